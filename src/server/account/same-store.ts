/** A database holds one account: what one account left there is never mixed with another's. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'

/** The database holds something else than is to be served: `message` says what to do. */
export class OtherAccountError extends Error {
  override readonly name = 'OtherAccountError'
}

const KEY = 'account'

/** Remembers what the database holds. `address`: of the account's API; null where the store is the account. Throws an OtherAccountError. */
export async function ensureSameStore(db: Queries, address: string | null): Promise<void> {
  const rows = await db.rows<{ key: string; value: unknown }>(sql`select key, value from settings where key in ('demo', ${KEY})`)
  const known = rows.find(({ key }) => key === KEY)?.value
  const isDemo = rows.some(({ key }) => key === 'demo')
  if (address === null) {
    if (known === undefined) return
    throw new OtherAccountError(
      `This database mirrors the Hipcall account at ${String(known)}. Set HIPCALL_API_URL and HIPCALL_API_TOKEN, or start with another DATA_DIR.`,
    )
  }
  if (isDemo)
    throw new OtherAccountError(
      'This database holds the demo call centre. Start with another DATA_DIR or DATABASE_URL for a Hipcall account.',
    )
  const origin = new URL(address).origin
  if (known !== undefined && known !== origin)
    throw new OtherAccountError(
      `This database mirrors the account at ${String(known)}, not the one at ${origin}. Start with another DATA_DIR or DATABASE_URL.`,
    )
  await db.rows(sql`insert into settings (key, value) values (${KEY}, ${JSON.stringify(origin)}::jsonb) on conflict (key) do nothing`)
}
