/** Reads a call_flow into a story that can be drawn to scale and told as a list. */
import { parseTimestamp } from '../wire.ts'
import { callFacts } from './call-facts.ts'
import { isOutside, isPerson, type OrderedFlow, type OrderedStep, orderFlow } from './call-flow-order.ts'
import { type Replay, replay, type Segment } from './call-flow-replay.ts'
import { directionOf } from './call-outcome.ts'
import type { CallFlowStep, Cdr } from './cdrs.ts'
import type { Direction } from './enums.ts'

/** What a caller's time was spent on. `connecting`: before anything had it. `other`: what no rule names, or is not recorded. */
export const PARTS = ['connecting', 'greeting', 'waiting', 'ringing', 'talking', 'voicemail', 'other'] as const
export type Part = (typeof PARTS)[number]

/** Something about the flow that its reader should know. Seconds are whole. */
export type FlowProblem =
  | { kind: 'empty' }
  | { kind: 'no_hangup' }
  | { kind: 'out_of_order' }
  | { kind: 'one_second' }
  | { kind: 'duplicates'; count: number }
  | { kind: 'unknown_actions'; actions: string[] }
  | { kind: 'lone_failures'; count: number }
  /** The flow's clock is this much ahead of the call's (behind where negative): only differences within the flow are used. */
  | { kind: 'clock'; seconds: number }
  | { kind: 'length'; flow: number; call: number }
  /** The call was answered by its fields, and the flow has no step for it: the field's time is used. */
  | { kind: 'answer_from_fields' }

/**
 * A call as a story. Times are whole seconds from its start; `startedAt` (milliseconds since 1970, the call's own clock) is second 0.
 * `lanes` are in order of appearance; segments and steps point at them by index. The parts sum to `length`.
 */
export interface CallStory extends Omit<Replay, 'loneFailures'> {
  startedAt: number
  length: number
  parts: Record<Part, number>
  problems: FlowProblem[]
}

/** How far two clocks or lengths may be apart before it is worth telling, in seconds. */
const TOLERANCE = 5

/** Reads a call and its steps (any order, possibly empty, doubled or with unknown actions). Never throws on what the contract accepts. */
export function readCallFlow(cdr: Cdr, flow: readonly CallFlowStep[]): CallStory {
  const startedAt = parseTimestamp(cdr.started_at)
  const whole = callLength(cdr)
  const ordered = orderFlow(flow)
  const first = ordered.steps[0]
  if (first === undefined) return storyOfFields(cdr, startedAt, whole)

  const direction = directionOf(cdr)
  const steps = withAnswerOfFields(cdr, ordered.steps, direction)
  const span = ((steps.at(-1) ?? first).time - first.time) / 1000
  const complete = steps.some((step) => step.action === 'hangup')
  const length = complete ? span : Math.max(span, whole ?? 0)
  const { loneFailures, lanes, segments, steps: told, transfers, answered, hangup } = replay(steps, first.time, length, direction)

  const problems = problemsOf(ordered, complete)
  if (steps.length > ordered.steps.length) problems.push({ kind: 'answer_from_fields' })
  if (loneFailures > 0) problems.push({ kind: 'lone_failures', count: loneFailures })
  const ahead = Math.round((first.time - startedAt) / 1000)
  if (Math.abs(ahead) > TOLERANCE) problems.push({ kind: 'clock', seconds: ahead })
  if (complete && whole !== null && Math.abs(whole - span) > TOLERANCE) problems.push({ kind: 'length', flow: span, call: whole })
  return {
    startedAt,
    length,
    lanes,
    segments,
    steps: told,
    transfers,
    answered,
    hangup,
    parts: partsOf(segments, length, hangup),
    problems,
  }
}

/** Whole seconds of the call by its own times; null where it has none. */
function callLength(cdr: Cdr): number | null {
  const seconds = cdr.ended_at === null ? Number.NaN : (parseTimestamp(cdr.ended_at) - parseTimestamp(cdr.started_at)) / 1000
  return seconds >= 0 ? seconds : cdr.call_duration !== null && cdr.call_duration >= 0 ? cdr.call_duration : null
}

