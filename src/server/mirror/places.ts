/**
 * Places in the account's list of calls. A list that is held without a gap has every call at the same place as the account has it, counted
 * from the newest: one page from far down tells whether anything above it came late or went, however much that is.
 */
import { sql } from 'drizzle-orm'
import { parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '../db/connect.ts'
import type { CallsPage } from '../upstream/upstream.ts'

/** How many calls that are held (or set aside) started after an instant, and not before it. */
export interface Counted {
  after: number
  from: number
}

/** Counts at instants in milliseconds since 1970: whole days by their count, the rest of the day call by call. */
export async function countedAt(db: Queries, instants: readonly number[]): Promise<Counted[]> {
  if (instants.length === 0) return []
  const asked = instants.map((at, place) => ({ place, at: new Date(at).toISOString() }))
  return db.rows<Counted>(sql`
    with asked as (
      select place, at, (at at time zone 'UTC')::date as day from json_to_recordset(${JSON.stringify(asked)}::json) as a (place int, at timestamptz)
    ), counted as (
      select place, at,
        (select coalesce(sum(calls), 0) from cdr_days where cdr_days.day > asked.day) as later,
        (select count(*) from cdrs where started_at > at and started_at < ((asked.day + 1)::timestamp at time zone 'UTC')) as after,
        (select count(*) from cdrs where started_at = at) as same,
        (select count(*) from mirror_set_aside where resource = 'cdr' and started_at > at) as aside_after,
        (select count(*) from mirror_set_aside where resource = 'cdr' and started_at = at) as aside_same
      from asked)
    select (later + after + aside_after)::int as after, (later + after + same + aside_after + aside_same)::int as "from"
    from counted order by place`)
}

/** How many calls are held from an instant on. */
export async function countFrom(db: Queries, at: number): Promise<number> {
  const [counted] = await countedAt(db, [at])
  return counted?.from ?? 0
}

/**
 * By how many calls the account's list is longer (more than 0) or shorter above this page than what is held. The calls of the page are held
 * already. Calls that started together may stand in any order.
 */
export async function shiftAt(db: Queries, page: CallsPage): Promise<number> {
  const starts = page.calls.flatMap((call, index) => {
    const at = call.ok ? call.record.started_at : call.started_at
    return at === null ? [] : [{ at: parseTimestamp(at), rank: page.rank + index }]
  })
  const ends = [starts.at(-1), starts[0]].flatMap((end) => end ?? [])
  const counted = await countedAt(
    db,
    ends.map(({ at }) => at),
  )
  for (const [index, { rank }] of ends.entries()) {
    const { after = 0, from = 0 } = counted[index] ?? {}
    if (rank >= from) return rank - from + 1
    if (rank < after) return rank - after
  }
  return 0
}

/** When the oldest call of a page started, and its newest; undefined where it has none. Milliseconds since 1970. */
export function spanOf(page: CallsPage): { oldest: number; newest: number } | undefined {
  const starts = page.calls.flatMap((call) => {
    const at = call.ok ? call.record.started_at : call.started_at
    return at === null ? [] : [parseTimestamp(at)]
  })
  return starts.length === 0 ? undefined : { oldest: Math.min(...starts), newest: Math.max(...starts) }
}
