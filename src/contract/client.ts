/** A typed client over the endpoint table: builds the request, parses the answer, and says exactly what went wrong. */
import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { writeQuery } from './query.ts'
import { ErrorBody } from './wire.ts'

/** `network`: no answer came. `contract`: an answer came that is not what the contract says. `http`: an error answer. */
export type ApiErrorKind = 'network' | 'contract' | 'http'

/** Why a request failed. `fields`: the errors of a 422 by field. `retryAfter`: seconds, from a 429. `current`: the record as it is, from a 409. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: ApiErrorKind
  readonly endpoint: string
  readonly status: number
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly retryAfter: number | undefined
  readonly current: unknown

  constructor(
    kind: ApiErrorKind,
    endpoint: string,
    message: string,
    more: { status?: number; fields?: Record<string, string[]>; retryAfter?: number; current?: unknown; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.kind = kind
    this.endpoint = endpoint
    this.status = more.status ?? 0
    this.fields = more.fields ?? {}
    this.retryAfter = more.retryAfter
    this.current = more.current
  }
}

type Sent<S> = S extends z.core.$ZodType ? z.output<S> : never

/** What a call of this endpoint takes: values, not text. */
export interface Call<E extends Endpoint> {
  params?: Sent<E['params']>
  query?: Partial<Sent<E['query']>>
  body?: z.input<E['body']>
  /** Sent as Idempotency-Key: a repeat returns the first answer. */
  idempotencyKey?: string
  /** Sent as If-Match: what the person saw, in the endpoint's own form; a 409 where it is another by now. */
  ifMatch?: string
  signal?: AbortSignal
}

export type Answer<E extends Endpoint> = z.output<E['answer']>

/** Anything that behaves as fetch does: the browser's, or an app's in a test. */
export type Fetch = (request: Request) => Promise<Response>

/** The path and query of a request, without its origin. */
export function addressOf<E extends Endpoint>(endpoint: E, call: Pick<Call<E>, 'params' | 'query'> = {}): string {
  const params = (call.params ?? {}) as Record<string, unknown>
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = String(params[name])
    return encodeURIComponent(name === 'mm' || name === 'dd' ? text.padStart(2, '0') : text)
  })
  const query = endpoint.query instanceof z.ZodMiniObject ? writeQuery(endpoint.query, (call.query ?? {}) as never).toString() : ''
  return query === '' ? path : `${path}?${query}`
}

/**
 * A client for one server. `origin` is where it answers, for example `https://api.hipcall.com.tr`;
 * `headers` go with every request. Errors are always an ApiError, except an abort by `signal`, which passes through.
 */
export function createClient(fetch: Fetch, origin: string, headers: Readonly<Record<string, string>> = {}) {
  return async function call<E extends Endpoint>(endpoint: E, args: Call<E> = {}): Promise<Answer<E>> {
    const request = new Request(new URL(addressOf(endpoint, args), origin), {
      method: endpoint.method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(args.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(args.idempotencyKey === undefined ? {} : { 'idempotency-key': args.idempotencyKey }),
        ...(args.ifMatch === undefined ? {} : { 'if-match': args.ifMatch }),
      },
      ...(args.body === undefined ? {} : { body: JSON.stringify(args.body) }),
      ...(args.signal === undefined ? {} : { signal: args.signal }),
    })
    const response = await fetch(request).catch((cause: unknown) => {
      if (args.signal?.aborted) throw cause
      throw new ApiError('network', endpoint.name, 'no answer from the server', { cause })
    })
    return readAnswer(endpoint, response)
  }
}

/** Parses an answer by its endpoint's contract; throws an ApiError that names endpoint and field. */
export async function readAnswer<E extends Endpoint>(endpoint: E, response: Response): Promise<Answer<E>> {
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    return undefined
  })
  if (!response.ok) throw errorOf(endpoint, response, body)
  const parsed = z.safeParse(endpoint.answer, body)
  if (parsed.success) return parsed.data as Answer<E>
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'the body'
  throw new ApiError('contract', endpoint.name, `${endpoint.name}: ${field}: ${issue?.message ?? 'is not as agreed'}`, {
    status: response.status,
    cause: parsed.error,
  })
}

function errorOf(endpoint: Endpoint, response: Response, body: unknown): ApiError {
  const parsed = z.safeParse(ErrorBody, body)
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError('http', endpoint.name, parsed.success ? parsed.data.message : `the server answered ${response.status}`, {
    status: response.status,
    ...(parsed.success && parsed.data.errors ? { fields: parsed.data.errors } : {}),
    ...(parsed.success && parsed.data.current !== undefined ? { current: parsed.data.current } : {}),
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  })
}
