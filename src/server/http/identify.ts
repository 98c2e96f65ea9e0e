/** Who are you: a bearer token (any Hipcall client) or the dashboard's session cookie. */
import type { Context } from 'hono'
import { clientOf, originOf } from './address.ts'
import type { ChosenUsers } from './chosen-user.ts'
import { HttpError } from './errors.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Person } from './route.ts'
import type { Sessions } from './session-cookie.ts'
import type { Tokens } from './tokens.ts'

export interface Gate {
  tokens: Tokens
  sessions: Sessions
  chosen: ChosenUsers
  /** For bearer tokens; the dashboard's own requests are not counted. */
  limit: RateLimit
}

/** The person behind a request. Throws 401, 403 (a request forged by another site), 429 or 503; writes the rate-limit headers to `reply`. */
export async function identify(context: Context, gate: Gate, reply: Headers): Promise<Person> {
  const authorization = context.req.header('authorization')
  if (authorization !== undefined) return byBearer(authorization, clientOf(context), gate, reply)
  const session = await gate.sessions.read(context.req.header('cookie'))
  const person = session === undefined ? null : await gate.tokens.personOf(session.token)
  if (session === undefined || person === null) throw new HttpError(401)
  refuseForged(context)
  return gate.chosen.as(person, session.user_id ?? null)
}

async function byBearer(authorization: string, client: string, gate: Gate, reply: Headers): Promise<Person> {
  const token = authorization.match(/^Bearer\s+(\S{1,500})\s*$/i)?.[1]
  const person = token === undefined ? null : await gate.tokens.personOf(token, client)
  if (token === undefined || person === null) throw new HttpError(401)
  const counted = gate.limit.count(token)
  reply.set('x-ratelimit-limit', String(gate.limit.limit))
  reply.set('x-ratelimit-remaining', String(counted.remaining))
  if (!counted.allowed) throw new HttpError(429, undefined, { 'retry-after': String(counted.retryAfter) })
  return person
}

/** A change asked for with the cookie must come from our own pages. SameSite=Strict says so too; this holds where that is not known. */
export function refuseForged(context: Context): void {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return
  const site = context.req.header('sec-fetch-site')
  const origin = context.req.header('origin')
  const ours = [originOf(context), context.req.url].map(hostOf)
  const foreign = site !== undefined ? site !== 'same-origin' && site !== 'none' : origin !== undefined && !ours.includes(hostOf(origin))
  if (foreign) throw new HttpError(403, 'This request came from another site.')
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'nowhere'
}
