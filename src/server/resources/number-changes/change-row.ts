import { sql } from 'drizzle-orm'
import type { NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { type Account, ConflictError, GivenUpError } from '../../account/account.ts'
import type { Clock } from '../../clock.ts'
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
  return failed(error.status === 401 || error.status === 403 ? 'refused' : 'error')
}

interface Row {
  id: number
  position: number
}

/** Keeps a row's result; false where it has one already. */
async function keep(queries: Queries, { id, position }: Row, result: Result, now: number): Promise<boolean> {
  const kept = await queries.rows(sql`
    update number_change_rows set state = ${result.state}, reason = ${result.reason}, current_number_id = ${result.current_number_id},
      at = ${formatTimestamp(now)} where change_id = ${id} and position = ${position} and state = 'waiting' returning position`)
  return kept.length > 0
}

/** Keeps that the change of a row is about to be sent: a row that waits and has a time may have been done already. */
async function markBegun(queries: Queries, { id, position }: Row, now: number): Promise<void> {
  await queries.rows(sql`
    update number_change_rows set at = ${formatTimestamp(now)} where change_id = ${id} and position = ${position} and state = 'waiting'`)
}

/**
 * Tries one row of a job: the change of the user, its audit row and the row's result are stored in one transaction. What fails is kept as
 * the row's result, and what the signal ended is left waiting; throws only where not even that can be stored.
 */
export async function changeRow(
  { db, account, clock }: { db: Db; account: Account; clock: Clock },
  at: Row,
  person: Person,
  signal: AbortSignal,
): Promise<void> {
  const [row] = await db.rows<{ user_id: number; old_number_id: number | null; new_number_id: number | null; begun: boolean }>(sql`
    select user_id, old_number_id, new_number_id, at is not null as begun from number_change_rows
    where change_id = ${at.id} and position = ${at.position} and state = 'waiting'`)
  if (row === undefined) return
  if (account.forwards) await markBegun(db, at, clock.now())
  const change = { user_id: row.user_id, default_number_id: row.new_number_id, expected: row.old_number_id, begun: row.begun }
  const alongside = async (tx: Queries) => {
    if (!(await keep(tx, at, DONE, clock.now()))) throw new Error('another run has done this row')
  }
  try {
    const changed = await account.changeDefaultNumber(change, { person, unattended: { signal }, alongside })
    if (!changed) await keep(db, at, ALREADY, clock.now())
  } catch (error) {
    if (!(error instanceof GivenUpError)) await keep(db, at, failure(error), clock.now())
  }
}
