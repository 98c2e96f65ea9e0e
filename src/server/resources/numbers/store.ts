import { asc, eq, isNull } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { NumberListQuery, PhoneNumber } from '#contract/hipcall/numbers.ts'
import { matchesNumber, parseNumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'
import { numbers } from '../../db/schema.ts'
import type { Place } from '../../http/pages.ts'

const toNumber = ({ gone_at: _, ...row }: typeof numbers.$inferSelect): PhoneNumber => ({ resource_type: 'number', ...row })

/** Whether a number's name has the text in it, or its digits fit. */
function finder(q: string): (row: { name: string; number: string }) => boolean {
  const text = fold(q)
  const digits = parseNumberSearch(q)
  return ({ name, number }) => fold(name).includes(text) || (digits !== undefined && matchesNumber(digits, number))
}

/** One page of our numbers that fit, by id, and how many fit. An account has at most some hundred: they are all read, and searched here. */
export async function numberPage(
  db: Queries,
  { q = '' }: NumberListQuery,
  { offset, limit }: Place,
): Promise<{ total: number; rows: PhoneNumber[] }> {
  const rows = await db.orm.select().from(numbers).where(isNull(numbers.gone_at)).orderBy(asc(numbers.id))
  const fitting = rows.filter(finder(q))
  return { total: fitting.length, rows: fitting.slice(offset, offset + limit).map(toNumber) }
}

/** A number of ours; undefined where there is none with this id. */
export async function findNumber(db: Queries, id: number): Promise<PhoneNumber | undefined> {
  const [row] = await db.orm.select().from(numbers).where(eq(numbers.id, id))
  return row && toNumber(row)
}
