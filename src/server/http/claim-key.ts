/**
 * Idempotency-Key in two steps, for work that no transaction can hold: the key is claimed, the work is done elsewhere, and its result is
 * stored with the key. Between the two, a repeat is told to wait; and a claim that nobody works on any more says since when that was sent.
 */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Queries } from '../db/connect.ts'
import { HttpError } from './errors.ts'
import { forgetOld, KEPT, type Repeatable } from './idempotency.ts'

/** Milliseconds after which a claim without a sign of life is one of a process that died. */
export const CLAIMED_FOR = 120_000
/** Status of a key whose request ended without anybody knowing whether it was done, and whose sender was told so. */
const UNKNOWN = 504

const Pending = z.object({ since: z.number(), sent: z.enum(['no', 'told', 'untold']) })

/**
 * `answer`: it was done before. Otherwise the work is the caller's: `since` is when it was first sent, in milliseconds since 1970; `sent`
 * whether it may have been done then: `no`; `told`, and whoever repeats it knows; `untold`, for the process died.
 */
export type Claim<T> = { answer: T } | z.infer<typeof Pending>

const where = ({ person, endpoint, key }: Repeatable) => sql`person = ${person} and endpoint = ${endpoint} and key = ${key}`

/** Claims a key, in a statement of its own. Throws a 409 where it was used for another body, or is being worked on. */
export async function claimKey<S extends z.core.$ZodType>(
  db: Queries,
  repeatable: Repeatable | undefined,
  now: number,
  schema: S,
): Promise<Claim<z.output<S>>> {
  const fresh = { since: now, sent: 'no' } as const
  if (repeatable === undefined) return fresh
  const { key, person, endpoint, bodyHash } = repeatable
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
  const expired = sql`kept.created_at < ${iso(now - KEPT)}`
  const [claimed] = await db.rows<{ answer: unknown }>(sql`
    insert into idempotency as kept (key, person, endpoint, body_hash, answer, created_at)
    values (${key}, ${person}, ${endpoint}, ${bodyHash}, ${JSON.stringify(fresh)}::jsonb, ${iso(now)})
    on conflict (person, endpoint, key) do update set body_hash = excluded.body_hash, status = null, created_at = excluded.created_at,
      answer = case when ${expired} then excluded.answer
        else kept.answer || jsonb_build_object('sent', case when kept.status = ${UNKNOWN} then 'told' else 'untold' end) end
    where ${expired} or (kept.body_hash = excluded.body_hash
      and (kept.status = ${UNKNOWN} or (kept.status is null and kept.created_at < ${iso(now - CLAIMED_FOR)})))
    returning answer`)
  if (claimed !== undefined) return z.parse(Pending, claimed.answer)
  const [first] = await db.rows<{ body_hash: string; status: number | null; answer: unknown }>(
    sql`select body_hash, status, answer from idempotency where ${where(repeatable)}`,
  )
  if (first !== undefined && first.body_hash !== bodyHash) throw new HttpError(409, 'This Idempotency-Key was used for another request.')
  // Not there: it was let go at this moment.
  if (first?.status !== 200) throw new HttpError(409, 'This request is being worked on. Ask again in a moment.', { 'retry-after': '2' })
  return { answer: z.parse(schema, first.answer) }
}

/** Gives a sign of life, so that the work may take longer. */
export async function keepClaim(db: Queries, repeatable: Repeatable | undefined, now: number): Promise<void> {
  if (repeatable === undefined) return
  await db.rows(sql`update idempotency set created_at = ${new Date(now).toISOString()} where ${where(repeatable)} and status is null`)
}

/** Keeps the result for repeats, in the transaction `tx` that stores it. */
export async function settleKey(tx: Queries, repeatable: Repeatable | undefined, result: unknown, now: number): Promise<void> {
  if (repeatable === undefined) return
  await tx.rows(sql`update idempotency set status = 200, answer = ${JSON.stringify(result)}::jsonb where ${where(repeatable)}`)
  await forgetOld(tx, new Date(now - KEPT).toISOString())
}

/** Lets the key go: nothing was done, so that a corrected request may use it. */
export async function releaseKey(db: Queries, repeatable: Repeatable | undefined): Promise<void> {
  if (repeatable === undefined) return
  await db.rows(sql`delete from idempotency where ${where(repeatable)} and status is null`)
}

/** Keeps that nobody knows whether it was done. */
export async function leaveUnknown(db: Queries, repeatable: Repeatable | undefined): Promise<void> {
  if (repeatable === undefined) return
  await db.rows(sql`update idempotency set status = ${UNKNOWN} where ${where(repeatable)} and status is null`)
}
