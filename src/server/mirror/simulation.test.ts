/** What goes wrong in a month, in simulated time: the mirror, its budget, the adapter and the store are the real ones. */
import { sql } from 'drizzle-orm'
import { describe, expect, inject, it } from 'vitest'
import { randomOf } from '#server/demo/random.ts'
import { testDatabase } from '#server/testing/database.ts'
import { findPostgres } from '#server/testing/find-postgres.ts'
import { type AccountOptions, FAULTS, simulatedAccount } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { differences, openSomeCall, type Persons, startProcess, type World } from '#server/testing/simulation/run.ts'
import { listingUpstream } from '#server/testing/simulation/v3.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { writeState } from './state.ts'

const on = testDatabase()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.parse('2026-03-10T09:00:00Z')

interface Lived extends Partial<AccountOptions> {
  seed: string
  /** Days before and after the mirror begins, and calls of each. */
  history: number
  live: number
  perDay: number
}

/** Days begin at midnight; the mirror in the middle of one. */
function callsOf({ seed, history, live, perDay }: Pick<Lived, 'seed' | 'history' | 'live' | 'perDay'>) {
  return { from: Math.floor(START / DAY - history) * DAY, days: Math.ceil(history + live + 1), perDay, seed, until: START + live * DAY }
}

function worldOf({ seed, history, live, perDay, ...options }: Lived): World {
  const time = createVirtualTime(START)
  const calls = accountCalls(callsOf({ seed, history, live, perDay }))
  return { db: on.db, time, account: simulatedAccount(time, { calls, limit: 30, window: 'fixed', seed, ...options }), seed }
}

/** Everything is the account's, and nothing else is. */
async function expectEqual(world: World, but: ReadonlySet<string> = new Set()) {
  const { missing, other } = await differences(world, but)
  const listed = new Set(world.account.listed().map(({ cdr }) => cdr.uuid))
  const held = await world.db.rows<{ uuid: string }>(sql`select uuid::text as uuid from cdrs`)
  expect({ missing, other, extra: held.filter(({ uuid }) => !listed.has(uuid)) }).toEqual({ missing: [], other: [], extra: [] })
}

/**
 * Lives through it: persons open calls, the process is killed now and then, and in the end nothing happens for a while, in which
 * everything is looked through.
 */
async function liveThrough(world: World, live: number, quiet: number, everyHours: number): Promise<Persons> {
  const { time, account } = world
  const random = randomOf(`${world.seed} life`)
  const persons: Persons = { waited: [], failed: 0 }
  const opened: Promise<void>[] = []
  let running = startProcess(world)
  let killAt = START + random.next() * everyHours * HOUR
  const end = START + live * DAY
  for (let at = START; at < end; at += 17 * MINUTE) {
    await time.run(at)
    opened.push(openSomeCall(world, running, persons))
    if (at < killAt) continue
    running.kill()
    await time.run(at + 1_000 * random.int(1, 120))
    running = startProcess(world)
    killAt = at + random.next() * 2 * everyHours * HOUR
  }
  account.calm()
  // It looks through everything every other day; once more from here.
  running.kill()
  await time.run(end + 2 * MINUTE)
  await writeState(world.db, { looked_through_at: null, looking_since: null, looking_at: null })
  running = startProcess(world)
  await time.run(end + quiet)
  const stopped = running.stop()
  await time.run(time.now() + MINUTE)
  await stopped
  await Promise.all(opened)
  return persons
}

/** On PostgreSQL where there is one, else on PGlite. */
const isFirst = () => 'server' in inject('databaseTemplate') || findPostgres() === undefined

/** Tests of what does not depend on the database run on one. */
const once = it.runIf(isFirst())

