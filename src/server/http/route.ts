/** How a resource states what it serves: an endpoint of the contract and the function that answers it. */

import type * as z from 'zod/mini'
import type { Role } from '#contract/dashboard/roles.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Secret } from '../secret.ts'

/** Who sent the request. `token_id` is null for the demo's own tokens, which are not stored. */
export interface Person {
  role: Role
  user_id: number | null
  name: string
  token_id: number | null
  /** The Hipcall token they signed in with, with which what they change is forwarded. */
  upstream_token?: Secret
  /** True where the person says which user they are, if they do: `user_id` is what they said, and no right hangs on it. */
  chooses_user?: boolean
}

/** A request after it was identified, parsed by the contract and allowed. */
export interface Accepted<E extends Endpoint> {
  params: z.output<E['params']>
  query: z.output<E['query']>
  body: z.output<E['body']>
  person: Person
  /** The address the client used, without query: links of the answer carry it. */
  address: string
  /** The query as it came, for links to other pages of the same list. */
  search: URLSearchParams
  /** Value of the Idempotency-Key header. */
  idempotencyKey: string | undefined
  /** Value of the If-Match header. */
  ifMatch: string | undefined
  /** Value of the Cookie header. */
  cookie: string | undefined
  /** The address the request came from, for limits on attempts. */
  client: string
  /** True where the request came over HTTPS. */
  secure: boolean
  /** Headers of the answer, for what is not in its body. */
  reply: Headers
  signal: AbortSignal
}

export interface Route {
  endpoint: Endpoint
  // biome-ignore lint/suspicious/noExplicitAny: a table of routes holds handlers of different endpoints
  handle: (request: Accepted<any>) => Promise<unknown>
}

/** Ties a handler to its endpoint with the endpoint's exact types. */
export function route<E extends Endpoint>(endpoint: E, handle: (request: Accepted<E>) => Promise<z.input<E['answer']>>): Route {
  return { endpoint, handle }
}
