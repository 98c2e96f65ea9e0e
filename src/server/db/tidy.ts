/** What a PostgreSQL server does by itself in the background, and PGlite does not: statistics, and marking pages that need no second look. */
import { sql } from 'drizzle-orm'
import type { Queries } from './connect.ts'

/** Tables that grow by many rows. */
const GROWING = [
  'cdrs',
  'cdr_places',
  'cdr_rings',
  'cdr_flows',
  'phones',
  'cdr_kinds',
  'cdr_days',
  'insight_profiles',
  'insight_days',
  'contacts',
  'tasks',
  'callback_cases',
] as const

/** To be called after many rows were written. Lists walk indexes alone only where pages were marked. */
export async function tidy(db: Queries, tables: readonly (typeof GROWING)[number][] = GROWING): Promise<void> {
  for (const table of tables) await db.rows(sql.raw(`vacuum (analyze) ${table}`))
}
