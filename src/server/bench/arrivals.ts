/** How fast calls are stored that arrive where many are held, with their figures and callbacks kept. */
import { openDb } from '#server/db/connect.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { makeCalls } from './calls.ts'
import { inCopyOf } from './in-directory.ts'

/** Those that are counted, after some that are not: a server has been running when calls arrive. */
const ARRIVING = 20_000
const BEFORE = 20_000
const TOGETHER = 1_000

/** Calls a second, into a copy of a directory that has `size`. */
export function measureArrivals(size: number, kept: string): Promise<number> {
  return inCopyOf(kept, async (directory) => {
    const db = await openDb({ dataDir: directory })
    try {
      let took = 0
      for (let from = 0; from < BEFORE + ARRIVING; from += TOGETHER) {
        const calls = makeCalls(size + from, size + from + TOGETHER, size)
        const startedAt = performance.now()
        await insertCdrs(db, calls)
        if (from >= BEFORE) took += performance.now() - startedAt
      }
      return ARRIVING / (took / 1000)
    } finally {
      await db.close()
    }
  })
}
