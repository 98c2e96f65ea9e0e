/** Made-up calls for measuring: as many as asked for, quickly, with the spread of a real account's values. They tell no story; the demo's do. */
import type { CallFlowStep } from '#contract/hipcall/cdrs.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '#server/resources/cdrs/insert.ts'

/** Calls a day; the newest call is at END. */
export const CALLS_PER_DAY = 1_500
export const END = Date.parse('2026-03-31T18:00:00Z')

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The outside number of rank `rank`: the same rank is always the same number. */
export function outsideNumber(rank: number): string {
  const mixed = Math.imul(rank + 1, 0x9e3779b1) >>> 0
  const code = [532, 533, 542, 543, 505, 555, 212, 216, 312, 232][mixed % 10]
  return `+90${code}${String(1_000_000 + (mixed % 8_999_983)).padStart(7, '0')}`
}

/** Outside numbers there are for so many calls: most call again. */
export const outsideNumbers = (calls: number) => Math.ceil(calls / 6)

function uuidFrom(random: () => number): string {
  const hex = (length: number) =>
    Math.floor(random() * 16 ** length)
      .toString(16)
      .padStart(length, '0')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(8)}${hex(4)}`
}

const FATES = ['answered', 'answered', 'answered', 'answered', 'greeting', 'queue', 'rang', 'short', 'closed', 'voicemail'] as const

function step(action: string, detail: CallFlowStep['detail'], at: number): CallFlowStep {
  return { action, detail, timestamp: formatTimestamp(at) }
}

function inboundFlow(startedAt: number, ended: number, team: number, greeting: number, user: number, answered: boolean): CallFlowStep[] {
  const steps = [step('init', { id: 1, type: 'contact' }, startedAt), step('route', { id: greeting, type: 'greeting' }, startedAt + 1_000)]
  steps.push(
    step('route', { id: team, type: 'team' }, startedAt + 9_000),
    step('bridge_attempt', { id: user, type: 'user' }, startedAt + 12_000),
  )
  steps.push(
    answered
      ? step('bridge', { id: user, type: 'user' }, startedAt + 17_000)
      : step('bridge_fail', { id: user, type: 'user', result: 19 }, ended - 1_000),
  )
  steps.push(step('hangup', { hangup_by: answered ? 'user' : 'contact' }, ended))
  return steps.reverse()
}

/** Calls number `from` to `to` of an account that has `all`, the oldest first. */
export function makeCalls(from: number, to: number, all: number, seed = 1): NewCdr[] {
  return Array.from({ length: to - from }, (_, index) => makeCall(from + index, all, randomFrom(seed * 7_919 + from + index)))
}

function makeCall(index: number, all: number, random: () => number): NewCdr {
  const among = (count: number) => 1 + Math.floor(random() * count)
  const started = END - (all - index) * (86_400_000 / CALLS_PER_DAY) + Math.floor(random() * 20) * 1000
  const kind = random()
  const direction = kind < 0.62 ? 1 : kind < 0.93 ? 2 : 3
  const fate = FATES[Math.floor(random() * FATES.length)] ?? 'answered'
  const answered = fate === 'answered'
  const inbound = direction === 1
  const missed = inbound && !answered
  const length = answered ? 20 + Math.floor(random() ** 3 * 3_600) : 3 + Math.floor(random() * 90)
  const user = among(28)
  const outside = outsideNumber(Math.floor(random() ** 2 * outsideNumbers(all)))
  const ours = `${1000 + user}`
  const at = (seconds: number) => formatTimestamp(started + seconds * 1000)
  const reason = fate === 'closed' ? 1 : fate === 'short' ? 2 : 3
  return {
    resource_type: 'cdr',
    uuid: uuidFrom(random),
    direction,
    user_id: answered || !inbound ? user : null,
    contact_id: random() < 0.3 ? 1 + (Number(outside.slice(-4)) % 2_000) : 0,
    channel_type: 1,
    channel_id: random() < 0.6 ? 1 : among(4),
    started_at: at(0),
    answered_at: inbound || answered ? at(2) : null,
    bridged_at: answered ? at(17) : null,
    ended_at: at(length),
    call_duration: length,
    first_touch_duration: inbound && answered ? 17 : 0,
    missing_call: missed,
    missing_call_reason: missed ? reason : 0,
    caller_id: 1,
    caller_type: inbound ? 1 : 2,
    caller_number: inbound ? outside : ours,
    callee_id: inbound ? among(6) : user,
    callee_type: inbound ? 3 : direction === 2 ? 1 : 2,
    callee_number: inbound ? '101' : direction === 2 ? outside : `${1000 + among(28)}`,
    record_url: null,
    recording_seconds: answered ? length - 17 : null,
    hangup_by: answered ? among(2) : 2,
    voicemail_type: fate === 'voicemail' && inbound ? 2 : null,
    voicemail_id: fate === 'voicemail' && inbound ? 1 : null,
    voicemail_url: null,
    call_flow: inbound ? inboundFlow(started, started + length * 1000, among(5), among(6), user, answered) : [],
  }
}
