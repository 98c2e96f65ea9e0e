import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { listAudit } from '#contract/dashboard/audit.ts'
import { getSync, listSetAside, type Sync } from '#contract/dashboard/sync.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { cover } from '#server/mirror/covered.ts'
import { holdDetails, holdPages } from '#server/mirror/hold.ts'
import { Seen } from '#server/mirror/seen.ts'
import { readState } from '#server/mirror/state.ts'
import { writeStatus } from '#server/mirror/status.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { createTestApp, type TestApp, type TestClock, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { type SimulatedAccount, simulatedAccount } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { type Process, startProcess } from '#server/testing/simulation/run.ts'
import { createVirtualTime, type VirtualTime } from '#server/testing/virtual-time.ts'
import type { Read } from '#server/upstream/upstream.ts'

const on = testDatabase()
const START = Date.parse('2026-03-10T09:00:00Z')
const MINUTE = 60_000
const PATH = '/api/dashboard/sync'

let clock: TestClock
let app: TestApp
let tests = 0
beforeEach(() => {
  // Counts are believed for some seconds: what one test counted is too old for the next.
  tests += 1
  clock = testClock(new Date(START + tests * MINUTE).toISOString())
  app = createTestApp(on.db, { clock, kind: 'hipcall' })
})

const at = (minutes: number) => formatTimestamp(START + minutes * MINUTE)

/** Asked some seconds later. */
async function sync(given = app): Promise<Sync> {
  clock.advance(6_000)
  return z.parse(getSync.answer, await (await given.as('agent', PATH)).json()).data
}
async function post(what: 'pause' | 'resume', role: 'admin' | 'supervisor' | 'agent' = 'admin', given = app) {
  clock.advance(6_000)
  const response = await given.as(role, `${PATH}/${what}`, { method: 'POST' })
  return { status: response.status, data: ((await response.json()) as { data: Sync }).data }
}
const audit = async () => {
  const entries = z.parse(listAudit.answer, await (await app.as('admin', '/api/dashboard/audit')).json()).data
  return entries.map(({ action, actor, target }) => [action, actor.role, target.type]).toReversed()
}
const running = { lastContactAt: START, lastError: null, total: 200 }
const requests = { last_minute: 12, limit: 30, waiting: 1 }
/** What a process that mirrors writes down every few seconds. */
const told = (more: object = {}) => writeStatus(on.db, { ...running, state: 'filling', ...more }, requests, clock.now())

describe('how complete the account is', () => {
  it('is whole where the store is the account, and nobody pauses that', async () => {
    const own = createTestApp(on.db, { clock })
    await insertCdrs(on.db, [calling({ at: at(-9) }), { ...calling({ at: at(-8) }), call_flow: [] }])
    expect(await sync(own)).toMatchObject({
      state: 'own',
      covered: [{ from: null, to: formatTimestamp(clock.now()) }],
      calls: 2,
      details: { held: 1, missed: 2, missed_held: 1 },
      requests: null,
      paused: null,
    })
    for (const what of ['pause', 'resume'] as const) expect((await post(what, 'admin', own)).status).toBe(409)
  })

  it('is nothing where no mirror has run yet', async () => {
    expect(await sync()).toEqual({
      state: 'waiting',
      covered: [],
      calls: 0,
      details: { held: 0, missed: 0, missed_held: 0 },
      set_aside: 0,
      requests: null,
      found: { late: 0, changed: 0, removed: 0 },
      last_contact_at: null,
      looked_through_at: null,
      directory_at: null,
      last_error: null,
      history_in: null,
      details_in: null,
      paused: null,
    })
  })

  it('follows what is held', async () => {
    const calls = [calling({ at: at(-10) }), calling({ at: at(-20) }), calling({ at: at(-30), kind: 'answered' })]
    const read = (record: NewCdr): Read<NewCdr> => ({ ok: true, record, raw: JSON.stringify(record) })
    const bad = { ok: false, raw: '{}', reason: 'direction: is no number', key: 'x', started_at: null } as const
    const page = { rank: 0, calls: [...calls.map(read), bad], last: false, total: null, asked_at: START }
    const into = { db: on.db, seen: new Seen(), now: START }
    await holdPages(into, [page], (tx) => cover(tx, [], { from: START - 30 * MINUTE, to: START }))
    await holdDetails(
      on.db,
      calls.slice(0, 1).map((call) => read({ ...call, call_flow: [] })),
      START,
    )
    await told()
    expect(await sync()).toMatchObject({
      state: 'filling',
      covered: [{ from: at(-30), to: at(0) }],
      calls: 3,
      details: { held: 1, missed: 2, missed_held: 1 },
      set_aside: 1,
      requests,
      last_contact_at: at(0),
      // 197 calls in pages of ten, 2.5 s each; then a request for each of them and of the two that wait.
      history_in: 49,
      details_in: 547,
    })
    await cover(on.db, [{ from: START - 30 * MINUTE, to: START }], { from: Number.NEGATIVE_INFINITY, to: START })
    await told({ state: 'current' })
    expect(await sync()).toMatchObject({ state: 'current', covered: [{ from: null, to: at(0) }], history_in: 0, details_in: 5 })
  })

  it('is not believed when nobody has written it down for a while', async () => {
    await told({ state: 'failing', lastError: { at: START, message: 'no', status: 500 } })
    expect(await sync()).toMatchObject({ state: 'failing', requests, last_error: { at: at(0), message: 'no', status: 500 } })
    clock.advance(45_000)
    // What happened last is still true.
    expect(await sync()).toMatchObject({ state: 'waiting', requests: null, last_contact_at: at(0), last_error: { status: 500 } })
  })
})

