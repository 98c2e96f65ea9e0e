/** How a call ended, in one word: derived once, here, for lists, filters, timelines and figures. */
import { isOutside, isPerson, type OrderedStep, orderFlow } from './call-flow-order.ts'
import type { CallFlowStep, Cdr } from './cdrs.ts'
import { CALLEE_TYPE, CALLER_TYPE, DIRECTION, type Direction, HANGUP_BY, MISSING_CALL_REASON, nameOf } from './enums.ts'

/**
 * Inbound:
 * - `answered`: a person of ours picked up
 * - `voicemail`: nobody picked up and the caller left a message
 * - `left_in_greeting`: the call ended in a greeting (menu), before anybody was looked for
 * - `left_in_queue`: the caller hung up while a team was looking for somebody, or the team ended the call without ringing anyone
 * - `rang_out`: somebody was rung, and nobody picked up
 * - `rejected`: everybody who was rung refused the call
 * - `closed_hours`: outside business hours
 * - `short_abandoned`: hung up too soon to count, by Hipcall's own rule
 * - `callback_asked`: the caller pressed the key to be called back
 *
 * Outbound: `reached` if the other side picked up, else `not_reached`. Between our own people: `internal`.
 */
export const OUTCOMES = [
  'answered',
  'voicemail',
  'left_in_greeting',
  'left_in_queue',
  'rang_out',
  'rejected',
  'closed_hours',
  'short_abandoned',
  'callback_asked',
  'reached',
  'not_reached',
  'internal',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Inbound calls that reached neither a person nor a voicemail. */
export const MISSED_OUTCOMES = [
  'left_in_greeting',
  'left_in_queue',
  'rang_out',
  'rejected',
  'closed_hours',
  'short_abandoned',
  'callback_asked',
] as const satisfies readonly Outcome[]

/** Outcomes that share a colour: the same in tables, timelines and charts. */
export const OUTCOME_GROUPS = ['answered', 'voicemail', 'missed', 'short_or_closed', 'internal', 'outbound'] as const
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number]

const GROUP_OF: Readonly<Record<Outcome, OutcomeGroup>> = {
  answered: 'answered',
  voicemail: 'voicemail',
  left_in_greeting: 'missed',
  left_in_queue: 'missed',
  rang_out: 'missed',
  rejected: 'missed',
  callback_asked: 'missed',
  closed_hours: 'short_or_closed',
  short_abandoned: 'short_or_closed',
  reached: 'outbound',
  not_reached: 'outbound',
  internal: 'internal',
}

/** Seconds after which every network ends a call that nobody picks up. */
const LONGEST_RING = 180

/** The group whose colour this outcome wears. */
export function outcomeGroup(outcome: Outcome): OutcomeGroup {
  return GROUP_OF[outcome]
}

/** True for an inbound call without a human answer and without a voicemail, whatever the reason. */
export function isMissed(outcome: Outcome): boolean {
  return (MISSED_OUTCOMES as readonly Outcome[]).includes(outcome)
}

/** The direction by name; for a number this version does not know, told from who called whom. */
export function directionOf(cdr: Pick<Cdr, 'direction' | 'caller_type' | 'callee_type'>): Direction {
  const known = nameOf(DIRECTION, cdr.direction)
  if (known !== undefined) return known
  if (cdr.caller_type !== CALLER_TYPE.user) return 'inbound'
  return cdr.callee_type === CALLEE_TYPE.contact ? 'outbound' : 'internal'
}

/** True where a voicemail was left; the API writes both null and 0 for none. */
export function hasVoicemail(cdr: Pick<Cdr, 'voicemail_id' | 'voicemail_url'>): boolean {
  return (cdr.voicemail_id ?? 0) !== 0 || (cdr.voicemail_url ?? '') !== ''
}

