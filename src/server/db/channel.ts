/** Hears one channel of a PostgreSQL server; where the connection breaks, it is made again. */
import { Client } from 'pg'

export interface Hearer {
  heard(payload: string): void
  /** The connection was broken and is there again: something may have been missed. */
  again(): void
}

/** Milliseconds until the next try. */
const PAUSE = 1_000

/** Listens to `channel` (a plain name). Rejects where the first connection cannot be made. */
export async function openChannel(url: string, channel: string, hearer: Hearer): Promise<{ close(): Promise<void> }> {
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let client: Client
  const connect = async (): Promise<void> => {
    const made = new Client({ connectionString: url, application_name: 'santral events' })
    made.on('notification', ({ payload }) => hearer.heard(payload ?? ''))
    made.on('error', () => undefined)
    await made.connect()
    await made.query(`listen ${channel}`)
    made.on('end', later)
    client = made
  }
  const later = () => {
    if (!closed) timer = setTimeout(() => connect().then(() => hearer.again(), later), PAUSE)
  }
  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client.end()
    },
  }
}
