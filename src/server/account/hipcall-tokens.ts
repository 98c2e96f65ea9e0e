/** Hipcall's tokens as a way in: each is asked about once, remembered by its hash, and asked about again while it is used. */
import type { Role } from '#contract/dashboard/roles.ts'
import { SAID } from '#contract/said.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/connect.ts'
import { HttpError } from '../http/errors.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import type { Person } from '../http/route.ts'
import { hashToken, OWN_PREFIX } from '../http/tokens.ts'
import type { Logger } from '../log.ts'
import { Secret } from '../secret.ts'
import type { Upstream } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import { type Verdict, verdictOn } from './same-account.ts'
import { checkedAt, forgetToken, rememberToken } from './upstream-tokens.ts'

const MINUTE = 60_000
/** Milliseconds after which a token is asked about again while it is used; and after which nobody comes in before that was answered. */
const FRESH = 15 * MINUTE
const STALE = 24 * 60 * MINUTE
/** Unknown tokens a minute from one address. */
const GUESSES = 20
const MOST_REMEMBERED = 10_000

const REFUSAL: Readonly<Record<Exclude<Verdict, 'ours'>, string>> = {
  invalid: SAID.tokenInvalid,
  other: SAID.tokenOfAnother,
}
const NAMES: Readonly<Record<Role, string>> = { admin: 'Admin', supervisor: 'Supervisor', agent: 'Agent' }

export interface HipcallTokens {
  /**
   * The person of a token that belongs to the account; null for any other. `client` is the address of who sent it, where that may be a
   * guess. Throws a 429 for too many guesses, a 503 where Hipcall cannot be asked.
   */
  personOf(token: string, client?: string): Promise<Person | null>
  /** Asks Hipcall about a token. Throws a 403 that says why it is refused, a 429 or a 503. */
  enter(token: string): Promise<Person>
}

interface HipcallTokensParts {
  db: Queries
  clock: Clock
  upstream: Upstream
  /** SHA-256 of the token the account is mirrored with. */
  operatorHash: string
  log: Logger
}

/** What is thrown where Hipcall could not be asked about a token. */
function unanswered(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error
  if (error.failure === 'limited')
    return new HttpError(429, 'Hipcall allows no more requests with this token just now.', {
      'retry-after': String(error.retryAfter ?? 60),
    })
  if (error.failure === 'refused') return new HttpError(403, `Hipcall: ${error.message}`)
  return new HttpError(503, SAID.notChecked)
}

export function createHipcallTokens(parts: HipcallTokensParts): HipcallTokens {
  const { db, clock, operatorHash, log } = parts
  const guesses = createRateLimit(GUESSES, clock)
  const refused = new Map<string, { verdict: Exclude<Verdict, 'ours'>; until: number }>()
  const asking = new Map<string, Promise<Verdict>>()
  const askedAgainAt = new Map<string, number>()
  const roleOf = (hash: string): Role => (hash === operatorHash ? 'admin' : 'supervisor')
  const personWith = (token: string, hash: string): Person => {
    const role = roleOf(hash)
    return { role, user_id: null, name: NAMES[role], token_id: null, upstream_token: new Secret(token) }
  }

  async function askNow(token: string, hash: string): Promise<Verdict> {
    const verdict = await verdictOn(parts, token, hash === operatorHash)
    const now = clock.now()
    if (verdict === 'ours') await rememberToken(db, hash, roleOf(hash), now)
    else {
      await forgetToken(db, hash)
      if (refused.size >= MOST_REMEMBERED) refused.clear()
      refused.set(hash, { verdict, until: now + MINUTE })
    }
    return verdict
  }
  /** Asks once at a time; what was refused is refused again for a minute. */
  function ask(token: string, hash: string): Promise<Verdict> {
    const known = refused.get(hash)
    if (known !== undefined && clock.now() < known.until) return Promise.resolve(known.verdict)
    const running = asking.get(hash) ?? askNow(token, hash).finally(() => asking.delete(hash))
    asking.set(hash, running)
    return running
  }
  /** Asks about a token that was good a while ago; whether it is still, as far as Hipcall can say. */
  async function askAgain(token: string, hash: string): Promise<boolean> {
    try {
      return (await ask(token, hash)) === 'ours'
    } catch (error) {
      log.warn({ err: error }, 'a token could not be checked again at Hipcall; its session goes on')
      return true
    }
  }
  async function stillGood(token: string, hash: string, checked: number): Promise<boolean> {
    const now = clock.now()
    if (now - checked < FRESH || now - (askedAgainAt.get(hash) ?? 0) < MINUTE) return true
    if (askedAgainAt.size >= MOST_REMEMBERED) askedAgainAt.clear()
    askedAgainAt.set(hash, now)
    const again = askAgain(token, hash)
    return now - checked < STALE ? true : again
  }

  return {
    async personOf(token, client) {
      if (token.startsWith(OWN_PREFIX)) return null
      const hash = hashToken(token)
      const checked = await checkedAt(db, hash)
      if (checked !== undefined) return (await stillGood(token, hash, checked)) ? personWith(token, hash) : null
      const guess = client !== undefined && !refused.has(hash) ? guesses.count(client) : undefined
      if (guess?.allowed === false)
        throw new HttpError(429, 'Too many unknown tokens. Wait a minute.', { 'retry-after': String(guess.retryAfter) })
      const verdict = await ask(token, hash).catch((error: unknown) => Promise.reject(unanswered(error)))
      return verdict === 'ours' ? personWith(token, hash) : null
    },
    async enter(token) {
      if (token.startsWith(OWN_PREFIX)) throw new HttpError(403, SAID.tokenUnknownHere)
      const hash = hashToken(token)
      const verdict = await ask(token, hash).catch((error: unknown) => Promise.reject(unanswered(error)))
      if (verdict !== 'ours') throw new HttpError(403, REFUSAL[verdict])
      return personWith(token, hash)
    },
  }
}
