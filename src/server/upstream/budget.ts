/** One queue for all requests of one token, so that no minute has more of them than the account allows. */
import type { Time } from '../time.ts'
import { createLedger, type Entry, WINDOW } from './ledger.ts'
import { createOthers, reserveOf } from './others.ts'
import type { Priority } from './upstream.ts'
import { UpstreamError } from './upstream-error.ts'

/** What an answer says of the limit: requests allowed and left in its window, and (a 429) seconds to wait. */
export interface Meter {
  limit?: number
  remaining?: number
  retryAfter?: number
}

export interface Budget {
  /**
   * Waits for its turn and sends. A person's request goes as soon as the window allows; of all others one is under way at a time, evenly
   * spaced, and they leave one request of each minute to persons. `send` calls `note` as soon as an answer has begun. A request that the
   * signal gives up while it waits rejects as `aborted`; one that was sent is `send`'s to give up.
   */
  run<T>(priority: Priority, send: (note: (meter: Meter) => void) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Requests in the last minute, of how many, and how many wait. */
  state(): { last_minute: number; limit: number; waiting: number }
  /** True where nothing has been asked for these milliseconds, and nothing holds requests back. */
  idleFor(milliseconds: number): boolean
}

/** Those who are served first come first. */
const PRIORITIES = ['person', 'today', 'history'] as const satisfies readonly Priority[]

interface Waiting {
  priority: Priority
  start(): void
}

/** `limit`: requests a minute until an answer says otherwise. */
export function createBudget(time: Time, { limit: assumed = 30 }: { limit?: number } = {}): Budget {
  const now = steady(time)
  const ledger = createLedger()
  const others = createOthers(ledger)
  const alarm = createAlarm(time, pump)
  const waiting: Waiting[] = []
  let limit = assumed
  let background: { sent: number; flying: boolean } = { sent: Number.NEGATIVE_INFINITY, flying: false }
  /** Nothing is sent before. */
  let refusedUntil = Number.NEGATIVE_INFINITY
  /** What the window holds is not known: one request at a time until an answer tells. */
  let unsure = false
  let usedAt = now()

  function note(entry: Entry, meter: Meter): void {
    const at = now()
    ledger.answer(entry, at)
    limit = meter.limit ?? limit
    unsure = meter.retryAfter !== undefined
    if (meter.retryAfter !== undefined) refusedUntil = Math.max(refusedUntil, at + meter.retryAfter * 1000 + WINDOW - 60_000)
    else if (meter.remaining !== undefined) others.note(entry, meter.remaining, limit, at)
    pump()
  }

  /** When a request of this priority may be sent, if nothing happens until then; Infinity: not before something does. */
  function opensAt(priority: Priority, at: number): number {
    const person = priority === 'person'
    const reserve = person ? 0 : reserveOf(limit)
    const sight = others.sight()
    const gates = [refusedUntil, ledger.clear(limit - reserve - 1, at)]
    if (!person) {
      const pace = Math.max(60_000 / (limit - reserve), sight !== undefined && sight.until > at ? sight.pace : 0)
      gates.push(background.flying ? Number.POSITIVE_INFINITY : background.sent + pace)
    }
    if (sight !== undefined && sight.until > at) gates.push(sight.opens(reserve, at))
    if ((unsure || (sight !== undefined && sight.until <= at)) && ledger.flying > 0) gates.push(Number.POSITIVE_INFINITY)
    return Math.max(...gates)
  }

  function pump(): void {
    for (;;) {
      const next = PRIORITIES.flatMap((priority) => waiting.find((request) => request.priority === priority) ?? [])[0]
      const at = now()
      const opens = next === undefined ? Number.POSITIVE_INFINITY : opensAt(next.priority, at)
      alarm.set(opens <= at ? undefined : opens, at)
      if (next === undefined || opens > at) return
      waiting.splice(waiting.indexOf(next), 1)
      next.start()
    }
  }

  /** Sends what waited until now. Nothing here throws but `send`. */
  async function dispatch<T>(priority: Priority, send: (note: (meter: Meter) => void) => Promise<T>): Promise<T> {
    const at = now()
    usedAt = at
    const entry = ledger.send(at)
    if (priority !== 'person') background = { sent: at, flying: true }
    try {
      return await send((meter) => note(entry, meter))
    } finally {
      ledger.answer(entry, now())
      if (priority !== 'person') background.flying = false
      usedAt = now()
      pump()
    }
  }

  return {
    run: (priority, send, signal) =>
      new Promise((resolve, reject) => {
        const giveUp = () => {
          const place = waiting.indexOf(request)
          if (place >= 0) waiting.splice(place, 1)
          reject(new UpstreamError('aborted', 'the request was given up'))
          pump()
        }
        const request: Waiting = {
          priority,
          start() {
            signal?.removeEventListener('abort', giveUp)
            dispatch(priority, send).then(resolve, reject)
          },
        }
        if (signal?.aborted) return giveUp()
        signal?.addEventListener('abort', giveUp, { once: true })
        waiting.push(request)
        pump()
      }),
    state: () => ({ last_minute: ledger.used(now()), limit, waiting: waiting.length }),
    idleFor: (milliseconds) =>
      waiting.length === 0 && ledger.flying === 0 && now() >= Math.max(usedAt + Math.max(milliseconds, WINDOW), refusedUntil),
  }
}

/** A clock that is never put back. */
function steady(time: Time): () => number {
  let last = time.now()
  let lost = 0
  return () => {
    const now = time.now()
    lost += Math.max(0, last - now)
    last = now
    return now + lost
  }
}

/** Calls back once at an instant, the last that was set; undefined or Infinity: never. */
function createAlarm(time: Time, ring: () => void) {
  let set: { at: number; stop: AbortController } | undefined
  return {
    set(at: number | undefined, now: number): void {
      if (at === set?.at) return
      set?.stop.abort()
      set = undefined
      if (at === undefined || at === Number.POSITIVE_INFINITY) return
      const mine = { at, stop: new AbortController() }
      set = mine
      void time.sleep(Math.max(1, Math.ceil(at - now)), mine.stop.signal).then(() => {
        if (set !== mine) return
        set = undefined
        ring()
      })
    },
  }
}
