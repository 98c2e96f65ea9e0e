import { sql } from 'drizzle-orm'
import { formatTimestamp } from '#contract/wire.ts'
import { ConflictError, type DefaultNumberChange } from '../../account/account.ts'
import { recordChange } from '../../account/record.ts'
import { noNumber } from '../../account/require-number.ts'
import type { Queries } from '../../db/connect.ts'
import { HttpError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'

/**
 * Changes the default number of a user, in the transaction `tx`; a user who has it already is left as they are,
 * without an audit row, and the answer is false.
 * `now` is in milliseconds since 1970. Throws a 404 where there is no such user, a 422 where there is no such number, and a ConflictError
 * where `expected` is given and is not what the user has.
 */
export async function changeDefaultNumber(tx: Queries, change: DefaultNumberChange, person: Person, now: number): Promise<boolean> {
  const wanted = change.default_number_id
  const [user] = await tx.rows<{ default_number_id: number | null; number_known: boolean }>(sql`
    select default_number_id, ${wanted}::int is null or exists (select from numbers where id = ${wanted} and gone_at is null) as number_known
    from users where id = ${change.user_id} and gone_at is null for update`)
  if (user === undefined) throw new HttpError(404, `There is no user ${change.user_id}.`)
  if (!user.number_known) throw noNumber(wanted)
  const before = user.default_number_id
  if (before === wanted) return false
  if (change.expected !== undefined && change.expected !== before) throw new ConflictError(before)
  await storeDefaultNumber(tx, { ...change, before }, { person, at: formatTimestamp(now) })
  return true
}

/** Stores a user's default number with its audit row, in the transaction `tx`. `at` is ISO 8601, `remark` what the audit trail says besides. */
export async function storeDefaultNumber(
  tx: Queries,
  { user_id, default_number_id, before }: Pick<DefaultNumberChange, 'user_id' | 'default_number_id'> & { before: number | null },
  { person, at, remark = {} }: { person: Person; at: string; remark?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await tx.rows(sql`
    update users set default_number_id = ${default_number_id}, updated_at = greatest(updated_at, ${at}::timestamptz) where id = ${user_id}`)
  await recordChange(tx, person, at, {
    action: 'user.default_number',
    target: { type: 'user', id: user_id },
    before: { default_number_id: before },
    after: { default_number_id, ...remark },
  })
}
