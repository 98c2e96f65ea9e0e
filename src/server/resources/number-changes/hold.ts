/** Which run works on a job: a run holds it for a while and renews that while it works, so that a dead one lets go by itself. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'

/** How long a run that says nothing is believed to be alive, in milliseconds. */
export const HELD_FOR = 15_000

/** A run's hold on a job. */
export interface Hold {
  id: number
  holder: string
}

const until = (now: number) => new Date(now + HELD_FOR).toISOString()

/** Takes hold of a job, whoever had it: the caller has made sure that nobody works on it. `now` is in milliseconds since 1970. */
export async function takeHold(tx: Queries, id: number, now: number): Promise<Hold> {
  const holder = randomUUID()
  await tx.rows(sql`update number_changes set holder = ${holder}, held_until = ${until(now)}, finished_at = null where id = ${id}`)
  return { id, holder }
}

/** Renews the hold; false where another run has taken the job over. */
export async function renew(queries: Queries, hold: Hold, now: number): Promise<boolean> {
  const kept = await queries.rows(sql`
    update number_changes set held_until = ${until(now)} where id = ${hold.id} and holder = ${hold.holder} and finished_at is null returning id`)
  return kept.length > 0
}

/** Lets the job go; `finishedAt` (ISO 8601) when every row was tried, null to leave the rest to another run. */
export async function letGo(queries: Queries, hold: Hold, finishedAt: string | null): Promise<void> {
  await queries.rows(sql`
    update number_changes set holder = null, held_until = null, finished_at = ${finishedAt}::timestamptz
    where id = ${hold.id} and holder = ${hold.holder}`)
}
