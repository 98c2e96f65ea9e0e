/** Writes a call step by step, and makes the record of it: fields and call_flow come from the same times. */
import type { CallFlowStep } from '#contract/hipcall/cdrs.ts'
import { DIRECTION, HANGUP_BY, VOICEMAIL_TYPE } from '#contract/hipcall/enums.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'

type PartyType = 'user' | 'team' | 'greeting' | 'contact' | 'voicemail'

/** Steps in the order they happen. Times are milliseconds since 1970, whole seconds. */
export class Flow {
  readonly #steps: CallFlowStep[] = []

  #add(time: number, action: string, detail: CallFlowStep['detail']): void {
    this.#steps.push({ action, detail, timestamp: formatTimestamp(time) })
  }

  init(time: number, type: PartyType, id: number): this {
    this.#add(time, 'init', { id, type })
    return this
  }

  route(time: number, type: PartyType, id: number): this {
    this.#add(time, 'route', { id, type })
    return this
  }

  ring(time: number, type: PartyType, id: number): this {
    this.#add(time, 'bridge_attempt', { id, type })
    return this
  }

  /** `result` is a Q.850 cause: 17 busy, 18 and 19 no answer, 21 refused. */
  fail(time: number, type: PartyType, id: number, result: number): this {
    this.#add(time, 'bridge_fail', { id, result, type })
    return this
  }

  bridge(time: number, type: PartyType, id: number): this {
    this.#add(time, 'bridge', { id, type })
    return this
  }

  hangup(time: number, by: keyof typeof HANGUP_BY): this {
    this.#add(time, 'hangup', { hangup_by: by })
    return this
  }

  /** As the API gives them: newest first. */
  get newestFirst(): CallFlowStep[] {
    return this.#steps.toReversed()
  }
}

/** What differs between calls. Times in milliseconds since 1970; seconds are whole. */
export interface Told {
  uuid: string
  direction: keyof typeof DIRECTION
  startedAt: number
  answeredAt?: number
  bridgedAt?: number
  endedAt: number
  hangupBy: keyof typeof HANGUP_BY
  userId: number
  contactId: number
  numberId: number | null
  missedFor?: number
  caller: { id: number | null; type: number; number: string | null }
  callee: { id: number | null; type: number | null; number: string | null }
  recordingSeconds?: number
  voicemail?: { seconds: number; id: number }
  flow: Flow
}

const orNull = (time: number | undefined) => (time === undefined ? null : formatTimestamp(time))

/** The record of a call. */
export function recordOf(told: Told): NewCdr {
  const unreached = told.direction === 'outbound' && told.answeredAt === undefined
  return {
    resource_type: 'cdr',
    uuid: told.uuid,
    direction: DIRECTION[told.direction],
    user_id: told.userId,
    contact_id: told.contactId,
    channel_type: told.numberId === null ? null : 1,
    channel_id: told.numberId,
    started_at: formatTimestamp(told.startedAt),
    answered_at: orNull(told.answeredAt),
    bridged_at: orNull(told.bridgedAt),
    ended_at: formatTimestamp(told.endedAt),
    call_duration: unreached ? 0 : (told.endedAt - told.startedAt) / 1000,
    first_touch_duration: told.bridgedAt === undefined ? 0 : (told.bridgedAt - told.startedAt) / 1000,
    missing_call: told.missedFor !== undefined,
    missing_call_reason: told.missedFor ?? 0,
    caller_id: told.caller.id,
    caller_type: told.caller.type,
    caller_number: told.caller.number,
    callee_id: told.callee.id,
    callee_type: told.callee.type,
    callee_number: told.callee.number,
    record_url: null,
    hangup_by: HANGUP_BY[told.hangupBy],
    voicemail_type: told.voicemail === undefined ? null : VOICEMAIL_TYPE.account,
    voicemail_id: told.voicemail?.id ?? null,
    voicemail_url: null,
    recording_seconds: told.recordingSeconds ?? null,
    voicemail_seconds: told.voicemail?.seconds ?? null,
    call_flow: told.flow.newestFirst,
  }
}
