/** What mirroring an account costs, and how soon a large mirror is there again after a restart. */
import { cp } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { boot } from '#server/boot.ts'
import { readConfig } from '#server/config.ts'
import { openDb } from '#server/db/connect.ts'
import { simulatedAccount } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { startProcess } from '#server/testing/simulation/run.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { databaseOf } from './database.ts'
import { inDirectory } from './in-directory.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-03-10T00:00:00Z')
const DAYS = 7
const PER_DAY = 2_000
const RESTARTED = 500_000

/** `processor`: milliseconds a call, list and steps, with the account that answers. `used`: share of the requests allowed in the first hour. */
export interface MirrorCost {
  calls: number
  processor: number
  used: number
  /** Hours of the account's time until list and steps were whole. */
  hours: number
}

/** Mirrors an account of some thousand calls at 30 requests a minute, in virtual time. */
export function measureMirror(): Promise<MirrorCost> {
  return inDirectory(async (directory) => {
    const db = await openDb({ dataDir: directory })
    const time = createVirtualTime(START)
    const calls = accountCalls({ from: START - DAYS * 24 * HOUR, days: DAYS, perDay: PER_DAY, seed: 'bench', until: START })
    const account = simulatedAccount(time, { calls, limit: 30, window: 'fixed', seed: 'bench' })
    const before = process.cpuUsage()
    const running = startProcess({ db, time, account, seed: 'bench' })
    let [used, hours] = [0, 0]
    for (let left = 1; left > 0; hours += 1) {
      await time.run(START + (hours + 1) * HOUR)
      if (hours === 0) used = account.counted.requests / (30 * 60)
      const [row] = await db.rows<{ left: number }>(sql`
        select (${account.listed().length} - count(*) filter (where flow_known))::int as left from cdrs`)
      left = row?.left ?? 0
    }
    const stopped = running.stop()
    await time.run(time.now() + HOUR)
    await stopped
    const { user, system } = process.cpuUsage(before)
    await db.close()
    return { calls: calls.length, processor: (user + system) / 1000 / calls.length, used, hours }
  })
}

/** Milliseconds from nothing to the first answer, of a server that mirrored so many calls before. */
export async function measureRestart(progress: (stored: number) => void): Promise<{ calls: number; took: number }> {
  const { directory: kept } = await databaseOf(RESTARTED, progress)
  return inDirectory(async (directory) => {
    await cp(kept, directory, { recursive: true })
    const db = await openDb({ dataDir: directory })
    await db.rows(sql`insert into mirror_covered (from_at, to_at) values ('-infinity', now())`)
    await db.close()
    const address = { HIPCALL_API_URL: 'http://127.0.0.1:9', HIPCALL_API_TOKEN: 'nobody-answers', LOG_LEVEL: 'silent' }
    const config = readConfig({ DATA_DIR: directory, ...address })
    // Once for what only the first start has to do.
    await (await boot(config)).stop()
    const startedAt = performance.now()
    const running = await boot(config)
    await running.app.request('/api/dashboard/account')
    const took = performance.now() - startedAt
    await running.stop()
    return { calls: RESTARTED, took }
  })
}
