/** Replays the ordered steps of a call and notes what every lane did when. */
import { isOutside, isPerson, type OrderedStep } from './call-flow-order.ts'
import { REJECTED } from './call-outcome.ts'
import type { Direction } from './enums.ts'

/** A row of the drawing: something a call went to, by its documented type (user, team, greeting, contact; others may come) and id. */
export interface Lane {
  type: string | null
  id: number | null
}

/**
 * How a ring ended. `cancelled`: somebody else picked up. `caller_left`: the calling side hung up while it rang.
 * `ended`: the call moved on or ended otherwise. `unknown`: it failed with a code this version has no word for.
 */
export type RingEnd = 'answered' | 'rejected' | 'busy' | 'no_answer' | 'cancelled' | 'caller_left' | 'ended' | 'unknown'

/** Something a lane did, in seconds from the start. `ending` and `code` (Q.850, as `bridge_fail.result` gave it) belong to rings. */
export interface Segment {
  lane: number
  /** `own`: our own person is on the line of an outbound call, whether or not the other side is. */
  kind: 'greeting' | 'waiting' | 'ring' | 'talk' | 'voicemail' | 'own' | 'other'
  start: number
  end: number
  ending: RingEnd | null
  code: number | null
}

/** A step for reading: `at` seconds from the start; `after` seconds that the ring or talk it ended had lasted. */
export interface StoryStep {
  at: number
  action: string
  lane: number | null
  result: number | null
  by: string | null
  after: number | null
}

/** A conversation handed on: from a person, through a team or greeting (null: directly), to who picked up then (null: nobody). */
export interface Transfer {
  at: number
  from: number
  via: number | null
  to: number | null
}

export interface Replay {
  lanes: Lane[]
  segments: Segment[]
  steps: StoryStep[]
  transfers: Transfer[]
  answered: { at: number; lane: number } | null
  hangup: { at: number; by: string | null; lane: number | null } | null
  /** Failures of rings that never began. */
  loneFailures: number
}

/** ITU-T Q.850 causes of a ring that failed, as far as they have a word here; the API documents none. */
const ENDING_OF_CODE: Readonly<Record<number, RingEnd>> = {
  17: 'busy',
  18: 'no_answer',
  19: 'no_answer',
  [REJECTED]: 'rejected',
  26: 'cancelled',
}

const PLACE_KIND: Readonly<Record<string, Segment['kind']>> = { greeting: 'greeting', team: 'waiting', voicemail: 'voicemail' }

class Tape implements Replay {
  lanes: Lane[] = []
  segments: Segment[] = []
  steps: StoryStep[] = []
  transfers: Transfer[] = []
  answered: Replay['answered'] = null
  hangup: Replay['hangup'] = null
  loneFailures = 0
  #place: Segment | null = null
  #talk: Segment | null = null
  #own: Segment | null = null
  #rings = new Map<number, Segment>()
  readonly #direction: Direction

  constructor(direction: Direction) {
    this.#direction = direction
  }

  take(step: OrderedStep, at: number): void {
    const lane = step.action === 'init' || step.action === 'hangup' || (step.type === null && step.id === null) ? null : this.#laneOf(step)
    const after = this.#act(step, at, lane)
    this.steps.push({ at, action: step.action, lane, result: step.result, by: step.hangupBy, after })
  }

  finish(at: number): void {
    this.#closeRings(at, 'ended')
    this.#closePlace(at)
    this.#closeTalk(at)
    this.#closeOwn(at)
  }

