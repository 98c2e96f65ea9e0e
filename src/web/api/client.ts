/** The one client the screens share: same origin, the session's cookie, and the requests index.html made early. */
import { createClient, type Fetch } from '#contract/client.ts'
import { takeEarly } from './early.ts'

let send: Fetch = (request) => fetch(request)

/** Sends the requests elsewhere: to an app in the same process, in tests. */
export function sendRequestsTo(other: Fetch): void {
  send = other
}

const sendOrTake: Fetch = (request) => {
  const { pathname, search } = new URL(request.url)
  return (request.method === 'GET' ? takeEarly(`${pathname}${search}`) : undefined) ?? send(request)
}

/** Calls an endpoint of the contract; see contract/client.ts. */
export const api = createClient(sendOrTake, globalThis.location?.origin ?? 'http://localhost')
