/**
 * Places in the account's list of calls. A list that is held without a gap has every call at the same place as the account has it, counted
 * from the newest: one page from far down tells whether anything above it came late or went, however much that is.
 */
import { sql } from 'drizzle-orm'
import { parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '../db/connect.ts'
import type { CallsPage } from '../upstream/upstream.ts'

const DAY = 86_400_000
/** Of what was set aside, the key of a call whose uuid could be read. */
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
/** Of mirror_set_aside: calls that are not held in an earlier form. */
const ONLY_ASIDE = sql`
  resource = 'cdr' and not case when key ~* ${UUID} then exists (select from cdrs where uuid = key::uuid) else false end`
const iso = (at: number) => new Date(at).toISOString()

/** How many calls that are held (or set aside) started after an instant, and not before it. */
export interface Counted {
  after: number
  from: number
}

/** Counts at instants in milliseconds since 1970: whole days by their count, the rest of the day call by call. */
export async function countedAt(db: Queries, instants: readonly number[]): Promise<Counted[]> {
  if (instants.length === 0) return []
  const asked = instants.map((at, place) => ({ place, at: iso(at), next: iso((Math.floor(at / DAY) + 1) * DAY) }))
  return db.rows<Counted>(sql`
    select (later + held.after + aside.after)::int as after, (later + held."from" + aside."from")::int as "from"
    from json_to_recordset(${JSON.stringify(asked)}::json) as a (place int, at timestamptz, next timestamptz)
    cross join lateral (select coalesce(sum(calls), 0) as later from cdr_days where day >= (a.next at time zone 'UTC')::date) as days
    cross join lateral (
      select count(*) as "from", count(*) filter (where started_at > a.at) as after from cdrs where started_at >= a.at and started_at < a.next
    ) as held
    cross join lateral (
      select count(*) as "from", count(*) filter (where started_at > a.at) as after from mirror_set_aside
      where ${ONLY_ASIDE} and started_at >= a.at) as aside
    order by place`)
}

/** When each call that countedAt counts from an instant on started, oldest first; milliseconds since 1970. */
export async function startsFrom(db: Queries, at: number): Promise<number[]> {
  const from = iso(at)
  const rows = await db.rows<{ at: number }>(sql`
    select extract(epoch from started_at)::float8 * 1000 as at from (
      select started_at from cdrs where started_at >= ${from}
      union all select started_at from mirror_set_aside where ${ONLY_ASIDE} and started_at >= ${from}) as standing
    order by started_at`)
  return rows.map(({ at }) => at)
}

/** What countedAt says, or what is remembered of it. */
export type Counting = (instants: readonly number[]) => Promise<Counted[]>

/** How many calls are held from an instant on. */
export async function countFrom(count: Counting, at: number): Promise<number> {
  const [counted] = await count([at])
  return counted?.from ?? 0
}

/**
 * By how many calls the account's list is longer (more than 0) or shorter above this page than what is held. The calls of the page are held
 * already. Calls that started together may stand in any order.
 */
export async function shiftAt(count: Counting, page: CallsPage): Promise<number> {
  const starts = page.calls.flatMap((call, index) => {
    const at = call.ok ? call.record.started_at : call.started_at
    return at === null ? [] : [{ at: parseTimestamp(at), rank: page.rank + index }]
  })
  const ends = [starts.at(-1), starts[0]].flatMap((end) => end ?? [])
  const counted = await count(ends.map(({ at }) => at))
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
