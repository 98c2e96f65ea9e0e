/** Our own requests of a token in the last minute. */

/** Milliseconds in which requests are counted, and a little more for clocks that do not quite agree. */
export const WINDOW = 60_050

/** Milliseconds; `answered` is undefined while it is under way. */
export interface Entry {
  readonly sent: number
  answered: number | undefined
}

/**
 * The account counts a request at some moment between its sending and its answer. So one is taken to be counted from when it is sent until
 * a minute after it was answered, or given up.
 */
export interface Ledger {
  send(now: number): Entry
  /** The first time counts. */
  answer(entry: Entry, now: number): void
  /** Requests under way. */
  readonly flying: number
  used(now: number): number
  /** When no more than `most` are counted, if nothing happens until then; Infinity while more are under way. */
  clear(most: number, now: number): number
  /** Requests that may have counted when this one did, with it. */
  with(entry: Entry): number
  /** Requests beside this one that may have reached the account after this moment. */
  after(moment: number, beside: Entry): number
  /** Requests beside this one that were sent after one moment and answered before another. */
  between(sentAfter: number, answeredBefore: number, beside: Entry): number
  /** When each request that was sent after this moment, and is answered, is counted no more. */
  leaving(sentAfter: number): number[]
}

interface Answered extends Entry {
  answered: number
}

export function createLedger(): Ledger {
  const flying = new Set<Entry>()
  /** In the order of their answers: of the last minute, and of the one before, for those that were long under way. */
  let answered: Answered[] = []
  const countedSince = (moment: number) => answered.length - 1 - answered.findLastIndex((entry) => entry.answered <= moment)
  return {
    send(now) {
      const old = answered.findLastIndex((entry) => entry.answered <= now - 2 * WINDOW)
      if (old >= 0) answered = answered.slice(old + 1)
      const entry = { sent: now, answered: undefined }
      flying.add(entry)
      return entry
    },
    answer(entry, now) {
      if (!flying.delete(entry)) return
      answered.push(Object.assign(entry, { answered: now }))
    },
    get flying() {
      return flying.size
    },
    used: (now) => countedSince(now - WINDOW) + flying.size,
    clear(most, now) {
      const room = most - flying.size
      if (room < 0) return Number.POSITIVE_INFINITY
      const over = answered[answered.length - 1 - room]
      return over === undefined ? now : Math.max(now, over.answered + WINDOW)
    },
    with: ({ sent }) => countedSince(sent - WINDOW) + flying.size,
    after(moment, beside) {
      const others = answered.filter((entry) => entry !== beside && entry.answered >= moment).length
      return others + flying.size - (flying.has(beside) ? 1 : 0)
    },
    between: (sentAfter, answeredBefore, beside) =>
      answered.filter((entry) => entry !== beside && entry.sent > sentAfter && entry.answered < answeredBefore).length,
    leaving: (sentAfter) => answered.filter(({ sent }) => sent > sentAfter).map((entry) => entry.answered + WINDOW),
  }
}
