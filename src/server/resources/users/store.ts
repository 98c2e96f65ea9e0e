import { and, asc, count, desc, eq, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { User, UserDetail, UserListQuery } from '#contract/hipcall/users.ts'
import type { Queries } from '../../db/connect.ts'
import { users } from '../../db/schema.ts'
import type { Place } from '../../http/pages.ts'
import { likePattern } from '../like.ts'
import { toUser } from '../to-user.ts'

/** Who has one of these default numbers; 0 stands for none. */
function hasNumber(ids: readonly number[] = []): SQL | undefined {
  const known = ids.filter((id) => id !== 0)
  return or(
    known.length > 0 ? inArray(users.default_number_id, known) : undefined,
    ids.includes(0) ? isNull(users.default_number_id) : undefined,
  )
}

/** Names by their folded letters, which sort alike in every database: the embedded one has no Turkish collation. */
const SORT_KEYS = { full_name: sql`${users.folded} collate "C"`, last_logged_in: sql`${users.last_logged_in}` } as const

/** One page of the users that fit, in the order they were made unless sorted, and how many fit. */
export async function userPage(db: Queries, query: UserListQuery, place: Place): Promise<{ total: number; rows: User[] }> {
  const { q, status, default_number, sort = [] } = query
  const where = and(
    isNull(users.gone_at),
    q ? like(users.folded, `%${likePattern(fold(q))}%`) : undefined,
    status && status.length > 0 ? inArray(users.status, status) : undefined,
    hasNumber(default_number),
  )
  const keys = sort.map(({ field, descending }) => sql`${(descending ? desc : asc)(SORT_KEYS[field])} nulls last`)
  const [counted] = await db.orm.select({ total: count() }).from(users).where(where)
  const rows = await db.orm
    .select()
    .from(users)
    .where(where)
    .orderBy(...keys, asc(users.created_at), asc(users.id))
    .limit(place.limit)
    .offset(place.offset)
  return { total: counted?.total ?? 0, rows: rows.map(toUser) }
}

/** A user as the detail gives it, which lacks two fields of the list; undefined where there is none with this id. */
export async function findUser(db: Queries, id: number): Promise<UserDetail | undefined> {
  const [row] = await db.orm.select().from(users).where(eq(users.id, id))
  if (row === undefined) return undefined
  const { full_name: _name, status: _status, ...detail } = toUser(row)
  return detail
}
