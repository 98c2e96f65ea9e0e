/** Writes many records that have their own ids: new ones are added, known ones replaced. */
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Queries } from './connect.ts'

const CHUNK = 500

/** Adds or replaces rows by their primary key, and lets new ids of the table follow the highest. The rows must have different keys. */
export async function upsertAll<T extends PgTable>(db: Queries, table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
  const columns = Object.values(getTableColumns(table))
  const composite = getTableConfig(table).primaryKeys[0]?.columns
  const keys = composite ?? columns.filter((column) => column.primary)
  const rest = columns.filter((column) => !keys.includes(column))
  const set = Object.fromEntries(rest.map((column) => [column.name, sql.raw(`excluded."${column.name}"`)]))
  for (let at = 0; at < rows.length; at += CHUNK) {
    const insert = db.orm.insert(table).values(rows.slice(at, at + CHUNK))
    if (rest.length === 0) await insert.onConflictDoNothing()
    else await insert.onConflictDoUpdate({ target: keys, set: set as never })
  }
  if (rows.length > 0 && columns.some((column) => column.name === 'id')) await followHighestId(db, getTableName(table))
}

async function followHighestId(db: Queries, table: string): Promise<void> {
  await db.rows(sql`select setval(pg_get_serial_sequence(${table}, 'id'), greatest(max(id), 1)) from ${sql.identifier(table)}`)
}
