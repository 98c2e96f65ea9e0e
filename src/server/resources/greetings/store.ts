import { asc, count, eq } from 'drizzle-orm'
import type { Greeting } from '#contract/hipcall/greetings.ts'
import type { Queries } from '../../db/connect.ts'
import { greetings } from '../../db/schema.ts'

const toGreeting = (row: typeof greetings.$inferSelect): Greeting => ({ resource_type: 'greeting', ...row })

/** One page of greetings by id, and how many there are. */
export async function greetingPage(db: Queries, page: number, perPage: number): Promise<{ total: number; rows: Greeting[] }> {
  const [counted] = await db.orm.select({ total: count() }).from(greetings)
  const rows = await db.orm
    .select()
    .from(greetings)
    .orderBy(asc(greetings.id))
    .limit(perPage)
    .offset((page - 1) * perPage)
  return { total: counted?.total ?? 0, rows: rows.map(toGreeting) }
}

/** A greeting; undefined where there is none with this id. */
export async function findGreeting(db: Queries, id: number): Promise<Greeting | undefined> {
  const [row] = await db.orm.select().from(greetings).where(eq(greetings.id, id))
  return row && toGreeting(row)
}
