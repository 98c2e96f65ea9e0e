/** Whether a token of Hipcall's belongs to the account that is mirrored here: whoever lists the same people does. */
import { sql } from 'drizzle-orm'
import { SAID } from '#contract/said.ts'
import type { Queries } from '../db/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Ask, Upstream } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'

/** `invalid`: Hipcall does not take it. `other`: it is another account's. */
export type Verdict = 'ours' | 'invalid' | 'other'

/** The first page of an account's users. */
interface Listed {
  people: ReadonlyMap<number, string>
  last: boolean
}

async function listed(upstream: Upstream, ask: Ask): Promise<Listed> {
  const page = await upstream.directoryPage(ask, 'users', 1)
  const read = page.records.flatMap((one) => (one.ok ? [[one.record.id, one.record.email.toLowerCase()] as const] : []))
  return { people: new Map(read), last: page.last }
}

const areAmong = (some: Listed['people'], all: Listed['people']) => [...some].every(([id, email]) => all.get(id) === email)

/** Everybody listed is known here; and where they are all there are, nobody else is. */
async function areKnown(db: Queries, { people, last }: Listed): Promise<boolean> {
  const ids = [...people.keys()]
  const known = await db.rows<{ id: number; email: string }>(
    sql`select id, email from users where id = any(${sql.param(ids)}::int[]) and gone_at is null`,
  )
  const [count] = await db.rows<{ users: number }>(sql`select count(*)::int as users from users where gone_at is null`)
  const alike = last ? count?.users === people.size : (count?.users ?? 0) > people.size
  return alike && areAmong(people, new Map(known.map(({ id, email }) => [id, email.toLowerCase()])))
}

/** `isOperators`: it is the token the account is mirrored with, and has only to be valid. Throws an UpstreamError, or a 503. */
export async function verdictOn(
  { db, upstream }: { db: Queries; upstream: Upstream },
  token: string,
  isOperators: boolean,
): Promise<Verdict> {
  const theirs = await listed(upstream, { priority: 'person', token }).catch((error: unknown) => {
    if (error instanceof UpstreamError && error.failure === 'unauthorized') return undefined
    throw error
  })
  if (theirs === undefined) return 'invalid'
  if (isOperators) return 'ours'
  if (theirs.people.size === 0) return 'other'
  if (await areKnown(db, theirs)) return 'ours'
  // Somebody may have been added or may have left a minute ago: the account itself knows.
  const ours = await listed(upstream, { priority: 'person' }).catch((error: unknown) => {
    if (error instanceof UpstreamError && error.failure === 'unauthorized') throw new HttpError(503, SAID.notCompared)
    throw error
  })
  const same = ours.last === theirs.last && ours.people.size === theirs.people.size && areAmong(theirs.people, ours.people)
  return same ? 'ours' : 'other'
}
