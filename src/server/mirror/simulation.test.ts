/** Time: simulated. Everything else is real: the mirror, its budget, the adapter, the store. */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { createLog } from '#server/log.ts'
import { testDatabase } from '#server/testing/database.ts'
import { simulatedAccount } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { simulatedTime } from '#server/testing/simulation/time.ts'
import { createHipcall } from '#server/upstream/v20211124.ts'
import { Mirror } from './mirror.ts'

const on = testDatabase()
const DAY = 86_400_000
const ZONE = 'Europe/Istanbul'

it('has everything after a while', async () => {
  const start = Date.parse('2026-03-10T09:00:00Z')
  const time = simulatedTime(start)
  const calls = accountCalls({ from: start - 2 * DAY, days: 3, perDay: 500, seed: 'a' })
  const account = simulatedAccount(time, { calls, limit: 30, window: 'fixed', seed: 'a' })
  const upstream = createHipcall({
    address: 'https://api.example',
    token: 'operator',
    time,
    zone: ZONE,
    fetch: (request) => account.fetch(request),
  })
  const mirror = new Mirror({ db: time.watch(on.db), upstream, time, zone: ZONE, log: createLog('silent') })
  mirror.start()
  const t0 = performance.now()
  const c0 = process.cpuUsage()
  for (let hour = 1; hour <= 6; hour += 1) {
    await time.runUntil(start + hour * 3_600_000)
    if (hour % 6 === 0) {
      const [n] = await on.db.rows<{ n: number; f: number }>(
        sql`select count(*)::int as n, count(*) filter (where flow_known)::int as f from cdrs`,
      )
      process.stdout.write(
        `${hour} h: ${JSON.stringify(n)} of ${account.listed().length}; ${JSON.stringify({ ...account.counted, asked: [...account.counted.asked] })} ${JSON.stringify(mirror.now())} ${Math.round(performance.now() - t0)} ms, cpu ${Math.round((process.cpuUsage(c0).user + process.cpuUsage(c0).system) / 1000)}\n`,
      )
    }
  }
  const stopped = mirror.stop()
  await time.runUntil(time.now() + 60_000)
  await stopped
  expect(1).toBe(1)
}, 600_000)
