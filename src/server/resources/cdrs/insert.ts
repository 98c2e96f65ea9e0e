import type { Queries } from '#server/db/connect.ts'
import { keepCalls } from '#server/insights/keep.ts'
import { announceCalls } from '#server/live/live.ts'
import { keepCases, type Span } from '../callbacks/keep.ts'
import { callsChanged } from './memory.ts'
import { type NewCdr, prepare } from './prepare.ts'
import { type Written, writeCalls } from './write-calls.ts'
import { lockCalls } from './write-lock.ts'

export type { NewCdr } from './prepare.ts'

/** Calls that are stored in one transaction. */
export const CHUNK = 1_000

/** `cases`: with the calls, or `later`, by who stores many and then makes all cases at once (callbacks/rebuild.ts). */
export interface InsertOptions {
  cases?: 'later'
}

/** Stores calls that are not there yet; those with a known uuid are left as they are. Returns the uuids that were new. */
export async function insertCdrs(db: Queries, cdrs: readonly NewCdr[], options: InsertOptions = {}): Promise<string[]> {
  const inserted: string[] = []
  for (let at = 0; at < cdrs.length; at += CHUNK) inserted.push(...(await insertChunk(db, cdrs.slice(at, at + CHUNK), options)))
  if (inserted.length > 0) callsChanged(db)
  return inserted
}

function insertChunk(db: Queries, cdrs: readonly NewCdr[], { cases }: InsertOptions): Promise<string[]> {
  const prepared = cdrs.map(prepare)
  return db.transaction(async (tx) => {
    await lockCalls(tx)
    const { written, kept } = await writeCalls(tx, prepared)
    await keepCalls(tx, kept)
    if (cases !== 'later') await keepCases(tx, spansOf(written))
    await announceCalls(tx, written)
    return written.map(({ uuid }) => uuid)
  })
}

/** From when to when these calls of each caller are. */
export function spansOf(calls: readonly Pick<Written, 'caller' | 'started_at'>[]): Span[] {
  const spans = new Map<number, Span>()
  for (const { caller, started_at } of calls) {
    if (caller === null) continue
    const known = spans.get(caller)
    if (known === undefined) spans.set(caller, { phone_id: caller, from: started_at, to: started_at })
    else if (started_at < known.from) known.from = started_at
    else if (started_at > known.to) known.to = started_at
  }
  return [...spans.values()]
}