describe('pausing', () => {
  it('is for admins', async () => {
    for (const role of ['agent', 'supervisor'] as const)
      for (const what of ['pause', 'resume'] as const) expect((await post(what, role)).status).toBe(403)
    expect((await app.as(null, `${PATH}/pause`, { method: 'POST' })).status).toBe(401)
    expect((await sync()).paused).toBeNull()
  })

  it('is told at once, and by whom; doing it twice changes nothing, and leaves one mark', async () => {
    await told()
    const first = await post('pause')
    expect(first).toMatchObject({ status: 200, data: { state: 'paused', paused: { by: expect.any(String) }, history_in: null } })
    const again = await post('pause')
    expect(again.data.paused).toEqual(first.data.paused)
    expect((await post('resume')).data).toMatchObject({ state: 'filling', paused: null })
    expect((await post('resume')).data).toMatchObject({ state: 'filling', paused: null })
    expect(await audit()).toEqual([
      ['sync.pause', 'admin', 'sync'],
      ['sync.resume', 'admin', 'sync'],
    ])
  })

  it('is remembered where no process mirrors', async () => {
    await post('pause')
    clock.advance(10 * MINUTE)
    expect((await sync()).state).toBe('paused')
    await post('resume')
    expect((await sync()).state).toBe('waiting')
  })

  it('is not what stops it where Hipcall refuses the token', async () => {
    await told({ state: 'refused' })
    expect((await post('pause')).data).toMatchObject({ state: 'refused', paused: {} })
    expect((await post('resume')).data.state).toBe('filling')
  })
})

describe('what could not be read', () => {
  it('is listed for admins, newest first, by pages', async () => {
    await on.db.rows(sql`
      insert into mirror_set_aside (resource, key, reason, raw, started_at, first_at, last_at)
      select 'cdr', n::text, 'direction: is no number', '{"n": ' || n || '}', null, ${new Date(START).toISOString()},
        ${new Date(START).toISOString()}::timestamptz + make_interval(secs => n) from generate_series(1, 45) n`)
    const page = async (query: string) => z.parse(listSetAside.answer, await (await app.as('admin', `${PATH}/set-aside${query}`)).json())
    const first = await page('')
    expect(first.meta).toMatchObject({ total: 45, last_page: 3, per_page: 20, current_page: 1 })
    expect(first.data[0]).toMatchObject({ resource: 'cdr', raw: '{"n": 45}', times: 1, first_at: at(0) })
    expect((await page('?page=3')).data.map(({ raw }) => raw)).toEqual([5, 4, 3, 2, 1].map((n) => `{"n": ${n}}`))
    expect((await page('?page=4')).data).toEqual([])
    expect((await page('?per_page=2&page=2')).data.map(({ raw }) => raw)).toEqual(['{"n": 43}', '{"n": 42}'])
    for (const [role, status] of [
      ['agent', 403],
      ['supervisor', 403],
      [null, 401],
    ] as const)
      expect((await app.as(role, `${PATH}/set-aside`)).status).toBe(status)
    expect((await app.as('admin', `${PATH}/set-aside?per_page=0`)).status).toBe(422)
  })
})