function problemsOf(ordered: OrderedFlow, complete: boolean): FlowProblem[] {
  const { steps, shuffled, duplicates, unknown } = ordered
  const problems: FlowProblem[] = []
  if (!complete) problems.push({ kind: 'no_hangup' })
  if (shuffled) problems.push({ kind: 'out_of_order' })
  if (steps.length > 2 && steps[0]?.time === steps.at(-1)?.time) problems.push({ kind: 'one_second' })
  if (duplicates > 0) problems.push({ kind: 'duplicates', count: duplicates })
  if (unknown.length > 0) problems.push({ kind: 'unknown_actions', actions: unknown })
  return problems
}

/** The steps, with the human answer put in from the call's fields where they have one and the flow does not. */
function withAnswerOfFields(cdr: Cdr, steps: OrderedStep[], direction: Direction): OrderedStep[] {
  const outbound = direction === 'outbound'
  const answered = outbound ? cdr.answered_at : cdr.bridged_at
  const first = steps[0]
  if (answered === null || first === undefined) return steps
  if (steps.some((step) => step.action === 'bridge' && (outbound ? isOutside(step.type) : isPerson(step.type)))) return steps
  const time = first.time + parseTimestamp(answered) - parseTimestamp(cdr.started_at)
  const next = steps.findIndex((step) => step.time > time || (step.time === time && step.action === 'hangup'))
  const over = next < 0 && steps.some((step) => step.action === 'hangup')
  if (time < first.time || over) return steps
  const rung = steps.findLast((step) => step.action === 'bridge_attempt' && isPerson(step.type) && isOutside(step.type) === outbound)
  const who = rung ?? { type: outbound ? 'contact' : 'user', id: outbound ? cdr.contact_id : cdr.user_id }
  const bridge = { action: 'bridge', type: who.type, id: who.id, result: null, hangupBy: null, time }
  return steps.toSpliced(next < 0 ? steps.length : next, 0, bridge)
}

/** Which of two things that happen at once a second counts as. */
const PART_OF: Readonly<Record<Exclude<Segment['kind'], 'own'>, Part>> = {
  talk: 'talking',
  ring: 'ringing',
  voicemail: 'voicemail',
  greeting: 'greeting',
  waiting: 'waiting',
  other: 'other',
}
const STRONGEST_FIRST = Object.keys(PART_OF) as (keyof typeof PART_OF)[]

function noParts(): Record<Part, number> {
  return { connecting: 0, greeting: 0, waiting: 0, ringing: 0, talking: 0, voicemail: 0, other: 0 }
}

/**
 * Gives every second of the call to one part: talk before ringing before the place the caller was in. Where nothing had the caller,
 * they were being connected at first, and waited after that; what comes after the last hangup is other.
 */
function partsOf(segments: readonly Segment[], length: number, hangup: Replay['hangup']): Record<Part, number> {
  const parts = noParts()
  const first = Math.min(...segments.filter(({ kind }) => kind !== 'own').map(({ start }) => start))
  const cuts = [...new Set([0, length, hangup?.at ?? length, ...segments.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined) break
    const running = segments.filter(({ start, end }) => start <= from && end >= to).map(({ kind }) => kind)
    const kind = STRONGEST_FIRST.find((candidate) => running.includes(candidate))
    const idle = to <= first ? 'connecting' : hangup !== null && from >= hangup.at ? 'other' : 'waiting'
    parts[kind === undefined ? idle : PART_OF[kind]] += to - from
  }
  return parts
}

/** The little that can be told of a call whose flow is empty: waiting, talking, and what is neither. */
function storyOfFields(cdr: Cdr, startedAt: number, whole: number | null): CallStory {
  const { waited, talked } = callFacts(cdr, null)
  const length = whole ?? 0
  const parts = noParts()
  parts.waiting = Math.min(waited ?? 0, length)
  parts.talking = Math.min(talked ?? 0, length - parts.waiting)
  parts.other = length - parts.waiting - parts.talking
  const nothing = { lanes: [], segments: [], steps: [], transfers: [], answered: null, hangup: null }
  return { ...nothing, startedAt, length, parts, problems: [{ kind: 'empty' }] }
}
