/** What the mirror remembers of its own work from one start to the next. */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { SyncFound } from '#contract/dashboard/sync.ts'
import type { Queries } from '../db/connect.ts'

const Instant = z.nullable(z.number())

/** Instants are milliseconds since 1970. */
const MirrorState = z.object({
  found: z.catch(SyncFound, { late: 0, changed: 0, removed: 0 }),
  /** How far down the looking through of everything is; null: at the top. When it was last done. */
  looking_at: z.catch(Instant, null),
  looking_since: z.catch(Instant, null),
  looked_through_at: z.catch(Instant, null),
  directory_at: z.catch(Instant, null),
  paused: z.catch(z.nullable(z.object({ at: z.number(), by: z.string() })), null),
  /** When an admin last had it go on. */
  resumed_at: z.catch(Instant, null),
})
export type MirrorState = z.infer<typeof MirrorState>

const KEY = 'mirror'

export async function readState(db: Queries): Promise<MirrorState> {
  const [row] = await db.rows<{ value: unknown }>(sql`select value from settings where key = ${KEY}`)
  return z.parse(MirrorState, row?.value ?? {})
}

/** Changes some of it; what another process wrote of the rest stays. */
export async function writeState(db: Queries, change: Partial<MirrorState>): Promise<void> {
  const json = JSON.stringify(change)
  await db.rows(sql`
    insert into settings (key, value) values (${KEY}, ${json}::jsonb)
    on conflict (key) do update set value = settings.value || excluded.value`)
}
