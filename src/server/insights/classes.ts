/** What a call counts as, in one number: the one place where that is said. */
import { isMissed, type Outcome } from '#contract/hipcall/call-outcome.ts'
import { DIRECTION } from '#contract/hipcall/enums.ts'

/**
 * Inbound: answered, voicemail, lost (missed, but not outside business hours) and closed; outbound: reached and unreached; internal.
 * `other`: a direction this version does not know, which no figure counts. 0 stands for calls that a filter leaves out.
 */
export const CLASS = { answered: 1, voicemail: 2, lost: 3, closed: 4, reached: 5, unreached: 6, internal: 7, other: 8 } as const
export type CallClass = (typeof CLASS)[keyof typeof CLASS]

/** One more than the highest class. */
export const CLASSES = 9

export function classOf({ direction, outcome }: { direction: number; outcome: Outcome }): CallClass {
  if (direction === DIRECTION.internal) return CLASS.internal
  if (direction === DIRECTION.outbound) return outcome === 'reached' ? CLASS.reached : CLASS.unreached
  if (direction !== DIRECTION.inbound) return CLASS.other
  if (outcome === 'answered') return CLASS.answered
  if (outcome === 'closed_hours') return CLASS.closed
  return isMissed(outcome) ? CLASS.lost : CLASS.voicemail
}

/** True for what an inbound call counts as. */
export const isInbound = (one: number) => one >= CLASS.answered && one <= CLASS.closed
