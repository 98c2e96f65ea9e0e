/** A month of a busy account, with all that goes wrong in a month. Time is simulated; mirror, budget, adapter and store are real. */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { randomOf } from '#server/demo/random.ts'
import { testDatabase } from '#server/testing/database.ts'
import { FAULTS, simulatedAccount } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { differences, openSomeCall, type Persons, type Process, startProcess, type World } from '#server/testing/simulation/run.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'

const on = testDatabase()
const HOUR = 3_600_000
const DAY = 24 * HOUR

const HISTORY = Number(process.env.SIM_H ?? 2),
  LIVE = Number(process.env.SIM_L ?? 1),
  PER = Number(process.env.SIM_P ?? 500)

it('has everything after a while', async () => {
  const start = Date.parse('2026-03-10T09:00:00Z')
  const time = createVirtualTime(start)
  const random = randomOf('month')
  const calls = accountCalls({ from: start - HISTORY * DAY, days: HISTORY + LIVE, perDay: PER, seed: 'a' })
  const broken = new Set(
    calls
      .filter((_, i) => i % 997 === 5)
      .slice(0, 3)
      .map(({ cdr }) => cdr.uuid),
  )
  const account = simulatedAccount(time, {
    calls,
    limit: 30,
    window: 'fixed',
    seed: 'a',
    faults: FAULTS,
    broken,
    outage: { from: start + (LIVE / 2) * DAY, to: start + (LIVE / 2) * DAY + (LIVE >= 3 ? DAY : 2 * HOUR) },
  })
  const world: World = { db: on.db, time, account, seed: 'a' }
  const persons: Persons = { waited: [], failed: 0 }
  const t0 = performance.now()
  const c0 = process.cpuUsage()
  let running: Process = startProcess(world)
  const end = start + LIVE * DAY
  let nextKill = start + random.next() * 6 * HOUR
  const opened: Promise<void>[] = []
  let mostSeen = 0
  for (let at = start; at < end + 60 * HOUR; at += 20 * 60_000) {
    await time.run(at)
    if (at >= end) account.calm()
    if (at < end) opened.push(openSomeCall(world, running, persons))
    if (at >= nextKill && at < end) {
      running.kill()
      await time.run(at + 1000 * random.int(1, 120))
      running = startProcess(world)
      nextKill = at + random.next() * 20 * HOUR
    }
    mostSeen = Math.max(mostSeen, account.counted.most)
    if ((at - start) % (12 * HOUR) === 0) {
      const [n] = await on.db.rows<{ n: number; f: number }>(
        sql`select count(*)::int as n, count(*) filter (where flow_known)::int as f from cdrs`,
      )
      process.stdout.write(
        `${(at - start) / HOUR} h: ${JSON.stringify(n)} of ${account.listed().length}; ${JSON.stringify({ ...account.counted, asked: [...account.counted.asked] })} ${JSON.stringify(running.mirror.now())} ${Math.round(performance.now() - t0)} ms, cpu ${Math.round((process.cpuUsage(c0).user + process.cpuUsage(c0).system) / 1000)}\n`,
      )
    }
  }
  const stopped = running.stop()
  await time.run(time.now() + 60_000)
  await stopped
  await Promise.all(opened)
  const d = await differences(world, broken)
  const held = (await on.db.rows<{ uuid: string }>(sql`select uuid::text from cdrs`)).map(({ uuid }) => uuid)
  const listed = new Set(account.listed().map(({ cdr }) => cdr.uuid))
  const extra = held.filter((u) => !listed.has(u))
  const w = persons.waited.toSorted((a, b) => a - b)
  process.stdout.write(
    `${JSON.stringify({ missing: d.missing.length, other: d.other.length, listed: d.listed, held: held.length, extra: extra.length, persons: w.length, failed: persons.failed, median: w[w.length >> 1], p99: w[Math.floor(w.length * 0.99)], max: w.at(-1) })}\n`,
  )
  process.stdout.write(
    `${JSON.stringify(await on.db.rows(sql`select value from settings where key = 'mirror'`))} ${JSON.stringify(await on.db.rows(sql`select resource, reason, times, started_at from mirror_set_aside`))}\n`,
  )
  expect(d.missing).toEqual([])
  expect(extra).toEqual([])
  expect(d.other).toEqual([])
}, 3_600_000)
