/** What an endpoint is, as data: the server serves the table, the client calls it, the OpenAPI describes it. */
import type * as z from 'zod/mini'
import type { Right } from './dashboard/roles.ts'

export interface Endpoint<
  Params extends z.core.$ZodType = z.core.$ZodType,
  Query extends z.core.$ZodType = z.core.$ZodType,
  Body extends z.core.$ZodType = z.core.$ZodType,
  Answer extends z.core.$ZodType = z.core.$ZodType,
> {
  /** Operation id, unique, camelCase: `listCdrs`. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** From the root, with `{param}` in braces: `/api/v20211124/tasks/{id}`. */
  path: string
  /** Heading in the API documentation. */
  group: string
  summary: string
  /** What the person must be allowed to do; `public` needs no sign-in. */
  right: Right | 'public'
  params: Params
  query: Query
  body: Body
  /** Status of success. */
  status: 200 | 201
  answer: Answer
  /** True for what Santral adds and Hipcall does not document. */
  addition?: boolean
  /** Statuses besides 401 and 429 that this endpoint answers on purpose, with when. */
  errors?: Readonly<Partial<Record<403 | 404 | 409 | 413 | 415 | 422 | 502 | 503 | 504, string>>>
}

/** `errors` of writes that go to Hipcall where it is the account. */
export const UNANSWERED = {
  502: 'Hipcall did not answer as it should; the message says whether it was done',
  504: 'Hipcall did not answer in time; the message says whether it was done',
} as const

export const HIPCALL = '/api/v20211124'
export const DASHBOARD = '/api/dashboard'

/** States an endpoint while keeping the exact types of its schemas. */
export function endpoint<P extends z.core.$ZodType, Q extends z.core.$ZodType, B extends z.core.$ZodType, A extends z.core.$ZodType>(
  definition: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> {
  return definition
}
