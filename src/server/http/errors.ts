/** Errors a handler throws on purpose: each becomes an answer in the API's error shape. */
import { SAID } from '#contract/said.ts'
import type { ErrorBody } from '#contract/wire.ts'

export type HttpStatus = 401 | 403 | 404 | 405 | 409 | 413 | 415 | 416 | 422 | 429 | 502 | 503 | 504

const SENTENCE: Readonly<Record<HttpStatus, string>> = {
  401: 'Unauthenticated. Send a token in an Authorization header: Bearer YOUR_AUTH_KEY.',
  403: 'This action is not allowed.',
  404: 'Nothing was found here.',
  405: 'This method is not served here.',
  409: 'The request is in conflict with what is stored.',
  413: 'The request is too large.',
  415: 'The body must be JSON: send content-type: application/json.',
  416: 'This part of the file does not exist.',
  422: 'The given data was invalid.',
  429: 'Too many requests. Wait as long as retry-after says.',
  502: SAID.strange,
  503: SAID.notReady,
  504: SAID.late,
}

/** `told` is a sentence for `message`, or the fields of a 422 with what is wrong with each; `headers` go with the answer. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: HttpStatus
  readonly fields: Readonly<Record<string, string[]>> | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: HttpStatus,
    told: string | Readonly<Record<string, string[]>> = SENTENCE[status],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof told === 'string' ? told : SENTENCE[status])
    this.status = status
    this.fields = typeof told === 'string' ? undefined : told
    this.headers = headers
  }

  /** The answer's body. */
  get body(): ErrorBody {
    return this.fields === undefined ? { message: this.message } : { message: this.message, errors: { ...this.fields } }
  }
}

/** Somebody else was first: `current` is the record as it is now. */
export class StaleError extends HttpError {
  readonly current: unknown

  constructor(told: string, current: unknown) {
    super(409, told)
    this.current = current
  }

  override get body(): ErrorBody {
    return { ...super.body, current: this.current }
  }
}
