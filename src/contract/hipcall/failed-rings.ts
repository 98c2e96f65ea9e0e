/** Rings of an inbound call that nobody took: whose phone it was, for which team, how long the caller heard it. */
import { orderFlow } from './call-flow-order.ts'
import { type RingEnd, replay, type Segment } from './call-flow-replay.ts'
import type { CallFlowStep, Cdr } from './cdrs.ts'
import { DIRECTION } from './enums.ts'

/** `team`: the team that was ringing, null where none was. `rejected`: refused; else it rang until it ended. Seconds are whole. */
export interface FailedRing {
  user: number
  team: number | null
  rejected: boolean
  seconds: number
}

/** Rings that were taken, or called off because somebody else picked up, are no failures. */
const NOT_FAILED: readonly (RingEnd | null)[] = ['answered', 'cancelled', null]

/** What has the caller while a phone rings; a talk or a ring does not end it. */
const PLACES: readonly Segment['kind'][] = ['greeting', 'waiting', 'voicemail', 'other']

/** The rings nobody took, in order; none where the call is not inbound or its flow is not held. */
export function failedRings({ direction }: Pick<Cdr, 'direction'>, flow: readonly CallFlowStep[] | null): FailedRing[] {
  if (
    direction !== DIRECTION.inbound ||
    flow === null ||
    !flow.some(({ action }) => action === 'bridge_attempt' || action === 'bridge_fail')
  )
    return []
  const { steps } = orderFlow(flow)
  const [first, last] = [steps[0], steps.at(-1)]
  if (first === undefined || last === undefined) return []
  const { segments, lanes } = replay(steps, first.time, (last.time - first.time) / 1000, 'inbound')
  return segments.flatMap(({ kind, lane, start, end, ending }, index) => {
    const who = lanes[lane]
    if (kind !== 'ring' || who?.type !== 'user' || who.id === null || who.id < 1 || NOT_FAILED.includes(ending)) return []
    const place = segments.slice(0, index).findLast((segment) => PLACES.includes(segment.kind))
    const at = place === undefined ? undefined : lanes[place.lane]
    const team = at?.type === 'team' && at.id !== null && at.id > 0 ? at.id : null
    return [{ user: who.id, team, rejected: ending === 'rejected', seconds: Math.max(0, Math.floor(end - start)) }]
  })
}
