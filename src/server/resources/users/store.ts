import { and, asc, count, eq, inArray, like } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { User, UserDetail, UserListQuery } from '#contract/hipcall/users.ts'
import type { Queries } from '../../db/connect.ts'
import { users } from '../../db/schema.ts'
import { likePattern } from '../like.ts'
import { toUser } from '../to-user.ts'

/** One page of the users that fit, in the order they were made, and how many fit. */
export async function userPage(db: Queries, query: UserListQuery, perPage: number): Promise<{ total: number; rows: User[] }> {
  const { q, status, page = 1 } = query
  const where = and(
    q ? like(users.folded, `%${likePattern(fold(q))}%`) : undefined,
    status && status.length > 0 ? inArray(users.status, status) : undefined,
  )
  const [counted] = await db.orm.select({ total: count() }).from(users).where(where)
  const rows = await db.orm
    .select()
    .from(users)
    .where(where)
    .orderBy(asc(users.created_at), asc(users.id))
    .limit(perPage)
    .offset((page - 1) * perPage)
  return { total: counted?.total ?? 0, rows: rows.map(toUser) }
}

/** A user as the detail gives it, which lacks two fields of the list; undefined where there is none with this id. */
export async function findUser(db: Queries, id: number): Promise<UserDetail | undefined> {
  const [row] = await db.orm.select().from(users).where(eq(users.id, id))
  if (row === undefined) return undefined
  const { full_name: _name, status: _status, ...detail } = toUser(row)
  return detail
}