describe('a busy account that fails in every way, with a mirror that is killed again and again', () => {
  it('is held whole and exact in the end', async () => {
    const month = isFirst()
    const size = month ? { history: 27, live: 3, perDay: 2_000 } : { history: 1, live: 1, perDay: 300 }
    const outage = { from: START + (size.live / 2) * DAY, to: START + (size.live / 2) * DAY + (month ? DAY : 3 * HOUR) }
    const seed = 'a busy month'
    const broken = new Set(
      accountCalls(callsOf({ seed, ...size }))
        .filter(({ deletedAt, listedAt }, index) => index % 199 === 5 && deletedAt === undefined && listedAt < START)
        .slice(0, 3)
        .map(({ cdr }) => cdr.uuid),
    )
    const world = worldOf({ seed, ...size, faults: FAULTS, broken, outage })
    const persons = await liveThrough(world, size.live, month ? 11 * HOUR : HOUR, month ? 20 : 5)
    await expectEqual(world, broken)
    const aside = await on.db.rows<{ key: string }>(sql`select key from mirror_set_aside where resource = 'cdr'`)
    expect(aside.map(({ key }) => key).sort()).toEqual([...broken].sort())
    // No minute had more requests than are allowed, and none was refused for being too many.
    expect(world.account.counted).toMatchObject({ refused: 0 })
    expect(world.account.counted.most).toBeLessThanOrEqual(30)
    expect(persons.waited.length).toBeGreaterThan(persons.failed)
    expect(Math.max(...persons.waited)).toBeLessThanOrEqual(2_000)
    // Figures, places and callbacks follow calls that are replaced and removed.
    const [days] = await on.db.rows<{ calls: number }>(sql`select sum(calls)::int as calls from cdr_days`)
    expect(days?.calls).toBe(world.account.listed().length - broken.size)
  }, 1_200_000)
})

once(
  'uses what is allowed while there is work, and shows new calls within a minute, their steps within five',
  async () => {
    const world = worldOf({ seed: 'steady', history: 0.75, live: 0.4, perDay: 2_000, window: 'sliding' })
    const { time, account, db } = world
    const running = startProcess(world)
    await time.run(START + HOUR)
    expect(account.counted.requests).toBeGreaterThanOrEqual(0.95 * 30 * 60)
    await time.run(START + 4 * HOUR)
    expect(running.mirror.now().state).toBe('current')
    const began = time.now()
    const seen = new Map<string, number>()
    const complete = new Map<string, number>()
    for (; time.now() < began + 1.5 * HOUR; ) {
      await time.run(time.now() + 5_000)
      const rows = await db.rows<{ uuid: string; flow_known: boolean }>(
        sql`select uuid::text as uuid, flow_known from cdrs where started_at > ${new Date(began - 4 * HOUR).toISOString()}`,
      )
      for (const { uuid, flow_known } of rows) {
        if (!seen.has(uuid)) seen.set(uuid, time.now())
        if (flow_known && !complete.has(uuid)) complete.set(uuid, time.now())
      }
    }
    const late = { calls: 0, unseen: 0, unknown: 0 }
    for (const { listedAt, uuid } of account.appeared(began, time.now() - 5 * MINUTE)) {
      late.calls += 1
      if ((seen.get(uuid) ?? Number.POSITIVE_INFINITY) - listedAt > MINUTE) late.unseen += 1
      if ((complete.get(uuid) ?? Number.POSITIVE_INFINITY) - listedAt > 5 * MINUTE) late.unknown += 1
    }
    expect(late).toEqual({ calls: late.calls, unseen: 0, unknown: 0 })
    expect(late.calls).toBeGreaterThan(50)
    const stopped = running.stop()
    await time.run(time.now() + MINUTE)
    await stopped
  },
  300_000,
)

once(
  'reads a list that is to be had oldest first only',
  async () => {
    const world = worldOf({ seed: 'rising', history: 0.5, live: 0.5, perDay: 400, order: 'oldest first' })
    await liveThrough(world, 0.5, HOUR, 6)
    await expectEqual(world)
  },
  300_000,
)

once(
  'shares what is allowed with another program',
  async () => {
    const world = worldOf({ seed: 'shared', history: 0.5, live: 0.2, perDay: 500 })
    const running = startProcess(world)
    for (let at = START; at < START + 2 * HOUR; at += 20_000) {
      await world.time.run(at)
      world.account.take(5)
    }
    // Fifteen a minute are the other's, which come five at a time.
    expect(world.account.counted.requests).toBeGreaterThan(6 * 120)
    expect(world.account.counted.refused).toBeLessThan(20)
    const stopped = running.stop()
    await world.time.run(world.time.now() + MINUTE)
    await stopped
  },
  300_000,
)

once(
  'asks a version that knows dates and totals, and lists steps, for nothing it need not',
  async () => {
    const world = worldOf({ seed: 'v3', history: 1, live: 0.2, perDay: 300 })
    world.upstreamOf = (send) => listingUpstream(world.account, send)
    const running = startProcess(world)
    await world.time.run(START + HOUR)
    expect(running.mirror.now()).toMatchObject({ state: 'current', lastError: null })
    await expectEqual(world)
    expect(world.account.counted.asked.get('detail')).toBeUndefined()
    const stopped = running.stop()
    await world.time.run(world.time.now() + MINUTE)
    await stopped
  },
  300_000,
)
