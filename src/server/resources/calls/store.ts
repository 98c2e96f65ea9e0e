import { sql } from 'drizzle-orm'
import { directionOf, MISSED_OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import type { Queries } from '../../db/connect.ts'
import { type CdrRow, readCalls } from '../cdrs/row.ts'

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

/** All calls with a phone but one, the newest first: how many, how many of them missed, since when, and the last 20. */
export async function historyOf(db: Queries, phone: number, but: string): Promise<History> {
  const either = (columns: string) => sql`
    select ${sql.raw(columns)} from cdrs where caller_phone_id = ${phone}
    union select ${sql.raw(columns)} from cdrs where callee_phone_id = ${phone}`
  const [totals] = await db.rows<{ total: number; missed: number; first: string | null }>(sql`
    with calls as materialized (${either('uuid, started_at, kind_id')})
    select count(*)::int as total, min(calls.started_at) as first,
      (count(*) filter (where cdr_kinds.outcome = any(${sql.param([...MISSED_OUTCOMES])}::text[])))::int as missed
    from calls join cdr_kinds on cdr_kinds.id = calls.kind_id where uuid <> ${but}`)
  const newest = (column: string) => sql`(
    select uuid, started_at from cdrs where ${sql.raw(column)} = ${phone} order by started_at desc, uuid desc limit ${SHOWN + 1})`
  const shown = await db.rows<{ uuid: string }>(sql`
    select uuid from (${newest('caller_phone_id')} union ${newest('callee_phone_id')}) as both_sides
    where uuid <> ${but} order by started_at desc, uuid desc limit ${SHOWN}`)
  const rows = await readCalls(
    db,
    shown.map(({ uuid }) => uuid),
  )
  return { total: totals?.total ?? 0, missed: totals?.missed ?? 0, first_started_at: totals?.first ?? null, rows }
}
