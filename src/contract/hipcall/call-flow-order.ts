/** Puts the steps of a call into the order they happened, whatever order they came in, and says what was odd about them. */
import { parseTimestamp } from '../wire.ts'
import type { CallFlowStep } from './cdrs.ts'

/** Actions the documentation shows, in the order a call takes them; others may come and are kept. */
export const FLOW_ACTIONS = ['init', 'route', 'bridge_attempt', 'bridge_fail', 'bridge', 'hangup'] as const

/** A step in its place: `time` in milliseconds since 1970, by the flow's own clock. */
export interface OrderedStep {
  action: string
  type: string | null
  id: number | null
  result: number | null
  hangupBy: string | null
  time: number
}

export interface OrderedFlow {
  steps: OrderedStep[]
  /** The steps came neither newest first nor oldest first. */
  shuffled: boolean
  /** Steps that came twice; one of each is kept. */
  duplicates: number
  /** Actions the documentation does not show, each once. */
  unknown: string[]
}

/** Destinations that pick up without a human: a bridge to one of them is not an answer. */
const MACHINES = new Set(['greeting', 'team', 'voicemail', 'ivr', 'smart_ivr', 'queue', 'announcement', 'fax'])

/** True where this destination of a step is a person: a user, a contact, or a kind this version does not know. */
export function isPerson(type: string | null): boolean {
  return type === null || !MACHINES.has(type)
}

/** The side a person stands on: `contact` outside, everybody else inside. */
export function isOutside(type: string | null): boolean {
  return type === 'contact'
}

/** True for an action the documentation shows. */
export function isKnownAction(action: string): boolean {
  return (FLOW_ACTIONS as readonly string[]).includes(action)
}

function rank(action: string): number {
  const index = (FLOW_ACTIONS as readonly string[]).indexOf(action)
  return index < 0 ? 3 : index
}

function toOrdered(step: CallFlowStep): OrderedStep {
  const detail = step.detail
  return {
    action: step.action,
    type: detail?.type ?? null,
    id: detail?.id ?? null,
    result: detail?.result ?? null,
    hangupBy: detail?.hangup_by ?? null,
    time: parseTimestamp(step.timestamp),
  }
}

function withoutDuplicates(steps: readonly OrderedStep[]): OrderedStep[] {
  const seen = new Set<string>()
  return steps.filter((step) => {
    const key = JSON.stringify(step)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * The steps oldest first. The documentation gives them newest first; a flow that is in order either way keeps its own order
 * among steps of the same second. One that is in neither order has ties settled by the order a call takes its actions.
 */
export function orderFlow(flow: readonly CallFlowStep[]): OrderedFlow {
  const given = flow.map(toOrdered).filter((step) => Number.isFinite(step.time))
  const steps = withoutDuplicates(given)
  let rises = false
  let falls = false
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (before === undefined) continue
    if (step.time > before.time) rises = true
    if (step.time < before.time) falls = true
  }
  if (falls && !rises) steps.reverse()
  else if (rises === falls) steps.sort((a, b) => a.time - b.time || rank(a.action) - rank(b.action))
  const unknown = new Set(steps.map((step) => step.action).filter((action) => !isKnownAction(action)))
  return { steps, shuffled: rises && falls, duplicates: given.length - steps.length, unknown: [...unknown] }
}
