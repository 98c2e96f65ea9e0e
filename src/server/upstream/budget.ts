/** One queue for all requests of one token, so that no minute has more of them than the account allows. */
import type { Time } from '../time.ts'
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
   * Waits for its turn and sends. `send` calls `note` as soon as an answer has begun, and rejects with an UpstreamError. A request given up
   * by the signal while it waits rejects as `aborted`; one that was sent is `send`'s to give up.
   */
  run<T>(priority: Priority, send: (note: (meter: Meter) => void) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Requests in the last 60 seconds, of how many, and how many wait. */
  state(): { last_minute: number; limit: number; waiting: number }
}

const WINDOW = 60_050

/** `limit`: requests a minute until an answer says otherwise. */
export function createBudget(time: Time, { limit: assumed = 30 }: { limit?: number } = {}): Budget {
  let limit = assumed
  const inFlight = new Set<object>()
  const ended: number[] = []
  let queue = Promise.resolve()
  let waiting = 0
  const used = () => {
    while (ended[0] !== undefined && ended[0] <= time.now() - WINDOW) ended.shift()
    return ended.length + inFlight.size
  }
  return {
    async run(_priority, send, signal) {
      const mine = queue
      let go = () => {}
      queue = new Promise((resolve) => {
        go = resolve
      })
      waiting += 1
      await mine
      while (used() >= limit) await time.sleep(Math.max(1, (ended[0] ?? time.now()) + WINDOW - time.now()))
      waiting -= 1
      const self = {}
      if (signal?.aborted) {
        go()
        throw new UpstreamError('aborted', 'the request was given up')
      }
      inFlight.add(self)
      go()
      try {
        return await send((meter) => {
          limit = meter.limit ?? limit
        })
      } finally {
        inFlight.delete(self)
        ended.push(time.now())
      }
    },
    state: () => ({ last_minute: used(), limit, waiting }),
  }
}
