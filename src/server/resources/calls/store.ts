import { sql } from 'drizzle-orm'
import { directionOf, MISSED_OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import type { Queries } from '../../db/connect.ts'
import { SAME_PLAN } from '../../db/plans.ts'
import { type CallRow, type CdrRow, callColumns, callOf } from '../cdrs/row.ts'

/** Calls of a history that are shown. */
const SHOWN = 20

/** The other side of a call: its number, and the phone it is stored under; undefined where there is none, as between our own people. */
export function outsideOf(row: CdrRow): { number: string; phone: number } | undefined {
  const direction = directionOf(row)
  if (direction === 'internal') return undefined
  const [number, phone] = direction === 'inbound' ? [row.caller_number, row.caller_phone_id] : [row.callee_number, row.callee_phone_id]
  return number === null || phone === null ? undefined : { number, phone }
}

export interface History {
  total: number
  missed: number
  first_started_at: string | null
  rows: CdrRow[]
}

interface HistoryRow {
  total: number
  missed: number
  first: string | null
  calls: CallRow['call'][]
}

/** All calls with a phone but one, the newest first: how many, how many of them missed, since when, and the last 20. */
export async function historyOf(db: Queries, phone: number, but: string): Promise<History> {
  const [row] = await db.rows<HistoryRow>(sql`${SAME_PLAN}
    with calls as materialized (
      select * from (
        select uuid, started_at, kind_id from cdrs where caller_phone_id = ${phone}
        union select uuid, started_at, kind_id from cdrs where callee_phone_id = ${phone}) as both_sides
      where uuid <> ${but}
    ), shown as (select uuid, started_at from calls order by started_at desc, uuid desc limit ${SHOWN})
    select count(*)::int as total, min(started_at) as first,
      (count(*) filter (where kind_id in (select id from cdr_kinds where outcome = any(${sql.param([...MISSED_OUTCOMES])}::text[]))))::int as missed,
      (select coalesce(json_agg(one.call order by one.started_at desc, one.uuid desc), '[]') from (
        select ${callColumns}, c.started_at, c.uuid from shown join cdrs c on c.uuid = shown.uuid) as one) as calls
    from calls`)
  if (row === undefined) return { total: 0, missed: 0, first_started_at: null, rows: [] }
  return { total: row.total, missed: row.missed, first_started_at: row.first, rows: row.calls.map((call) => callOf({ call })) }
}
