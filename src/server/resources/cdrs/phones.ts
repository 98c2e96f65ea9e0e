import { sql } from 'drizzle-orm'
import type { NumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'
import { type Conditions, isLike } from './conditions.ts'

/** More numbers than this are so many that calls with them are met soon on any walk. */
export const FEW = 500

/** Digits from which on a part of a number is likely to find few; a start needs more, for all of a country share it. */
const SPECIFIC_PART = 4
const SPECIFIC_START = 7

/** Where digits can begin in the outside number of a call. */
const PLACES = 10

/** A trigram index has nothing to say about less. */
const SHORTEST_INDEXED = 3

/** True where the numbers that fit are likely to be few. */
export function isSpecific({ contains, startsWith }: NumberSearch): boolean {
  return contains.every((part) => part.length >= SPECIFIC_PART) && startsWith.every((start) => start.length >= SPECIFIC_START)
}

/** About which part of all calls has digits that are searched for; 1 where nothing can be said. */
export function shareOfDigits({ search, phones }: Conditions): number {
  if (search === null || phones !== null || search.startsWith.length > 0) return 1
  return Math.min(
    1,
    search.contains.reduce((sum, { length }) => sum + PLACES / 10 ** length, 0),
  )
}

/** The conditions with the numbers that the search finds, as they were where those are too many to name, undefined where there are none. */
export async function namePhones(db: Queries, conditions: Conditions): Promise<Conditions | undefined> {
  const { search, phones } = conditions
  if (search === null || phones !== null || search.contains.some(({ length }) => length < SHORTEST_INDEXED)) return conditions
  const rows = await db.rows<{ id: number }>(sql`select id from phones where ${isLike(sql`digits`, search, '')} limit ${FEW + 1}`)
  if (rows.length > FEW) return conditions
  return rows.length === 0 ? undefined : { ...conditions, phones: rows.map(({ id }) => id) }
}
