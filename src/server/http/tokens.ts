/** API tokens: made once, kept as a hash, and looked up for every request. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { ROLES, type Role } from '#contract/dashboard/roles.ts'
import type { HipcallTokens } from '../account/hipcall-tokens.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/connect.ts'
import { HttpError } from './errors.ts'
import type { Person } from './route.ts'

/** The demo's people: a token each, valid only where the demo is served to this machine alone, or on purpose to others. */
export const DEMO_PEOPLE: Readonly<Record<string, { role: Role; user_id: number }>> = {
  'demo-supervisor': { role: 'supervisor', user_id: 2 },
  'demo-agent': { role: 'agent', user_id: 3 },
  'demo-admin': { role: 'admin', user_id: 1 },
}

/** Milliseconds for which a token's person is remembered; a revoked token works no longer than this. */
const REMEMBERED = 5_000
const MOST_REMEMBERED = 1_000

interface TokenRow {
  id: number
  name: string
  role: string
  user_id: number | null
  user_name: string | null
}

/** What the tokens of this server begin with. */
export const OWN_PREFIX = 'santral_'

/** SHA-256 of a token in hexadecimal, as the table keeps it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A new token, and its hash: what is stored of it. */
export function newToken(): { secret: string; hash: string } {
  const secret = `${OWN_PREFIX}${randomBytes(24).toString('base64url')}`
  return { secret, hash: hashToken(secret) }
}

export interface Tokens {
  /**
   * The person a token stands for; null where it is not valid here. `client` is the address of who sent it, where that may be a guess.
   * Throws a 429 or a 503 where a token of Hipcall's cannot be checked.
   */
  personOf(token: string, client?: string): Promise<Person | null>
  /** The person who signs in with a token. Throws a 403 where it is not valid, and what `personOf` throws. */
  enter(token: string): Promise<Person>
}

/** `demo`: whether the demo people's tokens are valid. `hipcall`: where Hipcall's are, too. */
export function createTokens(db: Queries, clock: Clock, demo: boolean, hipcall?: HipcallTokens): Tokens {
  const remembered = new Map<string, { person: Person | null; until: number }>()
  const remember = (hash: string, person: Person | null) => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(hash, { person, until: clock.now() + REMEMBERED })
    return person
  }
  const ofOurs = async (token: string, hash: string) =>
    (demo ? await demoPerson(db, token) : null) ?? (await storedPerson(db, hash, clock.now()))
  return {
    async personOf(token, client) {
      const hash = hashToken(token)
      const known = remembered.get(hash)
      if (known !== undefined && known.until > clock.now()) return known.person
      return remember(hash, (await ofOurs(token, hash)) ?? (await hipcall?.personOf(token, client)) ?? null)
    },
    async enter(token) {
      const hash = hashToken(token)
      const person = (await ofOurs(token, hash)) ?? (await hipcall?.enter(token))
      if (person === undefined) throw new HttpError(403, 'This token is not valid here.')
      remember(hash, person)
      return person
    },
  }
}

async function demoPerson(db: Queries, token: string): Promise<Person | null> {
  const person = Object.hasOwn(DEMO_PEOPLE, token) ? DEMO_PEOPLE[token] : undefined
  if (person === undefined) return null
  const [user] = await db.rows<{ name: string }>(sql`select name from users where id = ${person.user_id}`)
  return { role: person.role, user_id: user === undefined ? null : person.user_id, name: user?.name ?? token, token_id: null }
}

async function storedPerson(db: Queries, hash: string, now: number): Promise<Person | null> {
  const at = new Date(now).toISOString()
  const [row] = await db.rows<TokenRow>(sql`
    update tokens set last_used_at = ${at} where hash = ${hash} and revoked_at is null
    returning id, name, role, user_id, (select users.name from users where users.id = tokens.user_id) as user_name`)
  const role = ROLES.find((name) => name === row?.role)
  if (row === undefined || role === undefined) return null
  return { role, user_id: row.user_id, name: row.user_name ?? row.name, token_id: row.id }
}
