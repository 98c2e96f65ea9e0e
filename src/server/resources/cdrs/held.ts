/** Calls as they are stored, to be compared with what an account says of them now. */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import type { CallFlowStep } from '#contract/hipcall/cdrs.ts'
import { failedRings } from '#contract/hipcall/failed-rings.ts'
import type { Queries } from '#server/db/connect.ts'
import type { KeptCall } from '#server/insights/keep.ts'
import type { NewCdr, Prepared } from './prepare.ts'
import type { CdrRow } from './row.ts'
import { callerPhone, type Written } from './write-calls.ts'

export interface HeldCall extends Written {
  /** Its columns; times as JSON has them, which in their first 19 characters are the API's. */
  row: Omit<CdrRow, 'contact_name'> & { profile_id: number | null }
  call_flow: CallFlowStep[] | null
}

/** Those of the calls that are there, by uuid. */
export async function readHeld(tx: Queries, uuids: readonly string[]): Promise<Map<string, HeldCall>> {
  const rows = await tx.rows<HeldCall>(sql`
    select c.uuid, c.started_at, ${callerPhone} as caller, row_to_json(c) as row, call_flow
    from cdrs c left join cdr_flows using (uuid) where c.uuid = any(${sql.param([...uuids])}::uuid[])`)
  return new Map(rows.map((held) => [held.uuid, held]))
}

const FIELDS = [
  'direction',
  'user_id',
  'contact_id',
  'channel_type',
  'channel_id',
  'call_duration',
  'first_touch_duration',
  'missing_call',
  'missing_call_reason',
  'caller_id',
  'caller_type',
  'caller_number',
  'callee_id',
  'callee_type',
  'callee_number',
  'hangup_by',
  'voicemail_type',
  'voicemail_id',
] as const
const TIMES = ['started_at', 'answered_at', 'bridged_at', 'ended_at'] as const
const LENGTHS = ['recording_seconds', 'voicemail_seconds'] as const
/** Their addresses are signed anew at each listing: only whether there is one says something. */
const LINKS = ['record_url', 'voicemail_url'] as const

const second = (time: string | null) => time?.slice(0, 19) ?? null
const isThere = (link: string | null) => link && 'there'

/** True where a call is stored as it is given. What is derived follows from the rest, and steps that are not given stay those held. */
export function isHeld({ row, call_flow }: HeldCall, cdr: NewCdr): boolean {
  return (
    FIELDS.every((name) => row[name] === cdr[name]) &&
    TIMES.every((name) => second(row[name]) === second(cdr[name])) &&
    LENGTHS.every((name) => row[name] === (cdr[name] ?? null)) &&
    LINKS.every((name) => isThere(row[name]) === isThere(cdr[name])) &&
    (cdr.call_flow === null || (call_flow !== null && isDeepStrictEqual(JSON.parse(JSON.stringify(cdr.call_flow)), call_flow)))
  )
}

/** What figures kept of a call when it was written. */
export function keptOf({ uuid, row, call_flow }: HeldCall): KeptCall {
  const { profile_id, waited, talked } = row
  const started = Date.parse(row.started_at) / 1000
  return { uuid, started, profile: profile_id ?? 0, waited, talked, rings: failedRings(row, call_flow) }
}

const OF_CASES = [
  'direction',
  'outcome',
  'waited',
  'talked',
  'user_id',
  'contact_id',
  'channel_type',
  'channel_id',
  'caller_number',
  'callee_number',
] as const

/** True where a call that is written again is to callbacks (callbacks/fold.ts) what it was. */
export function isSameToCases({ row }: HeldCall, { row: made }: Prepared): boolean {
  return (
    OF_CASES.every((name) => row[name] === made[name]) &&
    second(row.started_at) === second(made.started_at) &&
    second(row.ended_at) === second(made.ended_at)
  )
}
