/** An account that counts requests and does nothing else, in virtual time: what a budget is tried against. */
import type { Meter } from '#server/upstream/gate.ts'
import { UpstreamError } from '#server/upstream/upstream-error.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface LimitedAccountOptions {
  limit: number
  /** Fixed windows begin with their first request. */
  counts: 'fixed' | 'sliding'
  /** Milliseconds on the way there, and back. */
  latency: () => readonly [number, number]
  /** Whether a 429 says how long to wait. */
  saysHowLong?: boolean
}

/** A request of ours as the account, and we, saw it. Milliseconds. */
export interface SeenRequest {
  sent: number
  counted: number
  answered: number
  allowed: boolean
}

const MINUTE = 60_000

export function createLimitedAccount(time: VirtualTime, options: LimitedAccountOptions) {
  const { latency, counts, saysHowLong = true } = options
  const seen: SeenRequest[] = []
  let { limit } = options
  let counted: number[] = []
  let began = Number.NEGATIVE_INFINITY

  /** Counts a request of anybody, and says what an answer would. */
  function count(): Meter & { allowed: boolean } {
    const now = time.now()
    if (counts === 'fixed' && now >= began + MINUTE) {
      began = now
      counted = []
    }
    if (counts === 'sliding') counted = counted.filter((at) => at > now - MINUTE)
    const allowed = counted.length < limit
    if (allowed) counted.push(now)
    const frees = counts === 'fixed' ? began + MINUTE : (counted[0] ?? now) + MINUTE
    const wait = allowed ? {} : { retryAfter: saysHowLong ? Math.max(1, Math.ceil((frees - now) / 1000)) : 60 }
    return { allowed, limit, remaining: Math.max(0, limit - counted.length), ...wait }
  }

  return {
    seen,
    count,
    setLimit(next: number) {
      limit = next
    },
    /** What a budget sends: notes the answer's headers, and rejects where it was a 429. */
    async send(note: (meter: Meter) => void): Promise<SeenRequest> {
      const request: SeenRequest = { sent: time.now(), counted: Number.NaN, answered: Number.NaN, allowed: false }
      seen.push(request)
      const [there, back] = latency()
      await time.sleep(there)
      const { allowed, ...meter } = count()
      request.counted = time.now()
      request.allowed = allowed
      await time.sleep(back)
      request.answered = time.now()
      note(meter)
      if (!allowed) throw new UpstreamError('limited', 'too many requests', { status: 429, retryAfter: meter.retryAfter })
      return request
    },
    /** The most requests of ours that were counted in any minute. */
    most(): number {
      const at = seen.flatMap((request) => (Number.isNaN(request.counted) ? [] : [request.counted])).sort((a, b) => a - b)
      let [first, most] = [0, 0]
      for (const [index, last] of at.entries()) {
        while ((at[first] ?? last) <= last - MINUTE) first += 1
        most = Math.max(most, index - first + 1)
      }
      return most
    },
  }
}