/**
 * The outcome of a call, from the fields of the list and, where it is held, its call_flow (any order; null or empty: not held).
 *
 * Outbound is `reached` where `answered_at` is set (there `bridged_at` is our own person's leg), or the flow has a bridge to a contact,
 * or the call has no times but lasted longer than a phone can ring (three minutes, timer T301): the documentation's own outbound call.
 *
 * Inbound, the first rule that fits:
 * 1. `bridged_at` is set, or the flow has a bridge to a person: answered. `answered_at` says nothing: a greeting or a queue sets it too.
 * 2. A voicemail: voicemail, although Hipcall marks the call as missed.
 * 3. `missing_call_reason` callback, closed hours or short: that. Reason "abandoned" covers several things and is split below.
 * 4. The flow runs to its hangup without such a bridge: where it was lost, see `lostIn`.
 * 5. Hipcall itself says `missing_call: false`: answered. Its own documentation's calls are such, with every timestamp but start
 *    and end null; a queue that merely picked up is marked as missed by Hipcall, so this does not let a lost call look answered.
 * 6. Else where it was lost, from who hung up and where the call was going: an estimate until the flow is held, see `lostByFields`.
 */
export function deriveOutcome(cdr: Cdr, flow: readonly CallFlowStep[] | null): Outcome {
  const steps = flow === null ? [] : orderFlow(flow).steps
  const direction = directionOf(cdr)
  if (direction === 'internal') return 'internal'
  if (direction === 'outbound') {
    if (cdr.answered_at !== null || steps.some((step) => step.action === 'bridge' && isOutside(step.type))) return 'reached'
    return steps.length === 0 && cdr.bridged_at === null && (cdr.call_duration ?? 0) > LONGEST_RING ? 'reached' : 'not_reached'
  }
  if (cdr.bridged_at !== null || steps.some((step) => step.action === 'bridge' && isPerson(step.type))) return 'answered'
  if (hasVoicemail(cdr)) return 'voicemail'
  if (cdr.missing_call_reason === MISSING_CALL_REASON.callback) return 'callback_asked'
  if (cdr.missing_call_reason === MISSING_CALL_REASON.out_of_business_hours) return 'closed_hours'
  if (cdr.missing_call_reason === MISSING_CALL_REASON.short_abandoned) return 'short_abandoned'
  return lostIn(cdr, steps) ?? (cdr.missing_call ? lostByFields(cdr) : 'answered')
}

/**
 * Where an unanswered call was lost, by its flow; undefined where the flow does not say: it has no hangup, or nothing between start and hangup.
 * The caller hung up in a team, or the team rang nobody: left in the queue. Everybody rung refused (bridge_fail 21): rejected.
 * Somebody was rung, or was to be: rang out. Nobody was, and the last thing was a greeting or another machine: left in the greeting.
 */
function lostIn(cdr: Cdr, steps: readonly OrderedStep[]): Outcome | undefined {
  const hangup = steps.findLast((step) => step.action === 'hangup')
  const place = steps.findLast((step) => step.action === 'route')
  const rung = steps.filter((step) => step.action === 'bridge_attempt' && isPerson(step.type)).length
  if (hangup === undefined || (place === undefined && rung === 0)) return undefined
  const byCaller = hangup.hangupBy === null ? cdr.hangup_by === HANGUP_BY.contact : isOutside(hangup.hangupBy)
  if (place?.type === 'team' && (byCaller || rung === 0)) return 'left_in_queue'
  const refused = steps.filter((step) => step.action === 'bridge_fail' && step.result === REJECTED).length
  if (rung > 0 && refused >= rung) return 'rejected'
  return rung > 0 || place === undefined || isPerson(place.type) ? 'rang_out' : 'left_in_greeting'
}

/** Q.850 cause of a call that was refused, as `bridge_fail.result` carries it. */
export const REJECTED = 21

function lostByFields(cdr: Cdr): Outcome {
  if (cdr.hangup_by === HANGUP_BY.user) return 'rejected'
  if (cdr.hangup_by !== HANGUP_BY.contact) return 'rang_out'
  if (cdr.callee_type === null || cdr.callee_type === CALLEE_TYPE.greeting) return 'left_in_greeting'
  return cdr.callee_type === CALLEE_TYPE.team ? 'left_in_queue' : 'rang_out'
}
