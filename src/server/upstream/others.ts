/** What answers tell of others who use the same token: more requests are counted than we sent. */
import { type Entry, type Ledger, WINDOW } from './ledger.ts'

/** What is known of the account's window while others are seen in it. */
export interface Sight {
  /** When more than this many requests are left, if nothing happens until then. */
  opens(more: number, now: number): number
  /** Milliseconds between two requests with which what is left, less the reserve, lasts. */
  pace: number
  /** By when the window has moved, whichever way the account counts; nothing of this is true any more then. */
  until: number
}

export interface Others {
  /** Takes what the answer to a request tells. */
  note(entry: Entry, remaining: number, limit: number, now: number): void
  /** Undefined while nobody else is seen. */
  sight(): Sight | undefined
}

/** Requests that background work leaves to persons. */
export function reserveOf(limit: number): number {
  return limit > 2 ? 1 : 0
}

const MINUTE = 60_000
/** Milliseconds in which others do not send half of what is allowed in a minute. */
const MOMENT = 15_000

/** An answer after which fewer requests were counted than after the one before. */
interface Move {
  seen: number
  before: Entry
}

/**
 * The account may count in fixed windows, which begin all at once, or in a sliding one, which requests leave one by one. What is seen to
 * move tells which: by more than can have left a sliding one, or more often than fixed ones begin. Until then both must be reckoned with.
 */
export function createOthers(ledger: Ledger): Others {
  let told: { entry: Entry; counted: number } | undefined
  let sight: Sight | undefined
  let way: 'fixed' | 'sliding' | undefined
  let move: Move | undefined
  /** When a number was first told, or last went down: a fixed window began no later. */
  let movedAt = Number.NEGATIVE_INFINITY

  function notice(entry: Entry, counted: number, limit: number, now: number): void {
    if (told !== undefined && counted >= told.counted) {
      // A fixed window began since then, and filled at once: who would believe that?
      const filled =
        entry.sent - (told.entry.answered ?? entry.sent) < MOMENT && counted - ledger.after(told.entry.sent, told.entry) > limit / 2
      if (way === undefined && movedAt <= now - MINUTE && filled) way = 'sliding'
      return
    }
    movedAt = now
    if (told === undefined) return
    const notSliding = counted < 1 + ledger.between(now - MINUTE, entry.sent, entry)
    const notFixed = move !== undefined && now - move.before.sent < MINUTE
    if (notSliding !== notFixed) way = notSliding ? 'fixed' : 'sliding'
    else if (notSliding) way = undefined
    move = { seen: now, before: told.entry }
  }

  function look(entry: Entry, counted: number, limit: number, now: number): Sight | undefined {
    const window = way === 'fixed' && move !== undefined && move.seen > now - MINUTE ? move : undefined
    const ours = window === undefined ? ledger.with(entry) : ledger.after(window.before.sent, window.before)
    const theirs = counted - ours
    if (theirs <= 0) return
    const remaining = limit - counted
    const left = () => remaining - ledger.after(entry.sent, entry)
    if (way === 'sliding') {
      const leaving = ledger.leaving(now - MINUTE)
      const opens = (more: number, at: number) => Math.max(at, leaving[more - left()] ?? (left() > more ? at : now + WINDOW))
      return { opens, until: now + WINDOW, pace: MINUTE / Math.max(1, limit - theirs - reserveOf(limit)) }
    }
    const until = (movedAt > now - MINUTE ? movedAt : now) + WINDOW
    const rest = window === undefined ? limit - theirs : left()
    const pace = (window === undefined ? MINUTE : until - now) / Math.max(1, rest - reserveOf(limit))
    return { opens: (more, at) => (left() > more ? at : until), until, pace }
  }

  return {
    note(entry, remaining, limit, now) {
      const counted = limit - remaining
      // Of two that were under way together, the answer that came first may have been counted last: the higher number holds.
      if (told !== undefined && entry.sent <= (told.entry.answered ?? 0) && counted < told.counted) return
      notice(entry, counted, limit, now)
      told = { entry, counted }
      sight = look(entry, counted, limit, now)
    },
    sight: () => sight,
  }
}
