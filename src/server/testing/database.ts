/** A database for tests: a clone of one template, which a test file has for itself, emptied before each test. */
import { cp, mkdtemp } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { type Db, openDb } from '#server/db/connect.ts'
import { emitterOf } from '#server/live/live.ts'
import { callsRemoved } from '#server/resources/cdrs/memory.ts'

/** What a global setup made: a directory to copy, or a server with a database to copy. Plain data, for it crosses processes. */
export type Template = { directory: string } | { server: string; database: string }

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplate: Template
  }
}

/** Address of a database on a server: `server` is a URL whose path is replaced. */
export function addressOnServer(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** Sends one statement that may not be in a transaction to the server's maintenance database. Gives its rows. */
export async function onServer<Row extends object>(server: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

async function cloneDirectory(template: string): Promise<Db> {
  const clone = await mkdtemp(`${template}-clone-`)
  await cp(template, clone, { recursive: true })
  return openDb({ dataDir: clone })
}

async function cloneOnServer(server: string, template: string): Promise<Db> {
  const name = `${template}_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await onServer(server, `create database ${name} template ${template}`)
  return openDb({ url: addressOnServer(server, name), poolSize: 4 })
}

/** Clones that test files of this process are done with: to open another takes longer than to empty one. Global setups remove them. */
const spare = new Map<string, Db[]>()

/** An empty database, and how to give it back. */
async function borrowDatabase(): Promise<{ db: Db; giveBack: () => void }> {
  const template = inject('databaseTemplate')
  const key = JSON.stringify(template)
  const mine = spare.get(key) ?? []
  spare.set(key, mine)
  const used = mine.pop()
  if (used !== undefined) await emptyDatabase(used)
  const db =
    used ?? ('directory' in template ? await cloneDirectory(template.directory) : await cloneOnServer(template.server, template.database))
  return { db, giveBack: () => mine.push(db) }
}

/** From this many bytes on a table is given new files; below, that takes longer than deleting its rows. */
const LARGE = 262_144

/** Empties every table and starts ids at 1 again. */
export async function emptyDatabase(db: Db): Promise<void> {
  await db.rows(
    sql.raw(`do $$
    declare name text;
    begin
      -- For the length of this statement references are not looked after: all that refers goes too.
      perform set_config('session_replication_role', 'replica', true);
      for name in
        select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'
      loop
        if pg_relation_size(name::regclass) > ${LARGE} then
          execute 'truncate ' || name || ' cascade';
        else
          execute 'delete from ' || name;
        end if;
      end loop;
      perform setval(format('%I.%I', schemaname, sequencename), 1, false) from pg_sequences where last_value is not null;
    end $$`),
  )
  callsRemoved(db)
  emitterOf(db).reset()
}

/**
 * Registers the hooks of a test file and gives its database: `const on = testDatabase()`, then `on.db` inside tests. It is empty before
 * each test; or, for tests that only read, filled by `fill` once.
 */
export function testDatabase(fill?: (db: Db) => Promise<unknown>): { readonly db: Db } {
  let borrowed: Awaited<ReturnType<typeof borrowDatabase>> | undefined
  const current = () => {
    if (borrowed === undefined) throw new Error('the database is there inside tests only')
    return borrowed.db
  }
  beforeAll(async () => {
    borrowed = await borrowDatabase()
    await fill?.(borrowed.db)
  }, 60_000)
  if (fill === undefined) beforeEach(() => emptyDatabase(current()))
  afterAll(() => {
    borrowed?.giveBack()
    borrowed = undefined
  })
  return {
    get db() {
      return current()
    },
  }
}
