/** Whether the embedded database keeps the plan of a statement it has read before. Usually it does not: a value in it may be rare or common. */
import { sql } from 'drizzle-orm'
import type { Queries } from './connect.ts'

type Mode = 'auto' | 'force_custom_plan'

/**
 * Stands before a statement whose plan is the same whatever its values are: it is planned once, and again when its tables were analysed.
 * Inside a transaction it says nothing.
 */
export const SAME_PLAN = sql.raw('/* same plan */')

/** To be selected where a transaction writes the same way each time: plans are kept until it ends. */
export const KEEPING_PLANS = setMode('auto')

/** Does work whose plan depends on how large the tables have become, in a transaction that keeps its plans otherwise. */
export async function plannedAnew<T>(tx: Queries, work: () => Promise<T>): Promise<T> {
  if (tx.kind === 'server') return work()
  await tx.rows(sql`select ${setMode('force_custom_plan')}`)
  const result = await work()
  await tx.rows(sql`select ${KEEPING_PLANS}`)
  return result
}

function setMode(mode: Mode) {
  return sql.raw(`set_config('plan_cache_mode', '${mode}', true)`)
}
