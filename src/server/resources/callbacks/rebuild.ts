/** Makes all cases again out of the calls: at the start of the server, where they were made by another rule or are not there yet. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import { lockCalls } from '../cdrs/write-lock.ts'
import { SHORTEST_OUTSIDE } from './fold.ts'
import { makeCases } from './keep.ts'
import { findRule, ruleOf, writeRule } from './rule.ts'

/** Callers whose cases are made in one transaction: new calls wait no longer than that. */
const CALLERS = 500

/**
 * Makes all cases again. Ids and what people did stay. Where it is cut short, the next start begins again; while it runs, cases of new
 * calls are kept by the new number of seconds.
 */
export async function rebuildCases(db: Queries, talkSeconds: number): Promise<void> {
  const rule = ruleOf(talkSeconds)
  await writeRule(db, { ...rule, fold: 0 })
  for (let from = 0, more = true; more; ) {
    const [batch] = await db.transaction(async (tx) => {
      await lockCalls(tx)
      const callers = sql`select id from phones where id > ${from} and length(digits) >= ${SHORTEST_OUTSIDE} order by id limit ${CALLERS}`
      await makeCases(
        tx,
        sql`select id as phone_id, '-infinity'::timestamptz as "from", 'infinity'::timestamptz as "to" from (${callers}) p`,
        talkSeconds,
      )
      return tx.rows<{ last: number | null }>(sql`select max(id) as last from (${callers}) p`)
    })
    more = batch?.last != null
    from = batch?.last ?? from
  }
  await writeRule(db, rule)
}

/** Makes all cases again where they were made by another rule. True where that was so. */
export async function ensureCases(db: Queries, talkSeconds: number): Promise<boolean> {
  const [known, wanted] = [await findRule(db), ruleOf(talkSeconds)]
  if (known !== undefined && known.talk_seconds === wanted.talk_seconds && known.fold === wanted.fold) return false
  await rebuildCases(db, talkSeconds)
  return true
}
