/** How the mirror takes what goes wrong. */
import { UpstreamError } from '../upstream/upstream-error.ts'

/** Milliseconds until it is tried again: at first, and at most. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000

export interface Problem {
  message: string
  /** Status of Hipcall's answer; null where none came. */
  status: number | null
  /** Milliseconds to wait; null where only a person can mend it. */
  pause: number | null
}

/** `times`: how often something went wrong in a row, from 1. */
export function problemOf(error: unknown, times: number): Problem {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(times - 1, 16), LONGEST_PAUSE)
  if (!(error instanceof UpstreamError)) return { message: error instanceof Error ? error.message : String(error), status: null, pause }
  const { message, status, failure, retryAfter } = error
  if (failure === 'unauthorized') return { message, status, pause: null }
  return { message, status, pause: failure === 'limited' ? Math.max(pause, (retryAfter ?? 0) * 1_000) : pause }
}
