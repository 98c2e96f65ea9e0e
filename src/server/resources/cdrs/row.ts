/** Calls as they are read from the database and given to the client. */
import { sql } from 'drizzle-orm'
import type { Call } from '#contract/dashboard/calls.ts'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { CallFlowStep, Cdr, CdrDetail } from '#contract/hipcall/cdrs.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
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

export interface CallRow {
  call: unknown[]
}

export function callOf({ call }: CallRow): CdrRow {
  const row: Record<string, unknown> = { contact_name: call[COLUMNS.length] }
  for (const [index, name] of COLUMNS.entries()) row[name] = call[index]
  return row as unknown as CdrRow
}

/** The calls with these uuids, in the order of the uuids. One that is not there is left out. */
export async function readCalls(db: Queries, uuids: readonly string[]): Promise<CdrRow[]> {
  if (uuids.length === 0) return []
  const rows = await db.rows<CallRow>(sql`select ${callColumns} from cdrs c where c.uuid = any(${sql.param([...uuids])}::uuid[])`)
  const byUuid = new Map(rows.map(callOf).map((row) => [row.uuid, row]))
  return uuids.flatMap((uuid) => byUuid.get(uuid.toLowerCase()) ?? [])
}

/** The steps of a call, newest first; none while they are not held. */
export async function readFlow(db: Queries, uuid: string): Promise<CallFlowStep[]> {
  const [row] = await db.rows<{ call_flow: CallFlowStep[] }>(sql`select call_flow from cdr_flows where uuid = ${uuid}`)
  return row?.call_flow ?? []
}

/** Where a stored call stands in any order. */
export function placeOf({ uuid, started_at, duration }: Pick<CdrRow, 'uuid' | 'started_at' | 'duration'>): Place {
  return { uuid, duration, started: Date.parse(`${started_at.slice(0, 10)}T${started_at.slice(11, 19)}Z`) }
}

/** Makes the address under which a sound of ours can be fetched for a while. */
export type SoundLink = (kind: 'call' | 'voicemail', uuid: string) => string

export function toCdr(row: CdrRow, link: SoundLink): Cdr {
  return {
    resource_type: 'cdr',
    uuid: row.uuid,
    direction: row.direction,
    user_id: row.user_id,
    contact_id: row.contact_id,
    channel_type: row.channel_type,
    channel_id: row.channel_id,
    started_at: wireTime(row.started_at),
    answered_at: wireTime(row.answered_at),
    bridged_at: wireTime(row.bridged_at),
    ended_at: wireTime(row.ended_at),
    call_duration: row.call_duration,
    first_touch_duration: row.first_touch_duration,
    missing_call: row.missing_call,
    missing_call_reason: row.missing_call_reason,
    caller_id: row.caller_id,
    caller_type: row.caller_type,
    caller_number: row.caller_number,
    callee_id: row.callee_id,
    callee_type: row.callee_type,
    callee_number: row.callee_number,
    record_url: row.record_url ?? (row.recording_seconds === null ? null : link('call', row.uuid)),
    hangup_by: row.hangup_by,
    voicemail_type: row.voicemail_type,
    voicemail_id: row.voicemail_id,
    voicemail_url: row.voicemail_url ?? (row.voicemail_seconds === null ? null : link('voicemail', row.uuid)),
  }
}

export function toCdrDetail(row: CdrRow, flow: CallFlowStep[], link: SoundLink): CdrDetail {
  return { ...toCdr(row, link), call_flow: flow }
}

export function toCall(row: CdrRow, link: SoundLink): Call {
  const { outcome, waited, talked, team_ids, greeting_ids, contact_name, flow_known } = row
  return { ...toCdr(row, link), outcome, waited, talked, team_ids, greeting_ids, contact_name, flow_known }
}
