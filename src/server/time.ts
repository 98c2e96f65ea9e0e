/** Time that can be waited for, so that a month of mirroring can be tested in a minute. */
import { type Clock, systemClock } from './clock.ts'

export interface Time extends Clock {
  /** Resolves after so many milliseconds, or at once when the signal is aborted; it never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const systemTime: Time = {
  now: systemClock.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, Math.max(0, milliseconds))
      signal?.addEventListener('abort', done, { once: true })
    }),
}
