/**
 * What is remembered of all calls, so that a list knows where to look: the kinds there are, and how many calls each UTC day has.
 * It is never older than the last write: our own process says when it wrote, and on a server the newest version is asked for.
 */
import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import { keepNewest } from '../../keep-newest.ts'
import { type Conditions, filterKey } from './conditions.ts'
import { type Kind, readKinds } from './kinds.ts'
import { readShares, type Shares } from './shares.ts'

/** `start` is midnight UTC in milliseconds since 1970; `version` rises whenever calls of the day change. */
export interface Day {
  start: number
  calls: number
  version: number
}

export interface Memory {
  kinds: readonly Kind[]
  /** Oldest first. */
  days: readonly Day[]
  version: number
  /** Read again when there are a tenth more calls than when they were read. */
  shares: Shares | undefined
  sharesAt: number
  /** Counts by filter, see count.ts: they live as long as this database is known. */
  counts: Map<string, Counts>
  /** By filter, which part of the calls that were looked at first fitted it the last time that these were not enough. */
  met: Map<string, number>
}

/** Counts of one filter, by piece of time, with the version they were counted at. */
export type Counts = Map<string, { version: number; count: number }>

interface Known {
  memory: Memory
  /** Calls were written since it was read. */
  stale: boolean
  /** The reading that is under way: whoever asks meanwhile waits for it. */
  reading: Promise<Memory> | undefined
}

const memories = new WeakMap<object, Known>()

/** Says that calls were written, in a transaction that is over. */
export function callsChanged(db: Queries): void {
  const known = memories.get(db.source)
  if (known !== undefined) known.stale = true
}

/** Says that calls were removed: everything is read again. */
export function callsRemoved(db: Queries): void {
  memories.delete(db.source)
}

/** What is remembered, brought up to date. */
export async function remember(db: Queries): Promise<Memory> {
  const known = memories.get(db.source) ?? {
    memory: { kinds: [], days: [], version: 0, shares: undefined, sharesAt: 0, counts: new Map(), met: new Map() },
    stale: true,
    reading: undefined,
  }
  memories.set(db.source, known)
  if (known.reading === undefined && !known.stale && !(await isOutdated(db, known.memory))) return known.memory
  // A reading that began before the last write is not enough for who asks after it.
  return known.reading === undefined || known.stale ? readAgain(db, known) : known.reading
}

function readAgain(db: Queries, known: Known): Promise<Memory> {
  known.stale = false
  const reading = readAfter(known.reading, db, known)
  const over = () => {
    if (known.reading === reading) known.reading = undefined
  }
  known.reading = reading
  reading.then(over, over)
  return reading
}

async function readAfter(before: Promise<Memory> | undefined, db: Queries, known: Known): Promise<Memory> {
  await before?.catch(() => undefined)
  try {
    const memory = await read(db, known.memory)
    if (memory.version > known.memory.version) known.memory = memory
    return known.memory
  } catch (error) {
    known.stale = true
    throw error
  }
}

async function isOutdated(db: Queries, memory: Memory): Promise<boolean> {
  if (db.kind === 'embedded') return false
  const [row] = await db.rows<{ version: string | null }>(sql`select max(version)::text as version from cdr_days`)
  return Number(row?.version ?? 0) !== memory.version
}

async function read(db: Queries, before: Memory): Promise<Memory> {
  const rows = await db.rows<{ day: string; calls: number; version: string }>(
    sql`select day::text as day, calls, version::text as version from cdr_days where version > ${before.version}::bigint`,
  )
  if (rows.length === 0) return before
  const changed = new Map(before.days.map((day) => [day.start, day]))
  for (const { day, calls, version } of rows) {
    const start = Date.parse(`${day}T00:00:00Z`)
    changed.set(start, { start, calls, version: Number(version) })
  }
  const days = [...changed.values()].sort((a, b) => a.start - b.start)
  const version = days.reduce((highest, day) => Math.max(highest, day.version), 0)
  const total = days.reduce((sum, day) => sum + day.calls, 0)
  const known = before.shares !== undefined && total < before.sharesAt * 1.1
  const shares = known ? before.shares : await readShares(db)
  return {
    kinds: await readKinds(db),
    days,
    version,
    shares,
    sharesAt: known ? before.sharesAt : total,
    counts: before.counts,
    met: before.met,
  }
}

/** Filters whose share is remembered. */
const MOST_MET = 1_000

/** Which part of the calls fits a filter, whatever its range, as far as that was noted. */
export function metOf({ met }: Memory, conditions: Conditions): number | undefined {
  return met.get(filterKey(conditions))
}

export function noteMet({ met }: Memory, conditions: Conditions, share: number): void {
  met.set(filterKey(conditions), share)
  keepNewest(met, MOST_MET)
}
