import { expect, it } from 'vitest'
import { countingSound, createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { rangeOf } from './play.ts'
import { LINK_LIFE } from './recordings.ts'

const on = testDatabase()
const UUID = '0a1b2c3d-0000-4000-8000-000000000001'
const LENGTH = 300_000

function player() {
  const clock = testClock()
  const { app, deps } = createTestApp(on.db, {
    clock,
    soundOf: async (kind, uuid) => (kind === 'call' && uuid === UUID ? countingSound(LENGTH) : null),
  })
  const link = deps.recordings.link('call', UUID, clock.now())
  const get = (headers: Record<string, string> = {}, path = link) => app.request(path, { headers })
  return { clock, link, get, deps, app }
}

/** Compared as buffers: element by element takes seconds. */
const holds = async (response: Response, start: number, end: number) =>
  Buffer.from(await response.arrayBuffer()).equals(countingSound(LENGTH).read(start, end))

it('gives the whole file without a token, byte for byte', async () => {
  const { get } = player()
  const response = await get()
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=3600',
    'content-length': String(LENGTH),
    'content-type': 'audio/wav',
    'x-content-type-options': 'nosniff',
  })
  expect(await holds(response, 0, LENGTH)).toBe(true)
})

it.each([
  ['bytes=0-0', 0, 1],
  ['bytes=200000-', 200_000, LENGTH],
  ['bytes=-1000', LENGTH - 1000, LENGTH],
  ['bytes=-999999', 0, LENGTH],
  ['bytes=100-999999', 100, LENGTH],
  ['bytes=130000-270000', 130_000, 270_001],
])('gives the part %s', async (range, start, end) => {
  const response = await player().get({ range })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${LENGTH}`)
  expect(response.headers.get('content-length')).toBe(String(end - start))
  expect(await holds(response, start, end)).toBe(true)
})

it.each(['bytes=300000-', 'bytes=300000-300001', 'bytes=-0'])('answers 416 to %s', async (range) => {
  const response = await player().get({ range })
  expect([response.status, response.headers.get('content-range'), await response.json()]).toEqual([
    416,
    `bytes */${LENGTH}`,
    { message: 'This part of the file does not exist.' },
  ])
})

it.each(['bytes=5-2', 'bytes=0-1,5-6', 'bytes=-', 'bytes=a-b', 'lines=0-1'])('gives the whole to %s', (range) => {
  expect(rangeOf(range, LENGTH)).toBeUndefined()
})

it('gives the whole where a part of an earlier state is asked for', async () => {
  expect((await player().get({ range: 'bytes=0-9', 'if-range': '"old"' })).status).toBe(200)
})

it('answers HEAD, and names the file for a download', async () => {
  const { app, link, get } = player()
  const head = await app.request(link, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(LENGTH), ''])
  expect((await get({}, `${link}&download`)).headers.get('content-disposition')).toBe(`attachment; filename="${UUID}.wav"`)
})

it('dies after 60 minutes with a 403 in the shape of errors', async () => {
  const { clock, get } = player()
  clock.advance(LINK_LIFE - 1000)
  expect((await get()).status).toBe(200)
  clock.advance(1000)
  const response = await get()
  expect([response.status, await response.json()]).toEqual([403, { message: 'This link has expired. Fetch the call again for a new one.' }])
})

it.each([
  ['without a signature', (link: string) => link.replace(/&signature=.*/, '')],
  ['with another signature', (link: string) => link.replace(/signature=./, 'signature=~')],
  ['with a longer life', (link: string) => link.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`)],
  ['without an end', (link: string) => link.replace(/expires=\d+/, 'expires=NaN')],
  ['of another kind', (link: string) => link.replace('/call/', '/voicemail/')],
  ['of another call', (link: string) => link.replace('000000000001', '000000000002')],
])('answers 403 to a link %s', async (_, changed) => {
  const { get, link } = player()
  expect((await get({}, changed(link))).status).toBe(403)
})

it('answers 404 where there is no such sound', async () => {
  const { get, deps, clock } = player()
  expect((await get({}, deps.recordings.link('voicemail', UUID, clock.now()))).status).toBe(404)
  expect((await get({}, `/recordings/call/${UUID}.mp3`)).status).toBe(404)
  expect((await get({}, '/recordings/other/x.wav')).status).toBe(404)
})
