/** Fetches a sound from the address a call gave for it: no request of the API, and nobody's token goes along. */
import type { Fetch } from '#contract/client.ts'
import type { Time } from '../time.ts'
import { within } from './transport.ts'
import { UpstreamError } from './upstream-error.ts'

/** Milliseconds until the answer begins; the sound itself may take as long as it is. */
const TIMEOUT = 10_000

/** The answer, whatever its status. The signal gives up the sound as well as the wait for it. Throws an UpstreamError. */
export async function fetchSound(
  { fetch, time }: { fetch: Fetch; time: Time },
  address: string,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Response> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new UpstreamError('refused', 'the address of this sound is not one of the web')
  const stop = new AbortController()
  const giveUp = () => stop.abort()
  signal?.addEventListener('abort', giveUp, { once: true })
  return within({ time, timeout: TIMEOUT, what: 'the server of this sound', signal }, (given) => {
    given.addEventListener('abort', giveUp, { once: true })
    return fetch(new Request(url, { headers: { ...headers }, signal: stop.signal, redirect: 'follow' }))
  })
}
