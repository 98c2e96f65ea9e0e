/** How a write goes to Hipcall: claimed, sent, and what was done there stored with its audit row in one transaction. */
import type * as z from 'zod/mini'
import type { Changing } from '#contract/dashboard/events.ts'
import { SAID } from '#contract/said.ts'
import type { Queries } from '../db/connect.ts'
import { claimKey, keepClaim, leaveUnknown, releaseKey, settleKey } from '../http/claim-key.ts'
import { HttpError } from '../http/errors.ts'
import type { Person } from '../http/route.ts'
import { hashToken } from '../http/tokens.ts'
import { announceChange } from '../live/live.ts'
import type { Time } from '../time.ts'
import type { Ask, Upstream } from '../upstream/upstream.ts'
import type { Write } from './account.ts'
import type { InTurn } from './in-turn.ts'
import type { Done } from './recover.ts'
import { UnknownOutcomeError } from './refusals.ts'
import { forgetToken } from './upstream-tokens.ts'

export interface HipcallParts {
  db: Queries
  time: Time
  /** The account's IANA zone. */
  zone: string
  upstream: Upstream
  inTurn: InTurn
}

/** When it was first sent, and whether it may have been done then; see claim-key.ts. */
export interface Before {
  since: number
  sent: 'no' | 'told' | 'untold'
}

export interface Forwarded<T, A> {
  changing: Changing
  /** Writes of one turn are sent and stored one after the other: what is stored last is what Hipcall answered last. */
  turn: string
  /** Has it done at Hipcall. No transaction is open meanwhile. */
  done(ask: Ask, before: Before): Promise<Done<T>>
  /** Stores what was done, in the transaction `tx`; `now` is in milliseconds since 1970. */
  store(tx: Queries, done: Done<T>, now: number): Promise<A>
}

/** Throws a 403 where the person has no Hipcall token, with which alone they could change something there. */
export function refuseUnlessOfHipcall(person: Person): void {
  if (person.upstream_token === undefined) throw new HttpError(403, SAID.tokenOfHere)
}

/** On whose behalf a write is sent: the person's, or the operator's where nobody waits for it. Throws a 403. */
export function askOf({ person, unattended }: Write): Ask {
  if (unattended !== undefined) return { priority: 'today', signal: unattended.signal }
  refuseUnlessOfHipcall(person)
  return { priority: 'person', token: person.upstream_token?.reveal() }
}

/** Runs a request of a write; where Hipcall does not take the person's token any more, their sessions end. */
export async function endingSession<T>(db: Queries, { token }: Ask, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) {
      // The operator's token is nobody's session.
      if (token === undefined) throw new HttpError(403, error.message)
      await forgetToken(db, hashToken(token))
    }
    throw error
  }
}

/** Forwards a write, and what is known of it by its Idempotency-Key. Throws an HttpError. */
export async function forward<T, S extends z.core.$ZodType>(
  parts: HipcallParts,
  write: Write,
  schema: S,
  work: Forwarded<T, z.output<S>>,
): Promise<z.output<S>> {
  const ask = askOf(write)
  const claim = await claimKey(parts.db, write.repeatable, parts.time.now(), schema)
  if ('answer' in claim) return claim.answer
  return parts.inTurn(work.turn, async () => {
    const done = await sendClaimed(parts, write, () => endingSession(parts.db, ask, () => work.done(ask, claim)))
    return parts.db.transaction(async (tx) => {
      const now = parts.time.now()
      const answer = await work.store(tx, done, now)
      await settleKey(tx, write.repeatable, answer, now)
      await announceChange(tx, work.changing)
      return answer
    })
  })
}

/** Sends what a key was claimed for; where that fails, the key is let go, or keeps that nobody knows. */
async function sendClaimed<T>({ db, time }: HipcallParts, { repeatable }: Write, send: () => Promise<T>): Promise<T> {
  await keepClaim(db, repeatable, time.now())
  try {
    return await send()
  } catch (error) {
    // Anything else is a fault of ours: the claim stays, and a repeat finds that nobody works on it any more.
    if (error instanceof UnknownOutcomeError) await leaveUnknown(db, repeatable)
    else if (error instanceof HttpError) await releaseKey(db, repeatable)
    throw error
  }
}
