/** Sends one request of the API under the budget of its token. It never repeats one, and never tells the token. */
import { inspect } from 'node:util'
import type { Fetch } from '#contract/client.ts'
import type { Time } from '../time.ts'
import type { Budgets } from './budgets.ts'
import type { Meter } from './gate.ts'
import { failureOf, meterOf, readText } from './read-answer.ts'
import type { Priority } from './upstream.ts'
import { UpstreamError } from './upstream-error.ts'

export interface TransportOptions {
  fetch: Fetch
  /** Where requests go: `https://api.hipcall.com.tr`. */
  origin: string
  time: Time
  budgets: Budgets
  /** Milliseconds from sending until the whole answer is there; 30,000 when absent. */
  timeout?: number
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query, from the origin. */
  path: string
  body?: unknown
}

export interface ApiAsk {
  token: string
  priority: Priority
  signal?: AbortSignal | undefined
}

/** A 2xx. */
export interface ApiAnswer {
  /** Undefined for an empty body. */
  json: unknown
  text: string
  /** Milliseconds since 1970 by the server's clock (by ours where it tells none), no later than when it made this answer. */
  asked_at: number
}

/** Throws an UpstreamError for all that is not a 2xx with JSON or an empty body. */
export type Transport = (ask: ApiAsk, request: ApiRequest) => Promise<ApiAnswer>

export function createTransport({ fetch, origin, time, budgets, timeout = 30_000 }: TransportOptions): Transport {
  return ({ token, priority, signal }, asked) => {
    const send = async (note: (meter: Meter) => void) => {
      const limits = { time, timeout, what: 'Hipcall', signal }
      return await within(limits, (given) => exchange({ fetch, time, note }, asked.method, toRequest(origin, token, asked, given)))
    }
    return budgets
      .of(token)
      .run(priority, async (note) => await send(note).catch((error) => Promise.reject(withoutToken(error, token))), signal)
  }
}

function toRequest(origin: string, token: string, { method, path, body }: ApiRequest, signal: AbortSignal): Request {
  // What a header cannot carry, Request would refuse in words that contain it.
  if (!/^[\x21-\x7e]{1,4000}$/.test(token)) throw new UpstreamError('unauthorized', 'this is no token: it has characters that none has')
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'Santral',
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return new Request(new URL(path, origin), { method, headers, ...sent, signal, redirect: 'manual' })
}

interface Wire {
  fetch: Fetch
  time: Time
  note: (meter: Meter) => void
}

async function exchange({ fetch, time, note }: Wire, method: string, request: Request): Promise<ApiAnswer> {
  const sentAt = time.now()
  const response = await fetch(request)
  const now = time.now()
  note(meterOf(response, now))
  const text = await readText(response)
  const json = jsonIn(text)
  if (!response.ok) throw failureOf(response, method, text, json, now)
  if (json === undefined && text.trim() !== '')
    throw new UpstreamError('garbled', 'the answer is not JSON, or it was cut', { status: response.status })
  // Date is put on the answer when it is sent, so that the list can be older than it by as long as the answer took.
  const date = Date.parse(response.headers.get('date') ?? '')
  return { json, text, asked_at: Number.isNaN(date) ? sentAt : date - Math.max(0, now - sentAt) }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const OVER = 'the answer is there'

interface Limits {
  time: Time
  timeout: number
  /** Who does not answer, for the message. */
  what: string
  signal: AbortSignal | undefined
}

/** Does work that listens to a signal, and gives it up in time or when the caller does. Throws an UpstreamError always. */
export async function within<T>({ time, timeout, what, signal }: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal?.aborted) throw new UpstreamError('aborted', 'the request was given up')
  const given = new AbortController()
  const over = new AbortController()
  const endings = new Promise<never>((_, reject) => {
    const end = (error: UpstreamError) => {
      reject(error)
      given.abort()
    }
    signal?.addEventListener('abort', () => end(new UpstreamError('aborted', 'the request was given up')), { signal: over.signal })
    void time.sleep(timeout, over.signal).then(() => {
      if (!over.signal.aborted) end(new UpstreamError('timeout', `${what} did not answer within ${timeout / 1000} seconds`))
    })
  })
  endings.catch(() => undefined)
  try {
    return await Promise.race([endings, work(given.signal)])
  } catch (error) {
    throw error instanceof UpstreamError
      ? error
      : new UpstreamError('unreachable', `${what} cannot be reached${reasonOf(error)}`, { cause: error })
  } finally {
    // With a reason of ours none is made, with a stack, for every request that ends well.
    over.abort(OVER)
  }
}

/** `: ECONNREFUSED`, from a failed fetch, whose own message says nothing. */
function reasonOf(error: unknown): string {
  const causes = [error instanceof Error ? error.cause : undefined, error]
  const code = causes.flatMap((cause) => (cause instanceof Error && 'code' in cause ? [String(cause.code)] : []))[0]
  return code === undefined ? '' : `: ${code}`
}

/** The same failure with the token cut out of whatever Hipcall, or something on the way, wrote of it. */
function withoutToken(error: unknown, token: string): unknown {
  if (!(error instanceof UpstreamError) || !inspect(error, { depth: 10 }).includes(token)) return error
  const clean = (text: string) => text.replaceAll(token, '…')
  const fields = Object.entries(error.fields ?? {}).map(([field, told]): [string, string[]] => [clean(field), told.map(clean)])
  return new UpstreamError(error.failure, clean(error.message), {
    ...(error.status === null ? {} : { status: error.status }),
    fields: error.fields === undefined ? undefined : Object.fromEntries(fields),
    retryAfter: error.retryAfter,
  })
}
