/** A database for tests: a clone of one template for each test file, emptied before each test, closed at the end. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Sends one statement that may not be in a transaction to the server's maintenance database. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function cloneDirectory(template: string) {
  const root = await mkdtemp(join(tmpdir(), 'santral-test-'))
  await cp(template, root, { recursive: true })
  return { db: await openDb({ dataDir: root }), remove: () => rm(root, { recursive: true, force: true }) }
}

async function cloneOnServer(server: string, template: string) {
  const name = `santral_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await onServer(server, `create database ${name} template ${template}`)
  const db = await openDb({ url: addressOnServer(server, name), poolSize: 4 })
  return { db, remove: () => onServer(server, `drop database ${name} with (force)`) }
}

/** A clone of the template, and how to be rid of it once it is closed. */
export function cloneTemplate(): Promise<{ db: Db; remove: () => Promise<void> }> {
  const template = inject('databaseTemplate')
  return 'directory' in template ? cloneDirectory(template.directory) : cloneOnServer(template.server, template.database)
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
  let clone: Awaited<ReturnType<typeof cloneTemplate>> | undefined
  const current = () => {
    if (clone === undefined) throw new Error('the database is there inside tests only')
    return clone.db
  }
  beforeAll(async () => {
    clone = await cloneTemplate()
    await fill?.(clone.db)
  }, 60_000)
  if (fill === undefined) beforeEach(() => emptyDatabase(current()))
  afterAll(async () => {
    await clone?.db.close()
    await clone?.remove()
  })
  return {
    get db() {
      return current()
    },
  }
}
