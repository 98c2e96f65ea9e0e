import { sql } from 'drizzle-orm'
import type { NumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'

/** Calls with one of these numbers; or, where too many numbers fit to name them, calls whose `digits` are like one of these. */
export type PhoneCondition = { ids: number[] } | { patterns: string[] }

/** More numbers than this are so many that calls with them are met soon on any walk. */
const FEW = 500

/** A trigram index has nothing to say about less. */
const SHORTEST_INDEXED = 3

/** The numbers that fit a search; undefined where none does. */
export async function findPhones(db: Queries, { contains, startsWith }: NumberSearch): Promise<PhoneCondition | undefined> {
  const common = { patterns: [...contains.map((part) => `%${part}%`), ...startsWith.map((start) => `% ${start}%`)] }
  if ([...contains, ...startsWith].some((part) => part.length < SHORTEST_INDEXED)) return common
  const patterns = [...contains.map((part) => `%${part}%`), ...startsWith.map((start) => `${start}%`)]
  const like = sql.join(
    patterns.map((pattern) => sql`digits like ${pattern}`),
    sql` or `,
  )
  const rows = await db.rows<{ id: number }>(sql`select id from phones where ${like} limit ${FEW + 1}`)
  if (rows.length > FEW) return common
  return rows.length === 0 ? undefined : { ids: rows.map(({ id }) => id) }
}
