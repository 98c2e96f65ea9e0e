/** Something that one process of all on a PostgreSQL server may do at a time: whoever holds it does, and lets go when it dies. */
import { Client } from 'pg'

export interface Held {
  /** Resolves when it is not held any more, by release or because the connection was lost. */
  lost: Promise<void>
  release(): Promise<void>
}

/** Milliseconds between two signs of life; the server lets go of who gives none for `SILENCE`. */
const ALIVE = 3_000
const SILENCE = 10_000

/** Takes hold of `key`, on a connection of its own. Null where another process holds it. Rejects where the server cannot be reached. */
export async function takeHold(url: string, key: number): Promise<Held | null> {
  const client = new Client({
    connectionString: url,
    application_name: 'santral hold',
    keepAlive: true,
    options: `-c idle_session_timeout=${SILENCE}`,
    query_timeout: SILENCE,
  })
  const lost = new Promise<void>((resolve) => client.on('end', () => resolve()))
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]).catch(async (error: unknown) => {
    await client.end()
    throw error
  })
  if (rows[0]?.held !== true) {
    await client.end()
    return null
  }
  const timer = setInterval(() => client.query('select 1').catch(() => client.end()), ALIVE)
  void lost.then(() => clearInterval(timer))
  return {
    lost,
    async release() {
      clearInterval(timer)
      await client.end()
      await lost
    },
  }
}
