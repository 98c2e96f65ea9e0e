/** The few facts of a call that lists sort, filter and count by: worked out once, when a call is stored. */
import { parseTimestamp } from '../wire.ts'
import { isOutside, isPerson, type OrderedStep, orderFlow } from './call-flow-order.ts'
import { deriveOutcome, directionOf, type Outcome } from './call-outcome.ts'
import type { CallFlowStep, Cdr } from './cdrs.ts'
import { CALLEE_TYPE, type Direction } from './enums.ts'

/** Seconds are whole. Ids are in order of appearance, each once. */
export interface CallFacts {
  outcome: Outcome
  /** Inbound and internal: until a person picked up; outbound: until the other side did; else until the end. Null where it cannot be told. */
  waited: number | null
  /**
   * From the human answer to the end, without the time a handed-on caller waited for the next person (known from the flow alone);
   * null where nobody talked, or it cannot be told.
   */
  talked: number | null
  team_ids: number[]
  greeting_ids: number[]
}

/**
 * Facts of a call from its list fields and, where it is held, its call_flow (any order; null: not held).
 * The fields' own times come first; a flow fills in what they leave out, by differences only, since its clock may be another one.
 * Without a flow the team or greeting is the one the call was going to.
 */
export function callFacts(cdr: Cdr, flow: readonly CallFlowStep[] | null): CallFacts {
  const steps = flow === null ? [] : orderFlow(flow).steps
  const outcome = deriveOutcome(cdr, flow)
  const met = timesByFields(cdr, outcome) ?? timesByFlow(steps, directionOf(cdr))
  const alone = handedOn(steps)
  const answered = outcome === 'answered' || outcome === 'reached' || outcome === 'internal'
  return {
    outcome,
    waited: met?.waited ?? (answered && outcome !== 'internal' ? null : wholeLength(cdr, steps)),
    talked: met === null || met.talked === null ? null : Math.max(met.talked - alone, 0),
    team_ids: idsOf('team', CALLEE_TYPE.team, cdr, steps),
    greeting_ids: idsOf('greeting', CALLEE_TYPE.greeting, cdr, steps),
  }
}

interface Met {
  waited: number
  talked: number | null
}

/** Whole seconds between two of the call's times; null where one is missing or they are the wrong way round. */
function between(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  const seconds = (parseTimestamp(to) - parseTimestamp(from)) / 1000
  return seconds >= 0 ? seconds : null
}

function timesByFields(cdr: Cdr, outcome: Outcome): Met | null {
  if (outcome !== 'answered' && outcome !== 'reached' && outcome !== 'internal') return null
  const picked = outcome === 'answered' ? cdr.bridged_at : outcome === 'reached' ? cdr.answered_at : (cdr.bridged_at ?? cdr.answered_at)
  const waited = between(cdr.started_at, picked)
  if (waited !== null) return { waited, talked: between(picked, cdr.ended_at) }
  const whole = between(cdr.started_at, cdr.ended_at)
  const touch = cdr.first_touch_duration ?? 0
  return outcome === 'answered' && touch > 0 && whole !== null && touch <= whole ? { waited: touch, talked: whole - touch } : null
}

function timesByFlow(steps: readonly OrderedStep[], direction: Direction): Met | null {
  const start = steps[0]
  const bridges = steps.filter((step) => step.action === 'bridge' && isPerson(step.type))
  const picked = direction === 'outbound' ? bridges.find((step) => isOutside(step.type)) : bridges[0]
  if (start === undefined || picked === undefined) return null
  const end = steps.findLast((step) => step.action === 'hangup')
  return {
    waited: (picked.time - start.time) / 1000,
    talked: end === undefined || end.time < picked.time ? null : (end.time - picked.time) / 1000,
  }
}

/** Seconds a caller who had been talking waited to be picked up again: from a route to the next bridge, or to the end. */
function handedOn(steps: readonly OrderedStep[]): number {
  let [talking, since, seconds] = [false, 0, 0]
  for (const step of steps) {
    const picked = step.action === 'bridge' && isPerson(step.type)
    if (since > 0 && (picked || step.action === 'hangup')) {
      seconds += (step.time - since) / 1000
      since = 0
    } else if (talking && since === 0 && step.action === 'route') since = step.time
    talking ||= picked
  }
  return seconds
}

function wholeLength(cdr: Cdr, steps: readonly OrderedStep[]): number | null {
  const byFields = between(cdr.started_at, cdr.ended_at) ?? cdr.call_duration
  if (byFields !== null && byFields >= 0) return byFields
  const [first, last] = [steps[0], steps.at(-1)]
  return first === undefined || last === undefined ? null : (last.time - first.time) / 1000
}

function idsOf(type: 'team' | 'greeting', calleeType: number, cdr: Cdr, steps: readonly OrderedStep[]): number[] {
  if (steps.length === 0) return cdr.callee_type === calleeType && cdr.callee_id !== null && cdr.callee_id > 0 ? [cdr.callee_id] : []
  const routed = steps.filter((step) => step.action === 'route' && step.type === type)
  return [...new Set(routed.flatMap((step) => step.id ?? []))]
}
