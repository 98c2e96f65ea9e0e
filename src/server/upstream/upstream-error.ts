/** Why a request to Hipcall came to nothing. */

/**
 * `unreachable`: it was not sent, or nobody can tell whether it arrived. `timeout`: no answer in time. `failed`: a 5xx. `garbled`: an
 * answer that cannot be read. `limited`: a 429. `unauthorized`: a 401. `refused`: any other 4xx, with what Hipcall says. `aborted`: the
 * caller gave it up.
 */
export type UpstreamFailure = 'unreachable' | 'timeout' | 'failed' | 'garbled' | 'limited' | 'unauthorized' | 'refused' | 'aborted'

export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
  readonly failure: UpstreamFailure
  /** Status of the answer; null where none came. */
  readonly status: number | null
  /** What Hipcall says of each field, from a 422. */
  readonly fields: Readonly<Record<string, string[]>> | undefined
  /** Seconds to wait, from a 429. */
  readonly retryAfter: number | undefined

  constructor(
    failure: UpstreamFailure,
    message: string,
    more: { status?: number; fields?: Record<string, string[]> | undefined; retryAfter?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.failure = failure
    this.status = more.status ?? null
    this.fields = more.fields
    this.retryAfter = more.retryAfter
  }

  /** True where the request may have done its work although no answer says so. */
  get ambiguous(): boolean {
    return this.failure === 'unreachable' || this.failure === 'timeout' || this.failure === 'failed' || this.failure === 'garbled'
  }

  /** True where asking again later may help. */
  get passing(): boolean {
    return this.ambiguous || this.failure === 'limited'
  }
}
