/** Recordings of a mirrored account, played through this server. */
import { beforeEach, describe, expect, it } from 'vitest'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { countingSound } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import type { Through } from '#server/testing/hipcall.ts'
import { lostRequest } from '#server/testing/hipcall-failures.ts'
import { createMirroredApp, type MirroredApp, stalled } from '#server/testing/mirrored-app.ts'

const [on, far] = [testDatabase(), testDatabase()]
const SECONDS = { call: 40, voicemail: 4 }
const AT = '2026-03-30T08:00:00+0000'
/** The address the account's list had for the sound when it was read. */
const OLD = 'http://hipcall.test/recordings/old?signature=secret-of-the-account'

let app: MirroredApp
let recorded: NewCdr
beforeEach(async () => {
  app = createMirroredApp(on.db, far.db)
  recorded = calling({ at: AT, kind: 'voicemail' })
  await insertCdrs(far.db, [{ ...recorded, recording_seconds: SECONDS.call, voicemail_seconds: SECONDS.voicemail, call_flow: [] }])
  await insertCdrs(on.db, [{ ...recorded, record_url: OLD, voicemail_url: OLD }])
})

type Kind = keyof typeof SECONDS
const linkOf = (kind: Kind, uuid = recorded.uuid) => app.deps.recordings.link(kind, uuid, app.clock.now())
const play = (kind: Kind, headers: Record<string, string> = {}, more = '') => app.app.request(linkOf(kind) + more, { headers })
const lengthOf = (kind: Kind) => SECONDS[kind] * 1000
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())
const sounds = () => app.sent.filter((path) => path.startsWith('/recordings/'))
const details = () => app.sent.filter((path) => path.includes('/cdrs/'))
/** What becomes of requests for sounds; those of the API pass. */
function onSounds(through: Through) {
  app.line.through = (request, next) => (request.url.includes('/recordings/') ? through(request, next) : next(request))
}

describe.each(['call', 'voicemail'] as const)('the sound of a %s', (kind) => {
  it('is played whole, byte for byte', async () => {
    const response = await play(kind)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=600',
      'content-length': String(lengthOf(kind)),
      'content-type': 'audio/wav',
      'x-content-type-options': 'nosniff',
    })
    expect((await bytes(response)).equals(countingSound(lengthOf(kind)).read(0, lengthOf(kind)))).toBe(true)
  })

  it('is played in parts, and its address is asked for once', async () => {
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 1],
      ['bytes=1000-1999', 1000, 2000],
      ['bytes=-500', lengthOf(kind) - 500, lengthOf(kind)],
    ] as const) {
      const response = await play(kind, { range })
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${lengthOf(kind)}`)
      expect(response.headers.get('content-length')).toBe(String(end - start))
      expect((await bytes(response)).equals(countingSound(lengthOf(kind)).read(start, end))).toBe(true)
    }
    const outside = await play(kind, { range: 'bytes=900000-' })
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${lengthOf(kind)}`])
    expect([details().length, sounds().length]).toEqual([1, 4])
  })

  it('answers HEAD, and is named for a download', async () => {
    const head = await app.app.request(linkOf(kind), { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(lengthOf(kind)), ''])
    const named = await play(kind, {}, '&download')
    expect(named.headers.get('content-disposition')).toBe(`attachment; filename="${recorded.uuid}.wav"`)
  })
})

describe('an address that has died', () => {
  /** Refuses the first address that is used, and counts. */
  const once = (status: number) => {
    let dead: string | undefined
    onSounds(async (request, next) => {
      dead ??= request.url
      return request.url === dead ? new Response('gone', { status }) : next(request)
    })
  }

  it.each([401, 403, 404, 410])('and is answered with %i is asked for anew, once', async (status) => {
    expect((await play('call')).status).toBe(200)
    app.clock.advance(60_000)
    app.sent.length = 0
    once(status)
    expect((await play('call', { range: 'bytes=0-9' })).status).toBe(206)
    expect([details().length, sounds().length]).toEqual([1, 2])
    // The new one is remembered.
    expect((await play('call', { range: 'bytes=0-9' })).status).toBe(206)
    expect([details().length, sounds().length]).toEqual([1, 3])
  })

  it('and whose successor is dead as well, is told as the fault of the other server', async () => {
    await play('call')
    app.sent.length = 0
    onSounds(async () => new Response('gone', { status: 403 }))
    const response = await play('call')
    expect([response.status, await response.json()]).toEqual([502, { message: 'The server of the recording answered 403.' }])
    expect([details().length, sounds().length]).toEqual([1, 2])
  })

  it('is not used for longer than it may live', async () => {
    await play('call')
    app.clock.advance(11 * 60_000)
    await play('call')
    expect(details()).toHaveLength(2)
  })
})

