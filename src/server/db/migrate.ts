/// <reference types="vite/types/importMeta.d.ts" />
/** Brings the tables up to date: the numbered SQL files beside this one, each once, in order, each in a transaction. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Queries } from './connect.ts'

const FILES: Record<string, string> = import.meta.glob('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

/** Held while migrating, so that several processes on one server take turns. Any number of our own will do. */
const LOCK = 7_283_001

interface Applied {
  name: string
  checksum: string
}

/** Names and texts of all migrations, in order. */
export function migrations(): { name: string; text: string; checksum: string }[] {
  return Object.entries(FILES)
    .map(([path, text]) => ({ name: path.replace(/^.*\/|\.sql$/g, ''), text, checksum: createHash('sha256').update(text).digest('hex') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Applies what is missing. Throws where the database was made by a newer version, or a migration was edited after it was applied. */
export async function migrate(db: Queries): Promise<void> {
  const all = migrations()
  await db.transaction(async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`)
    await tx.rows(sql`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const applied = await tx.rows<Applied>(sql`select name, checksum from schema_migrations order by name`)
    for (const { name, checksum } of applied) {
      const ours = all.find((migration) => migration.name === name)
      if (ours === undefined)
        throw new Error(`The database has migration ${name}, which this version does not know: it was made by a newer one.`)
      if (ours.checksum !== checksum) throw new Error(`Migration ${name} was changed after it was applied to this database.`)
    }
    const done = new Set(applied.map(({ name }) => name))
    for (const { name, text, checksum } of all.filter((migration) => !done.has(migration.name))) {
      for (const statement of statementsOf(text)) await tx.rows(sql.raw(statement))
      await tx.rows(sql`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`)
    }
  })
}

/** The statements of a migration: they end with a semicolon at the end of a line, and hold no other such line. */
function statementsOf(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
