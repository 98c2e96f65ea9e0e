/** Calls of outside callers, for tests of callbacks. */
import { CALLEE_TYPE } from '#contract/hipcall/enums.ts'
import { formatTimestamp, parseTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '#server/resources/cdrs/insert.ts'

/** What a call is about, where it is not as usual; times are seconds after `at`. */
export interface Calling {
  number?: string | null
  at: string
  /** `missed`: left in a queue after 20 s. `ours`: we call, and they pick up after 10 s; `try`: they do not. */
  kind?: 'missed' | 'answered' | 'ours' | 'try' | 'voicemail' | 'closed'
  talked?: number
  user_id?: number
  contact_id?: number
}

let made = 0

/** A call between an outside number and us. */
export function calling({ number = '+905326202911', at, kind = 'missed', talked = 60, user_id = 2, contact_id = 0 }: Calling): NewCdr {
  made += 1
  const time = (seconds: number) => formatTimestamp(parseTimestamp(at) + seconds * 1000)
  const [ours, picked] = [kind === 'ours' || kind === 'try', kind === 'answered' || kind === 'ours']
  const length = picked ? 10 + talked : 20
  const missed = !ours && !picked
  return {
    resource_type: 'cdr',
    uuid: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    direction: ours ? 2 : 1,
    user_id: missed ? null : user_id,
    contact_id,
    channel_type: 1,
    channel_id: 1,
    started_at: at,
    answered_at: ours ? (picked ? time(10) : null) : time(1),
    bridged_at: ours ? time(0) : picked ? time(10) : null,
    ended_at: time(length),
    call_duration: length,
    first_touch_duration: null,
    missing_call: missed,
    missing_call_reason: missed ? (kind === 'closed' ? 1 : 3) : 0,
    caller_id: null,
    caller_type: ours ? 2 : 1,
    caller_number: ours ? '101' : number,
    callee_id: 1,
    callee_type: ours ? CALLEE_TYPE.contact : CALLEE_TYPE.team,
    callee_number: ours ? number : '201',
    record_url: null,
    hangup_by: 2,
    voicemail_type: null,
    voicemail_id: kind === 'voicemail' ? 5 : null,
    voicemail_url: null,
    call_flow: null,
  }
}

/** So many callers who were not answered, a minute apart from `at` on. */
export function callersWaiting(count: number, at: string): NewCdr[] {
  return Array.from({ length: count }, (_, index) =>
    calling({ number: `+90532000${String(index).padStart(4, '0')}`, at: formatTimestamp(parseTimestamp(at) + index * 60_000) }),
  )
}
