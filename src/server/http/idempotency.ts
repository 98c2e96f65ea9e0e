/**
 * Idempotency-Key: a repeated POST (same key, person, endpoint and body) gets the first answer and writes nothing.
 * The key is written in the transaction of the work, so that of two at once the second waits for the first.
 */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Queries } from '../db/connect.ts'
import { HttpError } from './errors.ts'
import type { Accepted, Person } from './route.ts'
import { hashToken } from './tokens.ts'

/** How a repeat is recognised. */
export interface Repeatable {
  key: string
  person: string
  endpoint: string
  /** Hash of what was asked: parameters and body, as parsed. */
  bodyHash: string
}

/** A key may be used for something else after this many milliseconds. */
export const KEPT = 24 * 60 * 60 * 1000
const LONGEST = 255

/** What tells one person from all others; not the user they say they are. */
export function whose(person: Person): string {
  if (person.upstream_token !== undefined) return `hipcall ${hashToken(person.upstream_token.reveal()).slice(0, 32)}`
  if (person.user_id !== null && person.chooses_user !== true) return `user ${person.user_id}`
  return person.token_id === null ? `${person.role} ${person.name}` : `token ${person.token_id}`
}

/** What makes this request recognisable when it is repeated; undefined where it has no Idempotency-Key. Throws a 422 for an overlong key. */
export function repeatableOf<E extends Endpoint>(endpoint: E, request: Accepted<E>): Repeatable | undefined {
  const key = request.idempotencyKey
  if (key === undefined || key === '') return undefined
  if (key.length > LONGEST)
    throw new HttpError(422, { 'Idempotency-Key': [`The Idempotency-Key may not be longer than ${LONGEST} characters.`] })
  const asked = JSON.stringify([request.params, request.query, request.body ?? null])
  return {
    key,
    person: whose(request.person),
    endpoint: endpoint.name,
    bodyHash: createHash('sha256').update(asked).digest('hex'),
  }
}

/**
 * Does `work` and keeps its result, or gives the kept result of the first time, parsed by `schema`. Both belong in the transaction `tx`.
 * `now` is in milliseconds since 1970. Throws a 409 where the key was used for another body.
 */
export async function once<S extends z.core.$ZodType>(
  tx: Queries,
  repeatable: Repeatable | undefined,
  now: number,
  schema: S,
  work: () => Promise<z.output<S>>,
): Promise<z.output<S>> {
  if (repeatable === undefined) return work()
  const { key, person, endpoint, bodyHash } = repeatable
  const at = new Date(now).toISOString()
  const expired = new Date(now - KEPT).toISOString()
  const taken = await tx.rows(sql`
    insert into idempotency as kept (key, person, endpoint, body_hash, created_at) values (${key}, ${person}, ${endpoint}, ${bodyHash}, ${at})
    on conflict (person, endpoint, key) do update set body_hash = excluded.body_hash, status = null, answer = null, created_at = excluded.created_at
    where kept.created_at < ${expired} returning key`)
  const where = sql`person = ${person} and endpoint = ${endpoint} and key = ${key}`
  if (taken.length === 0) {
    const [first] = await tx.rows<{ body_hash: string; answer: unknown }>(sql`select body_hash, answer from idempotency where ${where}`)
    if (first?.body_hash !== bodyHash) throw new HttpError(409, 'This Idempotency-Key was used for another request.')
    return z.parse(schema, first.answer)
  }
  const result = await work()
  await tx.rows(sql`update idempotency set status = 200, answer = ${JSON.stringify(result)}::jsonb where ${where}`)
  await forgetOld(tx, expired)
  return result
}

/** Deletes some keys that are too old to be repeated; rows another process is deleting are left to it. */
export async function forgetOld(tx: Queries, expired: string): Promise<void> {
  await tx.rows(sql`delete from idempotency where (person, endpoint, key) in (
    select person, endpoint, key from idempotency where created_at < ${expired} limit 100 for update skip locked)`)
}
