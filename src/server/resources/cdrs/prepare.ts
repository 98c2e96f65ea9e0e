/** A call on its way into the store: what is derived from its fields and steps, worked out before a transaction begins. */
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { hasVoicemail } from '#contract/hipcall/call-outcome.ts'
import type { CallFlowStep, Cdr } from '#contract/hipcall/cdrs.ts'
import { failedRings } from '#contract/hipcall/failed-rings.ts'
import { searchDigits } from '#contract/phone-search.ts'
import { profileOf } from '#server/insights/profiles.ts'
import type { NewKind } from './kinds.ts'

/**
 * A call to store: its list fields as the API gives them, its steps newest first (null: not held). A recording is either an address
 * (`record_url`, `voicemail_url`: an account's) or a length in seconds (sound of our own making, its address is signed when it is read).
 */
export interface NewCdr extends Cdr {
  call_flow: readonly CallFlowStep[] | null
  recording_seconds?: number | null
  voicemail_seconds?: number | null
}

export type Prepared = ReturnType<typeof prepare>

export function prepare(cdr: NewCdr) {
  const { resource_type: _, ...fields } = cdr
  const facts = callFacts(cdr, cdr.call_flow)
  const kind: NewKind = {
    direction: cdr.direction,
    missing_call: cdr.missing_call,
    missing_call_reason: cdr.missing_call_reason ?? 0,
    outcome: facts.outcome,
    has_recording: (cdr.record_url ?? '') !== '' || (cdr.recording_seconds ?? null) !== null,
    has_voicemail: hasVoicemail(cdr),
  }
  const [caller_digits, callee_digits] = [cdr.caller_number, cdr.callee_number].map((number) => searchDigits(number ?? '') || null)
  const row = {
    ...fields,
    ...facts,
    flow_known: cdr.call_flow !== null,
    duration: cdr.call_duration ?? -1,
    caller_digits: caller_digits ?? null,
    callee_digits: callee_digits ?? null,
    digits: [caller_digits, callee_digits].map((text) => (text ? ` ${text}` : '')).join(''),
  }
  const number_id = cdr.channel_type === 1 ? cdr.channel_id : null
  const profile = profileOf({ ...facts, direction: cdr.direction, user_id: cdr.user_id, number_id, flow_known: row.flow_known })
  return { row, kind, profile, rings: failedRings(cdr, cdr.call_flow) }
}