describe('a mirror that runs', () => {
  let time: VirtualTime
  let process: Process
  let account: SimulatedAccount
  /** What is answered instead of the account; when each request came. */
  let instead: (() => Response) | undefined
  const asked: number[] = []

  beforeEach(() => {
    instead = undefined
    asked.length = 0
    time = createVirtualTime(START)
    const calls = accountCalls({ from: START - 86_400_000, days: 1, perDay: 2_000, seed: 'brakes', until: START })
    const real = simulatedAccount(time, { calls, limit: 30, window: 'sliding', seed: 'brakes' })
    account = {
      ...real,
      async fetch(request) {
        asked.push(time.now())
        return instead?.() ?? real.fetch(request)
      },
    }
    app = createTestApp(on.db, { clock: time, kind: 'hipcall' })
    process = startProcess({ db: on.db, time, account, seed: 'brakes' })
  })

  const pass = (milliseconds: number) => time.run(time.now() + milliseconds)
  /** What the service does every few seconds. */
  const heed = async () => process.mirror.heed(await readState(on.db))
  const press = async (what: 'pause' | 'resume') => {
    expect((await app.as('admin', `${PATH}/${what}`, { method: 'POST' })).status).toBe(200)
    await heed()
  }
  async function stop() {
    const stopped = process.stop()
    await pass(MINUTE)
    await stopped
  }

  it('sends nothing while it is paused, and goes on where it was', async () => {
    await pass(2 * MINUTE)
    expect(process.mirror.now().state).toBe('filling')
    await press('pause')
    await pass(1_000)
    const [sent, held] = [asked.length, await on.db.rows(sql`select count(*) from cdrs`)]
    await pass(30 * MINUTE)
    expect([asked.length, process.mirror.now().state]).toEqual([sent, 'paused'])
    // A process that begins now is paused as well.
    await stop()
    process = startProcess({ db: on.db, time, account, seed: 'brakes' })
    await pass(5 * MINUTE)
    expect([asked.length, process.mirror.now().state]).toEqual([sent, 'paused'])
    expect(await on.db.rows(sql`select count(*) from cdrs`)).toEqual(held)
    await press('resume')
    await pass(MINUTE)
    expect(asked.length).toBeGreaterThan(sent + 10)
    await pass(10 * MINUTE)
    expect(process.mirror.now()).toMatchObject({ state: 'current', lastError: null })
    await stop()
  })

  it('stops at a 401 until somebody has it go on', async () => {
    await pass(MINUTE)
    instead = () => Response.json({ message: 'Unauthenticated.' }, { status: 401 })
    await pass(10_000)
    const sent = asked.length
    await pass(60 * MINUTE)
    expect([asked.length, process.mirror.now()]).toMatchObject([sent, { state: 'refused', lastError: { status: 401 } }])
    await press('resume')
    await pass(10 * MINUTE)
    expect([asked.length, process.mirror.now().state]).toEqual([sent + 1, 'refused'])
    instead = undefined
    await press('resume')
    await pass(MINUTE)
    expect(asked.length).toBeGreaterThan(sent + 10)
    expect(process.mirror.now()).toMatchObject({ state: 'filling', lastError: { status: 401 } })
    await stop()
  })

  it('asks less and less often while Hipcall fails, and as before when it does not', async () => {
    await pass(30_000)
    asked.length = 0
    instead = () => new Response('oops', { status: 503 })
    await pass(5 * MINUTE)
    expect(process.mirror.now()).toMatchObject({ state: 'failing', lastError: { status: 503 } })
    const gaps = asked.slice(1).map((at, index) => (at - (asked[index] ?? 0)) / 1000)
    const expected = [1, 2, 4, 8, 16, 32, 60, 60, 60]
    expect(gaps.length).toBeGreaterThanOrEqual(8)
    for (const [index, gap] of gaps.entries()) {
      // No two requests follow each other closer than about two seconds anyway.
      const least = expected[index] ?? expect.unreachable()
      expect(gap).toBeGreaterThanOrEqual(least)
      expect(gap).toBeLessThan(Math.max(least, 2) + 1)
    }
    instead = undefined
    await pass(2 * MINUTE)
    expect(process.mirror.now().state).toBe('filling')
    // The next failure is the first again.
    instead = () => new Response('oops', { status: 503 })
    await pass(5_000)
    const [first = 0, second = 0] = asked.slice(-2)
    expect(second - first).toBeLessThan(3_500)
    await stop()
  })
})
