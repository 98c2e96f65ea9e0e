import { sql } from 'drizzle-orm'
import type { NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { type Account, ConflictError } from '../../account/account.ts'
import type { Db, Queries } from '../../db/connect.ts'
import { HttpError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'

type Result = Pick<NumberChangeRow, 'state' | 'reason' | 'current_number_id'>

const DONE: Result = { state: 'done', reason: null, current_number_id: null }
const ALREADY: Result = { state: 'skipped', reason: 'already', current_number_id: null }

function failure(error: unknown): Result {
  const failed = (reason: NumberChangeRow['reason'], current: number | null = null): Result => ({
    state: 'failed',
    reason,
    current_number_id: current,
  })
  if (error instanceof ConflictError) return failed('conflict', error.current)
  if (!(error instanceof HttpError)) return failed('error')
  if (error.status === 404) return failed('gone')
  if (error.status === 422) return failed('number_gone')
  return failed(error.status === 403 ? 'refused' : 'error')
}

async function keep(queries: Queries, id: number, position: number, result: Result, now: number): Promise<void> {
  await queries.rows(sql`
    update number_change_rows set state = ${result.state}, reason = ${result.reason}, current_number_id = ${result.current_number_id},
      at = ${formatTimestamp(now)} where change_id = ${id} and position = ${position} and state = 'waiting'`)
}

/**
 * Tries one row of a job: the change of the user, its audit row and the row's result are one transaction. What fails is kept as the row's
 * result; throws only where not even that can be stored.
 */
export async function changeRow(db: Db, account: Account, id: number, position: number, person: Person, now: number): Promise<void> {
  const work = async (tx: Queries) => {
    const [row] = await tx.rows<{ user_id: number; old_number_id: number | null; new_number_id: number | null }>(sql`
      select user_id, old_number_id, new_number_id from number_change_rows
      where change_id = ${id} and position = ${position} and state = 'waiting' for update`)
    if (row === undefined) return
    const change = { user_id: row.user_id, default_number_id: row.new_number_id, expected: row.old_number_id }
    const changed = await account.changeDefaultNumber(change, { person, within: tx })
    await keep(tx, id, position, changed ? DONE : ALREADY, now)
  }
  try {
    await db.transaction(work)
  } catch (error) {
    await keep(db, id, position, failure(error), now)
  }
}
