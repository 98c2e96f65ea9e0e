import { type SQL, sql } from 'drizzle-orm'
import type { Commentable } from '#contract/hipcall/enums.ts'
import type { Queries } from '../db/connect.ts'
import { HttpError } from '../http/errors.ts'

export type TargetType = Commentable | 'user' | 'task_list'

const TABLES: Readonly<Record<TargetType, SQL>> = {
  contact: sql`contacts`,
  company: sql`companies`,
  deal: sql`deals`,
  ticket: sql`tickets`,
  task: sql`tasks`,
  user: sql`users`,
  task_list: sql`task_lists`,
}

function noTarget(type: TargetType, id: number): HttpError {
  return new HttpError(404, `There is no ${type.replace('_', ' ')} ${id}.`)
}

/** Throws a 404 where this does not exist. */
export async function requireTarget(queries: Queries, type: TargetType, id: number): Promise<void> {
  const found = await queries.rows(sql`select 1 from ${TABLES[type]} where id = ${id}`)
  if (found.length === 0) throw noTarget(type, id)
}

/** Those of `ids` that exist; they cannot go away before the transaction ends. */
export async function holdExisting(tx: Queries, type: TargetType, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.rows<{ id: number }>(
    sql`select id from ${TABLES[type]} where id = any(${sql.param([...ids])}::int[]) order by id for key share`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Throws a 404 where this does not exist; it cannot go away before the transaction ends. */
export async function holdTarget(tx: Queries, type: TargetType, id: number): Promise<void> {
  const found = await holdExisting(tx, type, [id])
  if (!found.has(id)) throw noTarget(type, id)
}

/** Throws a 404 where this does not exist; nobody else writes what belongs to it before the transaction ends, if they lock it too. */
export async function lockTarget(tx: Queries, type: TargetType, id: number): Promise<void> {
  const found = await tx.rows(sql`select 1 from ${TABLES[type]} where id = ${id} for no key update`)
  if (found.length === 0) throw noTarget(type, id)
}
