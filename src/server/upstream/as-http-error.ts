/** What a person is answered when Hipcall does not do what they asked for. */
import { SAID } from '#contract/said.ts'
import { HttpError } from '../http/errors.ts'
import { UpstreamError } from './upstream-error.ts'

/** The refusal for a reading that failed. */
export function asHttpError(error: UpstreamError): HttpError {
  switch (error.failure) {
    case 'timeout':
      return new HttpError(504)
    case 'limited':
      return new HttpError(429, 'Hipcall allows no more requests just now.', { 'retry-after': String(error.retryAfter ?? 60) })
    case 'unauthorized':
      return new HttpError(502, SAID.operatorRefused)
    case 'aborted':
      return new HttpError(503)
    default:
      return new HttpError(502, `Hipcall did not answer as it should: ${error.message}`)
  }
}

/** Does what asks Hipcall, and answers what goes wrong there. */
export async function answeringUpstream<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof UpstreamError ? asHttpError(error) : error
  }
}
