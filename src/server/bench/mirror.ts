/** What mirroring an account costs, and how soon a large mirror is there again after a restart. */
import { sql } from 'drizzle-orm'
import { boot } from '#server/boot.ts'
import { readConfig } from '#server/config.ts'
import { openDb } from '#server/db/connect.ts'
import { simulatedAccount } from '#server/testing/simulation/account.ts'
import { type AccountCall, accountCalls } from '#server/testing/simulation/calls.ts'
import { startProcess } from '#server/testing/simulation/run.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { databaseOf } from './database.ts'
import { inCopyOf, inDirectory } from './in-directory.ts'
import { processorTime } from './measure.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-03-10T00:00:00Z')
const DAYS = 28
const PER_DAY = 2_000
const RESTARTED = 500_000
const LIMITED = { limit: 30, window: 'fixed', seed: 'bench' } as const

/**
 * `processor`: milliseconds a call, list and steps, without those the simulated account itself took for its answers (`account`). `used`:
 * share of the requests allowed in the first hour.
 */
export interface MirrorCost {
  calls: number
  processor: number
  account: number
  used: number
  /** Hours of the account's time until list and steps were whole. */
  hours: number
}

/** Mirrors four weeks of an account at 30 requests a minute, in virtual time. */
export function measureMirror(): Promise<MirrorCost> {
  return inDirectory(async (directory) => {
    const db = await openDb({ dataDir: directory })
    const time = createVirtualTime(START)
    const calls = accountCalls({ from: START - DAYS * 24 * HOUR, days: DAYS, perDay: PER_DAY, seed: 'bench', until: START })
    const account = simulatedAccount(time, { calls, ...LIMITED })
    const asked: Asked[] = []
    const fetch = (request: Request) => {
      asked.push({ at: time.now(), url: request.url })
      return account.fetch(request)
    }
    const startedAt = processorTime()
    const running = startProcess({ db, time, account: { ...account, fetch }, seed: 'bench' })
    let [used, hours] = [0, 0]
    for (let whole = false; !whole; hours += 1) {
      await time.run(START + (hours + 1) * HOUR)
      if (hours === 0) used = account.counted.requests / (30 * 60)
      // Asked so that an answer costs next to nothing.
      const [row] = await db.rows<{ whole: boolean }>(sql`
        select coalesce(sum(calls), 0) = ${account.listed().length} and not exists (select from cdrs where not flow_known) as whole
        from cdr_days`)
      whole = row?.whole ?? false
    }
    const stopped = running.stop()
    await time.run(time.now() + HOUR)
    await stopped
    const all = processorTime() - startedAt
    await db.close()
    const alone = await answeredAlone(calls, asked)
    return { calls: calls.length, processor: (all - alone) / calls.length, account: alone / calls.length, used, hours }
  })
}

interface Asked {
  at: number
  url: string
}

/** Milliseconds of processor that the simulated account takes for these answers, and its time for passing. */
async function answeredAlone(calls: readonly AccountCall[], asked: readonly Asked[]): Promise<number> {
  const time = createVirtualTime(START)
  const account = simulatedAccount(time, { calls, ...LIMITED })
  const askAll = async () => {
    for (const { at, url } of asked) {
      await time.sleep(at - time.now())
      await (await account.fetch(new Request(url))).text()
    }
  }
  const startedAt = processorTime()
  const done = askAll()
  await time.run()
  await done
  return processorTime() - startedAt
}

/** Milliseconds from nothing to the first answer, of a server that mirrored so many calls before. */
export async function measureRestart(progress: (stored: number) => void): Promise<{ calls: number; took: number }> {
  const kept = await databaseOf(RESTARTED, progress)
  return inCopyOf(kept, async (directory) => {
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
