/** Reads an answer of the API: its body within bounds, what it says of the limit, and what kind of failure it is. */
import * as z from 'zod/mini'
import type { Meter } from './gate.ts'
import { UpstreamError } from './upstream-error.ts'

/** Bytes of a body, unpacked; a page of calls has about ten thousand. */
export const MOST_BYTES = 5_000_000
/** Seconds to wait after a 429 that does not say how long, and the longest that is believed. */
const USUAL_WAIT = 60
const LONGEST_WAIT = 86_400

/** The body as text. Throws an UpstreamError (`garbled`) where it is too long; what the connection throws passes through. */
export async function readText(response: Response): Promise<string> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MOST_BYTES) {
      await reader.cancel().catch(() => undefined)
      throw new UpstreamError('garbled', `the answer is longer than ${MOST_BYTES} bytes`, { status: response.status })
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** `now`: milliseconds since 1970. */
export function meterOf({ status, headers }: Response, now: number): Meter {
  const limit = wholeIn(headers.get('x-ratelimit-limit'))
  const remaining = wholeIn(headers.get('x-ratelimit-remaining'))
  return {
    ...(limit === undefined || limit === 0 ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(status === 429 ? { retryAfter: secondsToWait(headers, now) } : {}),
  }
}

function wholeIn(text: string | null): number | undefined {
  return text !== null && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined
}

/** `retry-after` is a number of seconds or a date, to be compared with the answer's own. */
function secondsToWait(headers: Headers, now: number): number {
  const text = headers.get('retry-after')
  const answered = Date.parse(headers.get('date') ?? '')
  const seconds = wholeIn(text) ?? (Date.parse(text ?? '') - (Number.isNaN(answered) ? now : answered)) / 1000
  return Number.isNaN(seconds) ? USUAL_WAIT : Math.min(Math.max(seconds, 0), LONGEST_WAIT)
}

const Told = z.looseObject({
  message: z.catch(z.optional(z.string()), undefined),
  errors: z.catch(z.optional(z.record(z.string(), z.union([z.array(z.string()), z.string()]))), undefined),
})

/** The failure that an answer other than a 2xx is. `json` is undefined where its body (`text`) is not JSON. */
export function failureOf(response: Response, method: string, text: string, json: unknown, now: number): UpstreamError {
  const { status } = response
  const told = z.safeParse(Told, json)
  const message = (told.success ? told.data.message?.trim().slice(0, 500) : '') || `Hipcall answered with status ${status}`
  if (status >= 300 && status < 400) return new UpstreamError('garbled', elsewhere(response), { status })
  if (status === 401) return new UpstreamError('unauthorized', message, { status })
  if (status === 429) return new UpstreamError('limited', message, { status, retryAfter: meterOf(response, now).retryAfter })
  if (status === 408) return new UpstreamError('timeout', message, { status })
  if (status < 400 || status >= 500) return new UpstreamError('failed', message, { status })
  // Something between us and Hipcall says this, or the address is not Hipcall's: it tells nothing about a record.
  if (!told.success && text.trim() !== '' && method === 'GET')
    return new UpstreamError('garbled', `status ${status} with a body that is not the API's`, { status })
  const fields = told.success && told.data.errors !== undefined ? listed(told.data.errors) : undefined
  return new UpstreamError('refused', message, { status, fields })
}

function listed(errors: Readonly<Record<string, string | string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors).map(([field, told]) => [field, typeof told === 'string' ? [told] : told]))
}

function elsewhere({ status, headers }: Response): string {
  const place = headers.get('location') ?? ''
  const origin = URL.canParse(place) ? ` to ${new URL(place).origin}` : ''
  return `status ${status}: the address sends us elsewhere${origin}, where the token is not taken`
}
