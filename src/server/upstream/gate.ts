/** When the next request of a token may be sent: what the window, others, refusals and even spacing allow. */
import { createLedger, type Entry, WINDOW } from './ledger.ts'
import { createOthers, reserveOf } from './others.ts'

/** What an answer says of the limit: requests allowed and left in its window, and (a 429) seconds to wait. */
export interface Meter {
  limit?: number
  remaining?: number
  retryAfter?: number
}

/** Whose request: a person's, or one of the background. */
type Side = 'person' | 'background'

/** Moments are milliseconds of a clock that is never put back. */
export interface Gate {
  /** When such a request may be sent, if nothing happens until then; Infinity: not before something does. */
  opens(side: Side, now: number): number
  /** A request is sent. */
  send(side: Side, now: number): Entry
  /** Its answer has begun. */
  note(entry: Entry, meter: Meter, now: number): void
  /** It was answered, or given up. */
  done(entry: Entry, now: number): void
  used(now: number): number
  readonly limit: number
  /** Nobody is under way, and nothing was refused until now. */
  isQuiet(now: number): boolean
}

/** `assumed`: requests a minute until an answer says otherwise. */
export function createGate(assumed: number): Gate {
  const ledger = createLedger()
  const others = createOthers(ledger)
  let limit = assumed
  /** The last of the background, and whether it is over. */
  let background: Entry | undefined
  let isOver = true
  /** Nothing is sent before. */
  let refusedUntil = Number.NEGATIVE_INFINITY
  /** What the window holds is not known: one request at a time until an answer tells. */
  let unsure = false

  function opens(side: Side, now: number): number {
    const reserve = side === 'person' ? 0 : reserveOf(limit)
    const sight = others.sight()
    const seen = sight !== undefined && sight.until > now ? sight : undefined
    const gates = [refusedUntil, ledger.clear(limit - reserve - 1, now)]
    if (side === 'background') {
      const pace = Math.max(60_000 / (limit - reserve), seen?.pace ?? 0)
      if (background !== undefined) gates.push(isOver ? background.sent + pace : Number.POSITIVE_INFINITY)
    }
    if (seen !== undefined) gates.push(seen.opens(reserve, now))
    if ((unsure || (sight !== undefined && seen === undefined)) && ledger.flying > 0) gates.push(Number.POSITIVE_INFINITY)
    return Math.max(...gates)
  }

  return {
    opens,
    send(side, now) {
      const entry = ledger.send(now)
      if (side === 'background') [background, isOver] = [entry, false]
      return entry
    },
    note(entry, meter, now) {
      ledger.answer(entry, now)
      limit = meter.limit ?? limit
      unsure = meter.retryAfter !== undefined
      if (meter.retryAfter !== undefined) refusedUntil = Math.max(refusedUntil, now + meter.retryAfter * 1000 + WINDOW - 60_000)
      else if (meter.remaining !== undefined) others.note(entry, meter.remaining, limit, now)
    },
    done(entry, now) {
      ledger.answer(entry, now)
      if (entry === background) isOver = true
    },
    used: (now) => ledger.used(now),
    get limit() {
      return limit
    },
    isQuiet: (now) => ledger.flying === 0 && isOver && now >= refusedUntil,
  }
}
