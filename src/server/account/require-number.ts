import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { HttpError } from '../http/errors.ts'

/** The 422 for a number that does not exist. */
export function noNumber(id: number | null): HttpError {
  return new HttpError(422, { default_number_id: [`There is no number ${id}.`] })
}

/** Throws a 422 where a number is given that does not exist. */
export async function requireNumber(queries: Queries, id: number | null): Promise<void> {
  if (id === null) return
  const found = await queries.rows(sql`select 1 from numbers where id = ${id} and gone_at is null`)
  if (found.length === 0) throw noNumber(id)
}