  #act(step: OrderedStep, at: number, lane: number | null): number | null {
    if (step.action === 'hangup') return this.#hangUp(step, at)
    if (lane === null) return null
    if (step.action === 'route') return this.#route(step, at, lane)
    if (step.action === 'bridge_attempt') return this.#attempt(at, lane)
    if (step.action === 'bridge_fail') return this.#fail(step, at, lane)
    if (step.action === 'bridge') return this.#bridge(step, at, lane)
    return null
  }

  #route(step: OrderedStep, at: number, lane: number): number | null {
    const talk = this.#closeTalk(at)
    if (talk !== null) this.transfers.push({ at, from: talk.lane, via: isPerson(step.type) ? null : lane, to: null })
    this.#closeRings(at, 'ended')
    this.#closePlace(at)
    this.#place = this.#open(lane, isPerson(step.type) ? 'waiting' : (PLACE_KIND[step.type ?? ''] ?? 'other'), at)
    return talk === null ? null : at - talk.start
  }

  #attempt(at: number, lane: number): null {
    this.#closeRing(lane, at, 'ended')
    if (this.#place?.lane === lane) this.#closePlace(at)
    this.#rings.set(lane, this.#open(lane, 'ring', at))
    return null
  }

  #fail(step: OrderedStep, at: number, lane: number): number | null {
    const ending = ENDING_OF_CODE[step.result ?? -1] ?? 'unknown'
    const ring = this.#closeRing(lane, at, ending, step.result)
    if (ring !== null) return at - ring.start
    const last = this.segments.findLast((segment) => segment.lane === lane && segment.kind === 'ring')
    if (last?.ending === 'cancelled' || last?.ending === 'caller_left') {
      last.code = step.result
      return last.end - last.start
    }
    this.loneFailures += 1
    const lone = this.#open(lane, 'ring', at)
    lone.ending = ending
    lone.code = step.result
    return null
  }

  #bridge(step: OrderedStep, at: number, lane: number): number | null {
    const ring = this.#closeRing(lane, at, 'answered')
    const after = ring === null ? null : at - ring.start
    const ownLeg = this.#direction === 'outbound' && !isOutside(step.type)
    if (ownLeg && isPerson(step.type) && this.#own?.lane !== lane) {
      this.#closeOwn(at)
      this.#own = this.#open(lane, 'own', at)
    }
    if (!isPerson(step.type) || ownLeg || this.#talk?.lane === lane) return after
    this.#nameEarlierLosers(at)
    this.#closeRings(at, 'cancelled')
    this.#closePlace(at)
    const before = this.#closeTalk(at)
    const pending = this.transfers.at(-1)
    if (before !== null) this.transfers.push({ at, from: before.lane, via: null, to: lane })
    else if (pending?.to === null) pending.to = lane
    this.#talk = this.#open(lane, 'talk', at)
    this.answered ??= { at, lane }
    return after
  }

  #hangUp(step: OrderedStep, at: number): number | null {
    const caller = this.#direction === 'inbound' ? 'contact' : 'user'
    this.#closeRings(at, step.hangupBy === caller ? 'caller_left' : 'ended')
    this.#closePlace(at)
    this.#closeOwn(at)
    const talk = this.#closeTalk(at)
    this.hangup = { at, by: step.hangupBy, lane: talk?.lane ?? null }
    return talk === null ? null : at - talk.start
  }

  /** Rings that failed with a code without a word in the second somebody else picked up: they were called off. */
  #nameEarlierLosers(at: number): void {
    for (const segment of this.segments) if (segment.ending === 'unknown' && segment.end === at) segment.ending = 'cancelled'
  }

  #laneOf(step: OrderedStep): number {
    const index = this.lanes.findIndex((lane) => lane.type === step.type && lane.id === step.id)
    return index >= 0 ? index : this.lanes.push({ type: step.type, id: step.id }) - 1
  }

  #open(lane: number, kind: Segment['kind'], at: number): Segment {
    const segment: Segment = { lane, kind, start: at, end: at, ending: null, code: null }
    this.segments.push(segment)
    return segment
  }

  #closeRing(lane: number, at: number, ending: RingEnd, code: number | null = null): Segment | null {
    const ring = this.#rings.get(lane)
    if (ring === undefined) return null
    this.#rings.delete(lane)
    return Object.assign(ring, { end: at, ending, code })
  }

  #closeRings(at: number, ending: RingEnd): void {
    for (const lane of [...this.#rings.keys()]) this.#closeRing(lane, at, ending)
  }

  #closePlace(at: number): void {
    if (this.#place !== null) this.#place.end = at
    this.#place = null
  }

  #closeOwn(at: number): void {
    if (this.#own !== null) this.#own.end = at
    this.#own = null
  }

  #closeTalk(at: number): Segment | null {
    const talk = this.#talk
    if (talk !== null) talk.end = at
    this.#talk = null
    return talk
  }
}

/**
 * Replays ordered steps. `origin` is the time of second 0 and `end` the second at which whatever is still open ends.
 * In an outbound call a bridge to our own person is their own phone being connected, not talk.
 */
export function replay(steps: readonly OrderedStep[], origin: number, end: number, direction: Direction): Replay {
  const tape = new Tape(direction)
  for (const step of steps) tape.take(step, (step.time - origin) / 1000)
  tape.finish(end)
  return tape
}
