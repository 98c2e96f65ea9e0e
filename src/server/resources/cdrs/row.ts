/** Calls as they are read from the database. */
import { sql } from 'drizzle-orm'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { CallFlowStep } from '#contract/hipcall/cdrs.ts'
import type { Queries } from '../../db/connect.ts'
import { SAME_PLAN } from '../../db/plans.ts'
import type { Place } from './order.ts'

/** A call as it is stored, with the name of its contact. */
export interface CdrRow {
  uuid: string
  direction: number
  user_id: number | null
  contact_id: number | null
  channel_type: number | null
  channel_id: number | null
  started_at: string
  answered_at: string | null
  bridged_at: string | null
  ended_at: string | null
  call_duration: number | null
  first_touch_duration: number | null
  missing_call: boolean
  missing_call_reason: number | null
  caller_id: number | null
  caller_type: number | null
  caller_number: string | null
  callee_id: number | null
  callee_type: number | null
  callee_number: string | null
  record_url: string | null
  recording_seconds: number | null
  hangup_by: number | null
  voicemail_type: number | null
  voicemail_id: number | null
  voicemail_url: string | null
  voicemail_seconds: number | null
  outcome: Outcome
  waited: number | null
  talked: number | null
  team_ids: number[]
  greeting_ids: number[]
  flow_known: boolean
  duration: number
  caller_phone_id: number | null
  callee_phone_id: number | null
  contact_name: string | null
}

/** Columns of a CdrRow, in the order `callColumns` gives them. */
const COLUMNS = [
  'uuid',
  'direction',
  'user_id',
  'contact_id',
  'channel_type',
  'channel_id',
  'started_at',
  'answered_at',
  'bridged_at',
  'ended_at',
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
  'record_url',
  'recording_seconds',
  'hangup_by',
  'voicemail_type',
  'voicemail_id',
  'voicemail_url',
  'voicemail_seconds',
  'outcome',
  'waited',
  'talked',
  'team_ids',
  'greeting_ids',
  'flow_known',
  'duration',
  'caller_phone_id',
  'callee_phone_id',
] as const satisfies readonly (keyof CdrRow)[]

const CONTACT_NAME = '(select name from contacts where contacts.id = c.contact_id and c.contact_id > 0)'

/**
 * What `callOf` reads, of the table cdrs under the name `c`: one JSON array a call. A driver takes apart two thousand fields of a page
 * more slowly than PostgreSQL writes and JavaScript parses fifty arrays.
 */
export const callColumns = sql.raw(`json_build_array(${COLUMNS.map((name) => `c.${name}`).join(', ')}, ${CONTACT_NAME}) as call`)

type Values<Names extends readonly (keyof CdrRow)[]> = { -readonly [Index in keyof Names]: CdrRow[Names[Index]] }

/** The values of COLUMNS and the name of the contact. */
export interface CallRow {
  call: [...Values<typeof COLUMNS>, contact_name: string | null]
}

/** One literal, for an object that is put together name by name is slow to make and slow to read. */
export function callOf({ call }: CallRow): CdrRow {
  const [
    uuid,
    direction,
    user_id,
    contact_id,
    channel_type,
    channel_id,
    started_at,
    answered_at,
    bridged_at,
    ended_at,
    call_duration,
    first_touch_duration,
    missing_call,
    missing_call_reason,
    caller_id,
    caller_type,
    caller_number,
    callee_id,
    callee_type,
    callee_number,
    record_url,
    recording_seconds,
    hangup_by,
    voicemail_type,
    voicemail_id,
    voicemail_url,
    voicemail_seconds,
    outcome,
    waited,
    talked,
    team_ids,
    greeting_ids,
    flow_known,
    duration,
    caller_phone_id,
    callee_phone_id,
    contact_name,
  ] = call
  return {
    uuid,
    direction,
    user_id,
    contact_id,
    channel_type,
    channel_id,
    started_at,
    answered_at,
    bridged_at,
    ended_at,
    call_duration,
    first_touch_duration,
    missing_call,
    missing_call_reason,
    caller_id,
    caller_type,
    caller_number,
    callee_id,
    callee_type,
    callee_number,
    record_url,
    recording_seconds,
    hangup_by,
    voicemail_type,
    voicemail_id,
    voicemail_url,
    voicemail_seconds,
    outcome,
    waited,
    talked,
    team_ids,
    greeting_ids,
    flow_known,
    duration,
    caller_phone_id,
    callee_phone_id,
    contact_name,
  }
}

/** The calls with these uuids, in the order of the uuids. One that is not there is left out. */
export async function readCalls(db: Queries, uuids: readonly string[]): Promise<CdrRow[]> {
  if (uuids.length === 0) return []
  const rows = await db.rows<CallRow>(
    sql`${SAME_PLAN} select ${callColumns} from cdrs c where c.uuid = any(${sql.param([...uuids])}::uuid[])`,
  )
  const byUuid = new Map(rows.map(callOf).map((row) => [row.uuid, row]))
  return uuids.flatMap((uuid) => byUuid.get(uuid.toLowerCase()) ?? [])
}

/** The steps of a call, newest first; none while they are not held. */
export async function readFlow(db: Queries, uuid: string): Promise<CallFlowStep[]> {
  const [row] = await db.rows<{ call_flow: CallFlowStep[] }>(sql`${SAME_PLAN} select call_flow from cdr_flows where uuid = ${uuid}`)
  return row?.call_flow ?? []
}

/** Where a stored call stands in any order. */
export function placeOf({ uuid, started_at, duration }: Pick<CdrRow, 'uuid' | 'started_at' | 'duration'>): Place {
  return { uuid, duration, started: Date.parse(`${started_at.slice(0, 10)}T${started_at.slice(11, 19)}Z`) }
}
