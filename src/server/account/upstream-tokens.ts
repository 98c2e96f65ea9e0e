/** Which of Hipcall's tokens belong to the account: known by their SHA-256 alone. */
import { sql } from 'drizzle-orm'
import type { Role } from '#contract/dashboard/roles.ts'
import type { Queries } from '../db/connect.ts'

/** Days after which a token that nobody used is forgotten. */
const KEPT = 30

/** When a token was last found to belong to the account, in milliseconds since 1970; undefined where that is not known. */
export async function checkedAt(db: Queries, hash: string): Promise<number | undefined> {
  const [row] = await db.rows<{ at: number }>(
    sql`select (extract(epoch from checked_at) * 1000)::float8 as at from upstream_tokens where hash = ${hash}`,
  )
  return row?.at
}

/** Keeps that a token belongs to the account. */
export async function rememberToken(db: Queries, hash: string, role: Role, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await db.rows(sql`
    insert into upstream_tokens (hash, role, checked_at) values (${hash}, ${role}, ${at})
    on conflict (hash) do update set role = excluded.role, checked_at = excluded.checked_at`)
  await db.rows(sql`delete from upstream_tokens where checked_at < ${at}::timestamptz - ${KEPT} * interval '1 day'`)
}

/** Ends the sessions of a token, in every process within seconds. */
export async function forgetToken(db: Queries, hash: string): Promise<void> {
  await db.rows(sql`delete from upstream_tokens where hash = ${hash}`)
}
