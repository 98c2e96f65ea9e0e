/** What is done where Hipcall was asked to change something and no answer to rely on came: look, or repeat what does no harm, or say so. */

import type { Ask } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import { neverSent, refusalOf, silence, UnknownOutcomeError } from './refusals.ts'

/** What was done at Hipcall; `answered` is false where no answer came and it was found out otherwise. */
export interface Done<T> {
  result: T
  answered: boolean
}

/** Finds out what became of a request that ended in `error`: gives what was done, or throws. */
export type Recover<T> = (error: UpstreamError, ask: Ask) => Promise<T>

/** Sends a request. Throws Hipcall's refusal, or what `recover` throws where it is ambiguous. */
export async function send<T>(ask: Ask, request: (ask: Ask) => Promise<T>, recover: Recover<T>): Promise<Done<T>> {
  try {
    return { result: await request(ask), answered: true }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const unclear = (error.ambiguous || error.failure === 'aborted') && !neverSent(error)
    if (!unclear) throw refusalOf(error)
    return { result: await recover(error, ask), answered: false }
  }
}

/** Repeats once what does no harm; `unknown` is told where that is not answered either. */
export function byRepeating<T>(request: (ask: Ask) => Promise<T>, unknown: string): Recover<T> {
  return async (first, ask) => {
    try {
      return await request(ask)
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      if (!error.ambiguous && error.failure !== 'aborted' && error.failure !== 'limited') throw refusalOf(error)
      throw new UnknownOutcomeError(silence(first), unknown)
    }
  }
}

/** Says that nobody knows. */
export function notAtAll(unknown: string): Recover<never> {
  return (error) => Promise.reject(new UnknownOutcomeError(silence(error), unknown))
}
