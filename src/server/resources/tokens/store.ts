import { sql } from 'drizzle-orm'
import type { Role } from '#contract/dashboard/roles.ts'
import type { Token, TokenCreate } from '#contract/dashboard/tokens.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { recordChange } from '../../account/record.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { HttpError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'
import { newToken } from '../../http/tokens.ts'

interface TokenRow {
  id: number
  name: string
  role: Role
  user_id: number | null
  created_at: string
  last_used_at: string | null
  revoked_at: string | null
}

const COLUMNS = sql`id, name, role, user_id, created_at, last_used_at, revoked_at`

const toToken = ({ created_at, last_used_at, revoked_at, ...row }: TokenRow): Token => ({
  ...row,
  created_at: wireTime(created_at),
  last_used_at: wireTime(last_used_at),
  revoked_at: wireTime(revoked_at),
})

/** What the audit trail keeps of a token. */
const told = ({ name, role, user_id }: TokenRow) => ({ name, role, user_id })

/** All tokens, newest first, those revoked too. */
export async function listTokens(queries: Queries): Promise<Token[]> {
  const rows = await queries.rows<TokenRow>(sql`select ${COLUMNS} from tokens order by id desc`)
  return rows.map(toToken)
}

/**
 * Makes a token, in the transaction `tx`; the answer alone has the token itself. It is not repeatable by key: what is kept of a first
 * answer would keep the token. Throws a 422 where there is no such user.
 */
export async function createToken(tx: Queries, token: TokenCreate, person: Person, now: number): Promise<Token & { token: string }> {
  const { name, role, user_id = null } = token
  if (user_id !== null) {
    const found = await tx.rows(sql`select 1 from users where id = ${user_id} and gone_at is null`)
    if (found.length === 0) throw new HttpError(422, { user_id: [`There is no user ${user_id}.`] })
  }
  const { secret, hash } = newToken()
  const at = formatTimestamp(now)
  const [row] = await tx.rows<TokenRow>(sql`
    insert into tokens (hash, name, role, user_id, created_at) values (${hash}, ${name}, ${role}, ${user_id}, ${at}) returning ${COLUMNS}`)
  if (row === undefined) throw new Error('the token was not stored')
  await recordChange(tx, person, at, { action: 'token.create', target: { type: 'token', id: row.id }, before: null, after: told(row) })
  return { ...toToken(row), token: secret }
}

/** Revokes a token, in the transaction `tx`: it stops working within seconds. Throws a 404 where it is not valid any more. */
export async function revokeToken(tx: Queries, id: number, person: Person, now: number): Promise<Token> {
  const at = formatTimestamp(now)
  const [row] = await tx.rows<TokenRow>(
    sql`update tokens set revoked_at = ${at} where id = ${id} and revoked_at is null returning ${COLUMNS}`,
  )
  if (row === undefined) throw new HttpError(404, `There is no token ${id} that is still valid.`)
  await recordChange(tx, person, at, { action: 'token.revoke', target: { type: 'token', id }, before: told(row), after: null })
  return toToken(row)
}
