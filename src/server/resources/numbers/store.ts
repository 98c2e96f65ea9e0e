import { asc, count, eq } from 'drizzle-orm'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import type { Queries } from '../../db/connect.ts'
import { numbers } from '../../db/schema.ts'

const toNumber = (row: typeof numbers.$inferSelect): PhoneNumber => ({ resource_type: 'number', ...row })

/** One page of our numbers by id, and how many there are. */
export async function numberPage(db: Queries, page: number, perPage: number): Promise<{ total: number; rows: PhoneNumber[] }> {
  const [counted] = await db.orm.select({ total: count() }).from(numbers)
  const rows = await db.orm
    .select()
    .from(numbers)
    .orderBy(asc(numbers.id))
    .limit(perPage)
    .offset((page - 1) * perPage)
  return { total: counted?.total ?? 0, rows: rows.map(toNumber) }
}

/** A number of ours; undefined where there is none with this id. */
export async function findNumber(db: Queries, id: number): Promise<PhoneNumber | undefined> {
  const [row] = await db.orm.select().from(numbers).where(eq(numbers.id, id))
  return row && toNumber(row)
}
