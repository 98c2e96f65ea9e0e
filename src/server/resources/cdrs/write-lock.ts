/** One writer of calls, and of what is made of them, at a time: versions of days appear in the order they were given. */
import { sql } from 'drizzle-orm'
import type { Queries } from '#server/db/connect.ts'
import { KEEPING_PLANS } from '#server/db/plans.ts'

/** Any number of our own will do. */
const WRITE_LOCK = 7_283_002

/** Waits until nobody else writes calls; nobody else does until the transaction is over, in which plans are kept. */
export async function lockCalls(tx: Queries): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${WRITE_LOCK}::bigint), ${KEEPING_PLANS}`)
}
