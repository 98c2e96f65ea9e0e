/** How soon callers are called back: figures over the cases that were opened in a period. */
import { sql } from 'drizzle-orm'
import type { CallbackFigures } from '#contract/dashboard/callbacks.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { coveredPeriod, type Range } from '../cdrs/period.ts'
import { CASES, instantOf, isSnoozed, isWaiting } from './case-row.ts'
import { SHORTEST_OUTSIDE } from './fold.ts'
import { attemptKinds } from './keep.ts'
import { remembered } from './memory.ts'

interface Row {
  opened: number
  called: number
  median: number | null
  p90: number | null
  hour_of: number
  hour_count: number
  reached_us: number
  withheld: number
  extensions: number
  open: number
  longest_id: number | null
  longest_at: string | null
}

const HOUR = 3_600

/** `now` is in milliseconds since 1970. */
export async function callbackFigures(db: Queries, range: Range, now: number): Promise<CallbackFigures> {
  const from = range.from === null ? sql`'-infinity'::timestamptz` : instantOf(range.from)
  const to = range.to === null ? sql`'infinity'::timestamptz` : instantOf(range.to)
  const [row] = await remembered(db, JSON.stringify(['figures', range.from, range.to]), now, () =>
    db.rows<Row>(sql`
    select * from (
      select count(*)::int as opened, count(back_after)::int as called, (count(*) filter (where themselves))::int as reached_us,
        percentile_disc(0.5) within group (order by back_after) as median, percentile_disc(0.9) within group (order by back_after) as p90,
        (count(*) filter (where back_after is not null or (not themselves and first_at < ${instantOf(now - HOUR * 1000)})))::int as hour_of,
        (count(*) filter (where back_after <= ${HOUR}))::int as hour_count
      from (select back_after, first_at, back_after is null and coalesce(ended_how = 'they_reached_us', false) as themselves
        from callback_cases where first_at >= ${from} and first_at < ${to}) as begun
    ) as opened_cases cross join (
      select count(*)::int as withheld from cdrs c
      where c.caller_phone_id is null and c.started_at >= ${from} and c.started_at < ${to} and c.kind_id = ${attemptKinds}
    ) as nameless cross join (
      select count(*)::int as extensions from phones p join cdrs c on c.caller_phone_id = p.id
      where length(p.digits) < ${sql.raw(String(SHORTEST_OUTSIDE))} and c.started_at >= ${from} and c.started_at < ${to} and c.kind_id = ${attemptKinds}
    ) as short cross join (
      select count(*)::int as open, (array_agg(k.id order by k.first_at, k.id))[1] as longest_id, min(k.first_at) as longest_at
      from ${CASES} where ${isWaiting(now)} and not ${isSnoozed(now)}
    ) as waiting`),
  )
  if (row === undefined) throw new Error('a sum always has a row')
  return {
    period: coveredPeriod(range),
    opened: row.opened,
    to_call: { of: row.called, median: row.median, p90: row.p90 },
    within_hour: { of: row.hour_of, count: row.hour_count },
    reached_us: row.reached_us,
    withheld: row.withheld,
    extensions: row.extensions,
    open: row.open,
    longest: row.longest_id === null || row.longest_at === null ? null : { id: row.longest_id, first_at: wireTime(row.longest_at) },
  }
}
