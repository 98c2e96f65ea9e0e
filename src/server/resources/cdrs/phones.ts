import { sql } from 'drizzle-orm'
import type { NumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'
import { type Conditions, isLike, type Phone } from './conditions.ts'

/** More numbers than this are so many that calls with them are met soon on any walk. */
const FEW = 500

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
  const rows = await db.rows<PhoneRow>(sql`
    select id, extract(epoch from caller_at)::float8 as caller_at, extract(epoch from callee_at)::float8 as callee_at
    from phones where ${isLike(sql`digits`, search, '')} limit ${FEW + 1}`)
  if (rows.length > FEW) return conditions
  return rows.length === 0 ? undefined : { ...conditions, phones: rows.map(toPhone) }
}

interface PhoneRow {
  id: number
  caller_at: number | null
  callee_at: number | null
}

const toPhone = ({ id, caller_at, callee_at }: PhoneRow): Phone => ({
  id,
  last: { caller: inMilliseconds(caller_at), callee: inMilliseconds(callee_at) },
})

const inMilliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000)

/** A side of calls that a number is on; `at`: no such call started later, milliseconds since 1970. */
export interface Side {
  id: number
  side: 'caller' | 'callee'
  at: number
}

/** The sides that numbers are on, the one that was met last first. */
export function sidesOf(phones: readonly Phone[]): Side[] {
  const sides = phones.flatMap(({ id, last }) =>
    (['caller', 'callee'] as const).flatMap((side) => {
      const at = last[side]
      return at === null ? [] : [{ id, side, at }]
    }),
  )
  return sides.sort((a, b) => b.at - a.at)
}
