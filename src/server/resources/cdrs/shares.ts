import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import type { Conditions } from './conditions.ts'

/** Which part of all calls has a value, from 0 to 1, as the database's own statistics say. */
export interface Shares {
  user_id: ReadonlyMap<number, number>
  number_id: ReadonlyMap<number, number>
  kind_id: ReadonlyMap<number, number>
}

/** Of a value that is not among the common ones. */
const RARE = 0.001

/** None while the table was not analysed: then every value counts as common. */
export async function readShares(db: Queries): Promise<Shares | undefined> {
  const rows = await db.rows<{ column: keyof Shares; values: number[]; shares: number[] }>(sql`
    select attname as column, most_common_vals::text::int[] as values, to_json(most_common_freqs) as shares from pg_stats
    where schemaname = current_schema() and tablename = 'cdrs' and attname in ('user_id', 'number_id', 'kind_id')
      and most_common_vals is not null`)
  const of = (name: keyof Shares) => {
    const row = rows.find(({ column }) => column === name)
    return new Map(row?.values.map((value, index) => [value, row.shares[index] ?? RARE]))
  }
  return rows.length === 0 ? undefined : { user_id: of('user_id'), number_id: of('number_id'), kind_id: of('kind_id') }
}

/** The part of all calls that one index holds at most for these conditions: that many have to be looked at. */
export function shareOf(shares: Shares | undefined, { users, numbers, kinds, phones, contacts }: Conditions): number {
  if (phones !== null || contacts !== null) return RARE
  if (shares === undefined) return 1
  const sum = (known: ReadonlyMap<number, number>, ids: readonly number[] | null) =>
    ids === null || known.size === 0 ? 1 : ids.reduce((total, id) => total + (known.get(id) ?? RARE), 0)
  return Math.min(1, sum(shares.user_id, users), sum(shares.number_id, numbers), sum(shares.kind_id, kinds))
}
