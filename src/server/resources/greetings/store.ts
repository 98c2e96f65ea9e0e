import { asc, eq, isNull } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Greeting, GreetingListQuery } from '#contract/hipcall/greetings.ts'
import type { Queries } from '../../db/connect.ts'
import { greetings } from '../../db/schema.ts'
import type { Place } from '../../http/pages.ts'

const toGreeting = ({ gone_at: _, ...row }: typeof greetings.$inferSelect): Greeting => ({ resource_type: 'greeting', ...row })

/** One page of the greetings that fit, by id, and how many fit. An account has a few dozen: they are all read, and searched here. */
export async function greetingPage(
  db: Queries,
  { q = '' }: GreetingListQuery,
  { offset, limit }: Place,
): Promise<{ total: number; rows: Greeting[] }> {
  const text = fold(q)
  const rows = await db.orm.select().from(greetings).where(isNull(greetings.gone_at)).orderBy(asc(greetings.id))
  const fitting = rows.filter(({ name }) => fold(name).includes(text))
  return { total: fitting.length, rows: fitting.slice(offset, offset + limit).map(toGreeting) }
}

/** A greeting; undefined where there is none with this id. */
export async function findGreeting(db: Queries, id: number): Promise<Greeting | undefined> {
  const [row] = await db.orm.select().from(greetings).where(eq(greetings.id, id))
  return row && toGreeting(row)
}
