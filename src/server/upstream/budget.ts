/** One queue for all requests of one token, so that no minute has more of them than the account allows. */
import type { Time } from '../time.ts'
import { createGate, type Meter } from './gate.ts'
import { WINDOW } from './ledger.ts'
import type { Priority } from './upstream.ts'
import { UpstreamError } from './upstream-error.ts'

type Send<T> = (note: (meter: Meter) => void) => Promise<T>

export interface Budget {
  /**
   * Waits for its turn and sends. A person's request goes as soon as the window allows; of all others one is under way at a time, evenly
   * spaced, and they leave one request of each minute to persons. `send` calls `note` as soon as an answer has begun. A request that the
   * signal gives up while it waits rejects as `aborted`; one that was sent is `send`'s to give up.
   */
  run<T>(priority: Priority, send: Send<T>, signal?: AbortSignal): Promise<T>
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

const sideOf = (priority: Priority) => (priority === 'person' ? 'person' : 'background')

/** `limit`: requests a minute until an answer says otherwise. */
export function createBudget(time: Time, { limit = 30 }: { limit?: number } = {}): Budget {
  const now = steady(time)
  const gate = createGate(limit)
  const alarm = createAlarm(time, pump)
  const waiting: Waiting[] = []
  let usedAt = now()

  /** Starts all that may be sent now, and sees to it that the next will be when it may. */
  function pump(): void {
    for (;;) {
      const next = PRIORITIES.flatMap((priority) => waiting.find((request) => request.priority === priority) ?? [])[0]
      const at = now()
      const opens = next === undefined ? Number.POSITIVE_INFINITY : gate.opens(sideOf(next.priority), at)
      if (next === undefined || opens > at) {
        alarm.set(opens, at)
        return
      }
      waiting.splice(waiting.indexOf(next), 1)
      next.start()
    }
  }

  async function dispatch<T>(priority: Priority, send: Send<T>): Promise<T> {
    usedAt = now()
    const entry = gate.send(sideOf(priority), usedAt)
    try {
      return await send((meter) => {
        gate.note(entry, meter, now())
        pump()
      })
    } finally {
      usedAt = now()
      gate.done(entry, usedAt)
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
    state: () => ({ last_minute: gate.used(now()), limit: gate.limit, waiting: waiting.length }),
    idleFor: (milliseconds) => waiting.length === 0 && gate.isQuiet(now()) && now() >= usedAt + Math.max(milliseconds, WINDOW),
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

/** Calls back once at an instant, the last that was set; Infinity: never. */
function createAlarm(time: Time, ring: () => void) {
  let set: { at: number; stop: AbortController } | undefined
  return {
    set(at: number, now: number): void {
      if (at === set?.at) return
      set?.stop.abort()
      set = undefined
      if (at === Number.POSITIVE_INFINITY) return
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
