/** A call that a person opens: fetched from the account where it is not held whole. */
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CdrDetail } from '#contract/hipcall/cdrs.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { gate, lostRequest } from '#server/testing/hipcall-failures.ts'
import { createMirroredApp, type MirroredApp, stalled } from '#server/testing/mirrored-app.ts'

const [on, far] = [testDatabase(), testDatabase()]
const AT = '2026-03-30T08:00:00+0000'
/** On 30 March in UTC, on the 31st in Istanbul. */
const NIGHT = '2026-03-30T22:30:00+0000'

let app: MirroredApp
beforeEach(() => {
  app = createMirroredApp(on.db, far.db)
})

const withSteps = (call: NewCdr): NewCdr => ({
  ...call,
  call_flow: [
    { action: 'hangup', detail: { hangup_by: 'contact' }, timestamp: call.ended_at ?? call.started_at },
    { action: 'init', detail: null, timestamp: call.started_at },
  ],
})
/** A call of the account. */
async function call(at = AT, more: Partial<NewCdr> = {}): Promise<NewCdr> {
  const made = withSteps({ ...calling({ at, kind: 'answered' }), ...more })
  await insertCdrs(far.db, [made])
  return made
}
/** The same, listed here already. */
async function listedCall(at = AT): Promise<NewCdr> {
  const made = await call(at)
  await insertCdrs(on.db, [{ ...made, call_flow: null }])
  return made
}
const addressOf = (uuid: string, date = '2026/03/30') => `/api/v20211124/cdrs/${date}/${uuid}`
async function open(path: string) {
  const response = await app.get(path)
  const answer = (await response.json()) as { data: CdrDetail; message?: string }
  return { status: response.status, steps: answer.data?.call_flow, message: answer.message, answer, headers: response.headers }
}
const isWhole = async (uuid: string) =>
  (await on.db.rows<{ flow_known: boolean }>(sql`select flow_known from cdrs where uuid = ${uuid}`))[0]?.flow_known

describe('a call that is listed, whose steps are not here', () => {
  it('is answered at once, without them, where what is held is asked for', async () => {
    const { uuid } = await listedCall()
    expect(await open(`${addressOf(uuid)}?flow=held`)).toMatchObject({ status: 200, steps: [] })
    expect([app.sent, await isWhole(uuid)]).toEqual([[], false])
  })

  it('is fetched, stored and answered with them, once', async () => {
    const { uuid, call_flow } = await listedCall()
    expect(await open(addressOf(uuid))).toMatchObject({ status: 200, steps: call_flow })
    expect([app.sent, await isWhole(uuid)]).toEqual([[addressOf(uuid)], true])
    for (const query of ['', '?flow=held']) expect((await open(addressOf(uuid) + query)).steps).toEqual(call_flow)
    expect(app.sent).toHaveLength(1)
  })

  it('is asked for once by two persons who wait at the same time', async () => {
    const { uuid, call_flow } = await listedCall()
    const { opened, open: let_go } = gate()
    app.line.through = async (request, next) => {
      await opened
      return next(request)
    }
    const both = [open(addressOf(uuid)), open(addressOf(uuid))]
    await expect.poll(() => app.sent).toHaveLength(1)
    let_go()
    for (const { status, steps } of await Promise.all(both)) expect([status, steps]).toEqual([200, call_flow])
    expect(app.sent).toHaveLength(1)
  })

  it('that has become another is stored as it is now', async () => {
    const { uuid } = await listedCall()
    await far.db.rows(sql`update cdrs set contact_id = 77 where uuid = ${uuid}`)
    expect((await open(addressOf(uuid))).answer.data).toMatchObject({ contact_id: 77 })
  })

  it('is answered as it is held where the account has it no more', async () => {
    const { uuid } = await listedCall()
    await far.db.rows(sql`delete from cdrs where uuid = ${uuid}`)
    expect(await open(addressOf(uuid))).toMatchObject({ status: 200, steps: [], answer: { data: { uuid } } })
  })

  it.each([
    ['breaks', 502, () => Promise.resolve(Response.json({ message: 'Server Error' }, { status: 500 })), /did not answer as it should/],
    ['cannot be reached', 502, lostRequest, /cannot be reached/],
    ['sends a page of HTML', 502, async () => new Response('<html>'), /not JSON/],
    ['takes the token no more', 502, async () => Response.json({ message: 'no' }, { status: 401 }), /does not accept the token/],
    ['allows no more requests', 429, async () => Response.json({}, { status: 429, headers: { 'retry-after': '20' } }), /no more requests/],
    ['is silent', 504, stalled, /in time/],
  ] as const)('is told as such where the account %s, and what is held is served', async (what, status, through, words) => {
    const { uuid } = await listedCall()
    app.line.through = through
    if (what === 'is silent') app.impatient()
    const failed = await open(addressOf(uuid))
    expect([failed.status, failed.message]).toEqual([status, expect.stringMatching(words)])
    if (status === 429) expect(failed.headers.get('retry-after')).toBe('20')
    expect(JSON.stringify(failed)).not.toContain('demo-admin')
    expect(await open(`${addressOf(uuid)}?flow=held`)).toMatchObject({ status: 200, steps: [] })
    expect((await app.get(`/api/dashboard/calls/${uuid}/context`)).status).toBe(200)
    // Nobody who asks later waits for the request that failed.
    app.line.through = (request, next) => next(request)
    if (status === 502) expect((await open(addressOf(uuid))).status).toBe(200)
  })
})

