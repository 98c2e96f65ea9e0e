/** What a PostgreSQL server does by itself in the background, and PGlite does not: statistics, and marking pages that need no second look. */
import { sql } from 'drizzle-orm'
import type { Queries } from './connect.ts'

/** Tables that grow by many rows, each with the columns that plans depend on. A look at the others takes most of the time. */
const GROWING = {
  cdrs: `started_at, kind_id, user_id, number_id, contact_id, duration, waited, talked, profile_id, caller_phone_id, callee_phone_id, digits,
    flow_known`,
  cdr_places: 'place_type, place_id, kind_id, started_at, user_id, number_id, duration',
  cdr_rings: 'all',
  cdr_flows: 'none',
  phones: 'all',
  cdr_kinds: 'all',
  cdr_days: 'all',
  insight_profiles: 'all',
  insight_days: 'none',
  contacts: 'all',
  tasks: 'all',
  callback_cases: 'all',
} as const

/** Rows after which it is worth it. */
export const MANY_ROWS = 1_000

type Table = keyof typeof GROWING

/** To be called after many rows were written. Lists walk indexes alone only where pages were marked. */
export async function tidy(db: Queries, tables: readonly Table[] = Object.keys(GROWING) as Table[]): Promise<void> {
  for (const table of tables) {
    const columns = GROWING[table]
    if (columns === 'none') await db.rows(sql.raw(`vacuum ${table}`))
    else await db.rows(sql.raw(`vacuum (analyze) ${table} ${columns === 'all' ? '' : `(${columns})`}`))
  }
}
