/** A mirror in an ordinary week, in simulated time: how soon it shows what, and accounts of another kind. */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { testDatabase } from '#server/testing/database.ts'
import { EQUAL, isFirst, liveThrough, START, unequal, worldOf } from '#server/testing/simulation/life.ts'
import { startProcess } from '#server/testing/simulation/run.ts'
import { listingUpstream } from '#server/testing/simulation/v3.ts'

const on = testDatabase()
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const once = it.runIf(isFirst())

it('has the embedded database know how much it holds while there is work', async ({ skip }) => {
  skip(on.db.kind === 'server', 'a server sees to that by itself')
  const world = worldOf(on.db, { seed: 'tidy', history: 1, live: 0.1, perDay: 1_500 })
  const running = startProcess(world)
  await world.time.run(START + 20 * MINUTE)
  const [known] = await on.db.rows<{ rows: number }>(sql`select reltuples::int as rows from pg_class where oid = 'cdrs'::regclass`)
  expect(known?.rows).toBeGreaterThan(900)
  const stopped = running.stop()
  await world.time.run(world.time.now() + MINUTE)
  await stopped
})

once(
  'uses what is allowed while there is work, and shows new calls within a minute, their steps within five',
  async () => {
    const world = worldOf(on.db, { seed: 'steady', history: 0.75, live: 0.4, perDay: 2_000, window: 'sliding' })
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
    const world = worldOf(on.db, { seed: 'rising', history: 0.5, live: 0.3, perDay: 300, order: 'oldest first' })
    await liveThrough(world, 0.3, HOUR, 3)
    expect(await unequal(world)).toEqual(EQUAL)
  },
  300_000,
)

once(
  'shares what is allowed with another program',
  async () => {
    const world = worldOf(on.db, { seed: 'shared', history: 0.5, live: 0.2, perDay: 500 })
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
    const world = worldOf(on.db, { seed: 'v3', history: 1, live: 0.2, perDay: 300 })
    world.upstreamOf = (send) => listingUpstream(world.account, send)
    const running = startProcess(world)
    await world.time.run(START + HOUR)
    expect(running.mirror.now()).toMatchObject({ state: 'current', lastError: null })
    expect(await unequal(world)).toEqual(EQUAL)
    expect(world.account.counted.asked.get('detail')).toBeUndefined()
    const stopped = running.stop()
    await world.time.run(world.time.now() + MINUTE)
    await stopped
  },
  300_000,
)