describe('a call that is not held at all', () => {
  it.each(['', '?flow=held'])('is fetched by its address%s and stored', async (query) => {
    const { uuid, call_flow } = await call()
    expect(await open(addressOf(uuid) + query)).toMatchObject({ status: 200, steps: call_flow })
    expect(await isWhole(uuid)).toBe(true)
    const context = await app.get(`/api/dashboard/calls/${uuid}/context`)
    expect(await context.json()).toMatchObject({ data: { call: { uuid, flow_known: true } } })
  })

  it('has no surroundings until then', async () => {
    const { uuid } = await call()
    expect((await app.get(`/api/dashboard/calls/${uuid}/context`)).status).toBe(404)
    expect(app.sent).toEqual([])
  })

  it('and not at the account either, is nowhere', async () => {
    const { uuid } = calling({ at: AT })
    expect(await open(addressOf(uuid))).toMatchObject({ status: 404, message: `No call ${uuid} started on this date.` })
  })

  it('is not to be had on another date than it started on', async () => {
    const { uuid } = await call()
    expect((await open(addressOf(uuid, '2026/03/27'))).status).toBe(404)
    expect((await open(addressOf(uuid, '2026/02/30'))).status).toBe(422)
  })

  it('is asked for once at the account however its uuid is written', async () => {
    const { uuid, call_flow } = await call(AT, { uuid: 'abcdef00-0000-4000-8000-00000000000a' })
    expect(await open(addressOf(uuid.toUpperCase()))).toMatchObject({ status: 200, steps: call_flow })
    expect((await open(addressOf(uuid))).steps).toEqual(call_flow)
    expect(app.sent).toHaveLength(1)
  })

  it('is told as such where its record cannot be read, and set aside', async () => {
    const { uuid } = await call()
    app.line.through = async (request, next) => {
      const text = await (await next(request)).text()
      return new Response(text.replace('"direction":1', '"direction":"in"'))
    }
    expect(await open(addressOf(uuid))).toMatchObject({ status: 502, message: expect.stringContaining('cannot be read') })
    expect(await on.db.rows(sql`select resource, key from mirror_set_aside`)).toEqual([{ resource: 'cdr_flow', key: uuid }])
  })
})

describe('around midnight', () => {
  /** An account that knows a call under one of its two dates only. */
  const only = (date: string) => {
    app.line.through = async (request, next) => (request.url.includes(`/${date}/`) ? next(request) : Response.json({}, { status: 404 }))
  }
  it.each([
    ['2026/03/30', 'UTC'],
    ['2026/03/31', 'Istanbul'],
  ])('a call is found at an account that has it under %s, its date in %s', async (known) => {
    only(known)
    const listed = await listedCall(NIGHT)
    for (const date of ['2026/03/30', '2026/03/31']) {
      const unlisted = await call(NIGHT)
      for (const { uuid, call_flow } of [listed, unlisted])
        expect([date, await open(addressOf(uuid, date))]).toMatchObject([date, { status: 200, steps: call_flow }])
    }
    expect((await open(addressOf(listed.uuid, '2026/04/01'))).status).toBe(404)
  })
})
