/** What a caller's calls say about whom to call back: the one place where cases are made, from calls alone. */
import { isMissed, type Outcome } from '#contract/hipcall/call-outcome.ts'

/** How a case ended without anybody saying so. */
export type EndedHow = 'they_reached_us' | 'we_reached_them' | 'expired'

/** A call between us and one outside number. Times are whole seconds since 1970. */
export interface CallerCall {
  uuid: string
  at: number
  ended: number
  outcome: Outcome
  waited: number | null
  talked: number | null
  user_id: number | null
  contact_id: number | null
  number_id: number | null
  /** The outside number as the call has it. */
  number: string
}

/** Calls of one caller that nobody took, until somebody talked with them or they were left alone too long. */
export interface Case {
  /** Their unanswered calls, oldest first. */
  uuids: string[]
  number: string
  contact_id: number | null
  first_at: number
  /** When the first attempt was over. */
  first_end: number
  last_at: number
  waited: number
  cause: Outcome
  number_id: number | null
  tries: number
  last_try_at: number | null
  back_after: number | null
  talked_user_id: number | null
  talked_at: number | null
  ended: { at: number; how: EndedHow; uuid: string | null; user_id: number | null } | null
}

/** Seconds after the last attempt from which a case is old: it is expired, and another attempt begins a new one. */
export const EXPIRES_AFTER = 30 * 86_400

/** The fewest digits that can be called from outside for certain (444 0 333); an extension has fewer. */
export const SHORTEST_OUTSIDE = 7

/** True for a call of theirs that no person took, a voicemail too. */
export const isAttempt = (outcome: Outcome) => isMissed(outcome) || outcome === 'voicemail'

const isOurs = (outcome: Outcome) => outcome === 'reached' || outcome === 'not_reached'
const isAnswered = (outcome: Outcome) => outcome === 'reached' || outcome === 'answered'

/** True for a call in which somebody talked with them for so many seconds; where the length is not known, that they talked is enough. */
export function isTalk({ outcome, talked }: Pick<CallerCall, 'outcome' | 'talked'>, talkSeconds: number): boolean {
  return isAnswered(outcome) && (talked === null || talked >= talkSeconds)
}

/**
 * The cases of a caller, oldest first, from calls in any order. `calls` are all there are, or all between two talks with those talks:
 * a talk leaves nothing behind but who had it, so a part of a history that begins and ends with one gives the same cases as the whole.
 * An attempt opens a case or goes on with the open one; a call of ours that is no talk is a try; a talk ends the case.
 */
export function casesOf(calls: readonly CallerCall[], talkSeconds: number): Case[] {
  const cases: Case[] = []
  let open: Case | undefined
  let talked: Talked = { user_id: null, at: null }
  for (const call of [...calls].sort(byTime)) {
    if (open !== undefined && call.at - open.last_at > EXPIRES_AFTER) {
      open.ended = { at: open.last_at + EXPIRES_AFTER, how: 'expired', uuid: null, user_id: null }
      open = undefined
    }
    if (isAttempt(call.outcome)) {
      if (open === undefined) {
        open = opened(call, talked)
        cases.push(open)
      } else tryAgain(open, call)
      continue
    }
    const ends = isTalk(call, talkSeconds)
    if (open !== undefined) follow(open, call, ends)
    if (ends || (isAnswered(call.outcome) && call.talked !== 0)) talked = { user_id: call.user_id || null, at: call.at }
    if (ends) open = undefined
    else if (open !== undefined) [open.talked_user_id, open.talked_at] = [talked.user_id, talked.at]
  }
  return cases
}

interface Talked {
  user_id: number | null
  at: number | null
}

function byTime(a: CallerCall, b: CallerCall): number {
  return a.at - b.at || (a.uuid < b.uuid ? -1 : 1)
}

function opened(call: CallerCall, talked: Talked): Case {
  return {
    uuids: [call.uuid],
    number: call.number,
    contact_id: call.contact_id || null,
    first_at: call.at,
    first_end: call.ended,
    last_at: call.at,
    waited: call.waited ?? 0,
    cause: call.outcome,
    number_id: call.number_id,
    tries: 0,
    last_try_at: null,
    back_after: null,
    talked_user_id: talked.user_id,
    talked_at: talked.at,
    ended: null,
  }
}

function tryAgain(open: Case, call: CallerCall): void {
  open.uuids.push(call.uuid)
  open.number = call.number
  open.contact_id = call.contact_id || open.contact_id
  open.last_at = call.at
  open.waited += call.waited ?? 0
  open.cause = call.outcome
  open.number_id = call.number_id
}

/** What a call that is no attempt does to the open case. */
function follow(open: Case, call: CallerCall, ends: boolean): void {
  open.contact_id = call.contact_id || open.contact_id
  if (isOurs(call.outcome)) open.back_after ??= Math.max(0, call.at - open.first_end)
  if (ends) {
    const how = isOurs(call.outcome) ? 'we_reached_them' : 'they_reached_us'
    open.ended = { at: call.at, how, uuid: call.uuid, user_id: call.user_id || null }
  } else if (isOurs(call.outcome)) {
    open.tries += 1
    open.last_try_at = call.at
  }
}