describe('no sound', () => {
  it('is a 404: for a call that has none, and for a call that is not here', async () => {
    const silent = calling({ at: AT, kind: 'answered' })
    await insertCdrs(far.db, [silent])
    await insertCdrs(on.db, [silent])
    for (const uuid of [silent.uuid, calling({ at: AT }).uuid]) {
      const response = await app.app.request(linkOf('call', uuid))
      expect([response.status, await response.json()]).toEqual([404, { message: 'This call has no recording.' }])
    }
    expect(sounds()).toEqual([])
  })

  it('without a valid link of ours asks nobody', async () => {
    expect((await app.app.request(linkOf('call').replace('/call/', '/voicemail/'))).status).toBe(403)
    const link = linkOf('call')
    app.clock.advance(3_600_000)
    expect((await app.app.request(link)).status).toBe(403)
    expect(app.sent).toEqual([])
  })

  it.each([
    ['the account cannot be reached', 502, 'all', lostRequest],
    ['the account is silent', 504, 'all', stalled],
    ['the account takes the token no more', 502, 'all', async () => Response.json({}, { status: 401 })],
    ['the server of the sound cannot be reached', 502, 'sounds', lostRequest],
    ['the server of the sound is silent', 504, 'sounds', stalled],
    ['the server of the sound breaks', 502, 'sounds', async () => new Response('oops', { status: 500 })],
  ] as const)('where %s is a %i', async (_, status, which, through) => {
    if (which === 'all') app.line.through = through
    else onSounds(through)
    if (status === 504) app.impatient()
    const response = await play('call')
    expect(response.status).toBe(status)
    expect(await response.text()).not.toMatch(/signature|demo-admin|hipcall\.test/)
  })
})

describe('what the server of the sound says', () => {
  const answering = (headers: Record<string, string>, status = 200) =>
    onSounds(async () => new Response('<script>alert(1)</script>', { status, headers }))

  it.each(['text/html', 'application/javascript', 'image/svg+xml', ''])('of its type, “%s”, makes no page of it', async (type) => {
    answering(type === '' ? {} : { 'content-type': type })
    const { headers } = await play('call')
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['application/octet-stream', 'nosniff'])
  })

  it.each([
    ['audio/mpeg', 'mp3'],
    ['audio/ogg; codecs=opus', 'ogg'],
    ['audio/x-wav', 'wav'],
  ])('of its type, %s, is passed on and names the file', async (type, ending) => {
    answering({ 'content-type': type })
    const { headers } = await play('call', {}, '&download')
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      type,
      `attachment; filename="${recorded.uuid}.${ending}"`,
    ])
  })

  it('is passed on where a player needs it, and nothing else is', async () => {
    const passed = { etag: '"1"', 'last-modified': 'Mon, 30 Mar 2026 08:00:00 GMT' }
    answering({ ...passed, 'content-type': 'audio/wav', 'set-cookie': 'a=b', location: OLD, 'x-amz-id': 'secret' })
    const { headers } = await play('call')
    expect(Object.fromEntries(headers)).toMatchObject(passed)
    for (const name of ['set-cookie', 'location', 'x-amz-id']) expect(headers.get(name)).toBeNull()
  })

  it('of its length is not passed on where what comes was packed', async () => {
    answering({ 'content-type': 'audio/wav', 'content-encoding': 'gzip', 'content-length': '7' })
    expect((await play('call')).headers.get('content-length')).toBeNull()
  })

  it('is given up where nobody reads it', async () => {
    let cancelled = 0
    const cancel = () => {
      cancelled += 1
    }
    const body = () => new ReadableStream({ cancel })
    for (const status of [500, 416, 403]) {
      onSounds(async () => new Response(body(), { status }))
      await play('call')
    }
    onSounds(async () => new Response(body(), { headers: { 'content-type': 'audio/wav' } }))
    await app.app.request(linkOf('call'), { method: 'HEAD' })
    await expect.poll(() => cancelled).toBe(5)
  })
})

it('never tells the account’s own address of a sound', async () => {
  const answers = [
    '/api/v20211124/cdrs',
    `/api/v20211124/cdrs/2026/03/30/${recorded.uuid}?flow=held`,
    `/api/v20211124/cdrs/2026/03/30/${recorded.uuid}`,
    '/api/dashboard/calls',
    `/api/dashboard/calls/${recorded.uuid}/context`,
  ]
  for (const path of answers) {
    const response = await app.get(path)
    const text = await response.text()
    expect([path, response.status, text.includes(recorded.uuid)]).toEqual([path, 200, true])
    expect(text).not.toMatch(/secret-of-the-account|hipcall\.test/)
  }
  const file = await app.get('/api/dashboard/calls/export?format=csv')
  const rows = await file.text()
  expect([file.status, rows.includes('+905326202911')]).toEqual([200, true])
  expect(rows).not.toMatch(/secret-of-the-account|hipcall\.test/)
})
