/** Calls as the API gives them. */
import type { Call } from '#contract/dashboard/calls.ts'
import type { CallFlowStep, Cdr, CdrDetail } from '#contract/hipcall/cdrs.ts'
import { wireTime } from '../../db/wire-time.ts'
import type { CdrRow } from './row.ts'

/** Makes the address under which a sound can be fetched for a while; `address` is the one the account gave for it, null for sound of ours. */
export type SoundLink = (kind: 'call' | 'voicemail', uuid: string, address: string | null) => string

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
    record_url: row.record_url === null && row.recording_seconds === null ? null : link('call', row.uuid, row.record_url),
    hangup_by: row.hangup_by,
    voicemail_type: row.voicemail_type,
    voicemail_id: row.voicemail_id,
    voicemail_url: row.voicemail_url === null && row.voicemail_seconds === null ? null : link('voicemail', row.uuid, row.voicemail_url),
  }
}

export function toCdrDetail(row: CdrRow, flow: CallFlowStep[], link: SoundLink): CdrDetail {
  return { ...toCdr(row, link), call_flow: flow }
}

export function toCall(row: CdrRow, link: SoundLink): Call {
  const { outcome, waited, talked, team_ids, greeting_ids, contact_name, flow_known } = row
  return Object.assign(toCdr(row, link), { outcome, waited, talked, team_ids, greeting_ids, contact_name, flow_known })
}
