/** What Hipcall's refusals and silences are to the person who asked: its own status and words where it has said something. */
import { SAID } from '#contract/said.ts'
import type { ErrorBody } from '#contract/wire.ts'
import { HttpError, type HttpStatus } from '../http/errors.ts'
import type { UpstreamError } from '../upstream/upstream-error.ts'

/** A refusal in Hipcall's words. */
class HipcallError extends HttpError {
  readonly #of: Readonly<Record<string, string[]>> | undefined

  constructor(status: HttpStatus, error: UpstreamError, headers: Readonly<Record<string, string>> = {}) {
    super(status, `Hipcall: ${error.message}`, headers)
    this.#of = error.fields
  }

  override get body(): ErrorBody {
    return this.#of === undefined ? { message: this.message } : { message: this.message, errors: { ...this.#of } }
  }
}

/** It may have been done, now or in a moment: whoever repeats it looks first, where that is possible. */
export class UnknownOutcomeError extends HttpError {}

const PASSED_ON = [403, 404, 405, 409, 413, 415, 422] as const

/** The status for what came without an answer to rely on. */
export function silence({ failure }: UpstreamError): 502 | 504 {
  return failure === 'timeout' ? 504 : 502
}

/** What a refusal is here: Hipcall's status and words. For what is ambiguous, see recover.ts. */
export function refusalOf(error: UpstreamError): HttpError {
  if (error.failure === 'unauthorized') return new HipcallError(401, error)
  if (error.failure === 'limited') return new HipcallError(429, error, { 'retry-after': String(error.retryAfter ?? 60) })
  if (error.ambiguous) return new HttpError(silence(error), SAID.nothingChanged)
  const status = PASSED_ON.find((one) => one === error.status)
  // What else a client can do wrong in HTTP is our doing, and nothing the person can mend.
  return new HipcallError(status ?? 502, error)
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** True where the connection was never made, so that nothing can have been done. */
export function neverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && NEVER_SENT.has(String(error.code))) || neverSent(error.cause)
}
