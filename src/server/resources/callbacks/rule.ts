/** By what the cases were made: where that is not how they are made now, all are made again. */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Queries } from '../../db/connect.ts'

const KEY = 'callbacks'

/** `fold` rises when fold.ts makes other cases out of the same calls. */
const Rule = z.object({ talk_seconds: z.int(), fold: z.int() })
export type Rule = z.infer<typeof Rule>

const FOLD = 1

/** Seconds somebody must have talked with a caller, unless CALLBACK_TALK_SECONDS says otherwise. */
export const TALK_SECONDS = 10

/** The rule by which cases are made with so many seconds. */
export const ruleOf = (talkSeconds: number): Rule => ({ talk_seconds: talkSeconds, fold: FOLD })

/** By what the cases that are there were made; the default while they were never made as a whole. */
export async function readRule(db: Queries): Promise<Rule> {
  return (await findRule(db)) ?? ruleOf(TALK_SECONDS)
}

/** Undefined while the cases were never made as a whole. */
export async function findRule(db: Queries): Promise<Rule | undefined> {
  const [row] = await db.rows<{ value: unknown }>(sql`select value from settings where key = ${KEY}`)
  return row === undefined ? undefined : z.parse(Rule, row.value)
}

export async function writeRule(db: Queries, rule: Rule): Promise<void> {
  await db.rows(sql`insert into settings (key, value) values (${KEY}, ${JSON.stringify(rule)}::jsonb)
    on conflict (key) do update set value = excluded.value`)
}

/** Says that the cases lack what calls have brought: they are made again at the next \`ensureCases\`. */
export async function forgetRule(db: Queries): Promise<void> {
  await db.rows(sql`delete from settings where key = ${KEY}`)
}
