/**
 * Exact counts. Time is cut into pieces that hold a bounded number of calls; each is counted by a statement of its own along a narrow
 * index, and remembered until calls of its days change. So a count never holds up other requests, and a repeated or a live one
 * counts only the piece that calls arrive in.
 */
import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import type { Turn } from '../../db/turns.ts'
import { keepNewest } from '../../keep-newest.ts'
import { type Conditions, dimensions, filterKey, instant, sourceOf } from './conditions.ts'
import type { Counts, Day, Memory } from './memory.ts'
import { namePhones } from './phones.ts'
import { beginningOf, endOf } from './stretch.ts'

const DAY = 86_400_000

/** Calls a piece should hold. */
const PIECE = 16_000

/** Filters whose pieces are remembered. */
const REMEMBERED = 200

interface Piece {
  from: number
  to: number
  /** Highest version of its days. */
  version: number
  /** Calls in it, where it is of whole days; undefined where an end of it is within a day. */
  calls: number | undefined
}

/** Pieces of a range, the oldest first. They are cut at the same places whatever the range. */
function pieces({ days }: Memory, range: Conditions['range']): Piece[] {
  const total = days.reduce((sum, day) => sum + day.calls, 0)
  let length = 1
  while ((total / Math.max(1, days.length)) * length * 2 <= PIECE) length *= 2
  const block = length * DAY
  const [begin, end] = [Math.max(range.from ?? 0, beginningOf(days)), Math.min(range.to ?? Number.MAX_SAFE_INTEGER, endOf(days))]
  const found = new Map<number, Piece>()
  for (const day of days) {
    const [from, to] = [Math.max(begin, day.start), Math.min(end, day.start + DAY)]
    if (from >= to) continue
    const number = Math.floor(day.start / block)
    found.set(number, extend(found.get(number), day, from, to))
  }
  return [...found.values()]
}

function extend(piece: Piece | undefined, day: Day, from: number, to: number): Piece {
  const whole = to - from === DAY
  if (piece === undefined) return { from, to, version: day.version, calls: whole ? day.calls : undefined }
  const calls = piece.calls === undefined || !whole ? undefined : piece.calls + day.calls
  return { from: piece.from, to, version: Math.max(piece.version, day.version), calls }
}

function countsOf({ counts: all }: Memory, conditions: Conditions): Counts {
  const key = filterKey(conditions)
  const counts: Counts = all.get(key) ?? new Map()
  all.delete(key)
  all.set(key, counts)
  keepNewest(all, REMEMBERED)
  return counts
}

/** How many calls fit, piece by piece, the oldest first. Throws the signal's reason when it is aborted. */
export async function* countPieces(
  db: Queries,
  memory: Memory,
  asked: Conditions,
  newestFirst: boolean,
  turn: Turn,
  signal?: AbortSignal,
): AsyncGenerator<{ from: number; to: number; count: number }> {
  const conditions = await namePhones(db, asked)
  if (conditions === undefined) return
  const counts = countsOf(memory, asked)
  const source = sourceOf(conditions)
  const all = pieces(memory, conditions.range)
  for (const { from, to, version, calls } of newestFirst ? all.reverse() : all) {
    const key = `${from}-${to}`
    const known = counts.get(key)
    if (calls !== undefined && dimensions(conditions) === 0) yield { from, to, count: calls }
    else if (known !== undefined && known.version === version) yield { from, to, count: known.count }
    else {
      await turn.pause(signal)
      const where = [...source.where, sql`c.started_at >= ${instant(from)}`, sql`c.started_at < ${instant(to)}`]
      const [row] = await db.rows<{ count: number }>(sql`
        select count(${source.repeats ? sql`distinct c.uuid` : sql`*`})::int as count from ${source.from} where ${sql.join(where, sql` and `)}`)
      const count = row?.count ?? 0
      counts.set(key, { version, count })
      yield { from, to, count }
    }
  }
}

/** How many calls fit in all. */
export async function countCalls(db: Queries, memory: Memory, conditions: Conditions, turn: Turn, signal?: AbortSignal): Promise<number> {
  let total = 0
  for await (const piece of countPieces(db, memory, conditions, false, turn, signal)) total += piece.count
  return total
}
