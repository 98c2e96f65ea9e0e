/** One interface over both databases: PGlite in a directory of our own, or a PostgreSQL server. */
import type { ExtractTablesWithRelations, SQL } from 'drizzle-orm'
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import type { Hearer } from './channel.ts'
import { openPglite } from './embedded.ts'
import type { Held } from './hold.ts'
import { lockDirectory } from './lock.ts'
import { migrate } from './migrate.ts'
import * as schema from './schema.ts'

type Orm = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>

/** What can be asked of a database, inside a transaction or outside. */
export interface Queries {
  readonly kind: 'embedded' | 'server'
  /** The same object inside and outside of transactions: the key of what is remembered about this database. */
  readonly source: object
  /** Drizzle over the tables of schema.ts. */
  readonly orm: Orm
  /**
   * Rows of a plain SQL statement, as the driver gives them: timestamptz as text (use `wireTime`), int8 as text (cast to int), jsonb parsed.
   * Arrays are passed as one parameter with `sql.param(ids)` and a cast, JSON as text and a cast.
   */
  rows<T>(statement: SQL): Promise<T[]>
  /** Runs work in a transaction (a savepoint inside one); rolled back when it throws. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
}

/** An open database. */
export interface Db extends Queries {
  /** Hears what is told on a channel by NOTIFY, over a connection of its own, until the database is closed; resolves when it does. */
  listen?: (channel: string, hearer: Hearer) => Promise<void>
  /** Takes hold of what one process at a time may do; null where another has it. Undefined where there is one process alone. */
  hold?: (key: number) => Promise<Held | null>
  close(): Promise<void>
}

/** A directory for PGlite (undefined: in memory, for tests), or the address of a PostgreSQL server. */
export type DbPlace = { dataDir: string | undefined } | { url: string; poolSize?: number }

function queriesOver(kind: Queries['kind'], source: object, orm: Orm): Queries {
  return {
    kind,
    source,
    orm,
    async rows<T>(statement: SQL) {
      const result = (await orm.execute(statement)) as { rows: T[] }
      return result.rows
    },
    transaction: (work) => orm.transaction((tx) => work(queriesOver(kind, source, tx))),
  }
}

async function openEmbedded(dataDir: string | undefined): Promise<Db> {
  const unlock = dataDir === undefined ? undefined : await lockDirectory(dataDir)
  try {
    const client = await openPglite(dataDir === undefined ? undefined : `${dataDir}/postgres`)
    for (const setting of ["timezone to 'UTC'", 'jit to off', 'random_page_cost to 1.1']) await client.query(`set ${setting}`)
    const close = async () => {
      await client.close()
      await unlock?.()
    }
    return { ...queriesOver('embedded', client, drizzleEmbedded({ client, schema })), close }
  } catch (error) {
    await unlock?.()
    throw error
  }
}

async function openServer(url: string, poolSize: number): Promise<Db> {
  const { Pool } = await import('pg')
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    options: '-c timezone=UTC -c jit=off -c random_page_cost=1.1',
    application_name: 'santral',
  })
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const channels: { close(): Promise<void> }[] = []
  return {
    ...queriesOver('server', pool, drizzleServer({ client: pool, schema })),
    async listen(channel, hearer) {
      const { openChannel } = await import('./channel.ts')
      channels.push(await openChannel(url, channel, hearer))
    },
    async hold(key) {
      const { takeHold } = await import('./hold.ts')
      return takeHold(url, key)
    },
    async close() {
      await Promise.all(channels.map((channel) => channel.close()))
      await pool.end()
    },
  }
}

/** Opens the database and brings its tables up to date. Throws a DirectoryLockedError where another process has the directory. */
export async function openDb(place: DbPlace): Promise<Db> {
  const db = 'url' in place ? await openServer(place.url, place.poolSize ?? 10) : await openEmbedded(place.dataDir)
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}
