/** Counts requests in fixed windows of a minute, as the documented API does a token at a time. */
import type { Clock } from '../clock.ts'

/** Milliseconds of a window. */
const WINDOW = 60_000
/** Keys remembered at once; the oldest windows are forgotten first. */
const MOST_KEYS = 10_000

export interface Counted {
  allowed: boolean
  remaining: number
  /** Seconds until the window ends. */
  retryAfter: number
}

export interface RateLimit {
  readonly limit: number
  count(key: string): Counted
}

/** `limit` requests a minute a key; a window begins with the first request of its key. */
export function createRateLimit(limit: number, clock: Clock): RateLimit {
  const windows = new Map<string, { startedAt: number; used: number }>()
  const begin = (key: string, now: number) => {
    const window = { startedAt: now, used: 0 }
    windows.delete(key)
    windows.set(key, window)
    const oldest = windows.keys().next()
    if (windows.size > MOST_KEYS && !oldest.done) windows.delete(oldest.value)
    return window
  }
  return {
    limit,
    count(key) {
      const now = clock.now()
      const known = windows.get(key)
      const window = known !== undefined && now - known.startedAt < WINDOW && now >= known.startedAt ? known : begin(key, now)
      const allowed = window.used < limit
      if (allowed) window.used += 1
      const retryAfter = Math.max(1, Math.ceil((window.startedAt + WINDOW - now) / 1000))
      return { allowed, remaining: limit - window.used, retryAfter }
    },
  }
}
