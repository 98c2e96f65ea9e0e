import { sql } from 'drizzle-orm'
import type { NumberChange, NumberChangeCreate, NumberChangeResume } from '#contract/dashboard/number-changes.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { recordChange } from '../../account/record.ts'
import { requireNumber } from '../../account/require-number.ts'
import type { Queries } from '../../db/connect.ts'
import { HttpError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'
import { type Hold, takeHold } from './hold.ts'
import { findJob } from './store.ts'

async function insertJob(
  tx: Queries,
  person: Person,
  at: string,
  job: { default_number_id: number | null; undo_of: number | null },
): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(sql`
    insert into number_changes (default_number_id, undo_of, by_user_id, by_name, by_role, created_at)
    values (${job.default_number_id}, ${job.undo_of}, ${person.user_id}, ${person.name}, ${person.role}, ${at}) returning id`)
  if (row === undefined) throw new Error('the job was not stored')
  return row.id
}

/** Stores a job in the transaction `tx`, held by a run that has yet to start. Throws a 422 where the number does not exist. */
export async function createJob(tx: Queries, ask: NumberChangeCreate, person: Person, now: number): Promise<Hold> {
  await requireNumber(tx, ask.default_number_id)
  const at = formatTimestamp(now)
  const id = await insertJob(tx, person, at, { default_number_id: ask.default_number_id, undo_of: null })
  const users = [...new Set(ask.user_ids)].map((user_id) => {
    const expected = ask.expected?.[String(user_id)]
    return { user_id, seen: expected !== undefined, expected: expected ?? null }
  })
  await tx.rows(sql`
    insert into number_change_rows (change_id, position, user_id, name, old_number_id, new_number_id, state)
    select ${id}::int, given.place, given.user_id, users.full_name, case when given.seen then given.expected else users.default_number_id end,
      ${ask.default_number_id}::int, 'waiting'
    from rows from (jsonb_to_recordset(${JSON.stringify(users)}::jsonb) as (user_id int, seen boolean, expected int))
      with ordinality as given (user_id, seen, expected, place)
    left join users on users.id = given.user_id`)
  await recordChange(tx, person, at, {
    action: 'number_change.create',
    target: { type: 'number_change', id },
    before: null,
    after: { default_number_id: ask.default_number_id, users: users.length },
  })
  return takeHold(tx, id, now)
}

/** The job, locked until the transaction ends. Throws a 404, or a 409 while a run works on it or when it was undone. */
async function lockIdle(tx: Queries, id: number, now: number): Promise<NumberChange> {
  await tx.rows(sql`select 1 from number_changes where id = ${id} for update`)
  const job = await findJob(tx, id, now)
  if (job === undefined) throw new HttpError(404, `There is no change ${id}.`)
  if (job.state === 'running') throw new HttpError(409, 'This change is running.')
  if (job.undone_by !== null) throw new HttpError(409, 'This change was undone.')
  return job
}

/** Sets the failed rows to be tried again, in the transaction `tx`; undefined where nothing is left to do. */
export async function resumeJob(tx: Queries, id: number, ask: NumberChangeResume, now: number): Promise<Hold | undefined> {
  const job = await lockIdle(tx, id, now)
  await tx.rows(sql`
    update number_change_rows set state = 'waiting', reason = null, at = null where change_id = ${id} and state = 'failed' and reason <> 'conflict'`)
  if (ask.conflicts === 'overwrite') {
    await tx.rows(sql`
      update number_change_rows set state = 'waiting', reason = null, at = null, old_number_id = current_number_id, current_number_id = null
      where change_id = ${id} and state = 'failed' and reason = 'conflict'`)
  }
  const waiting = await tx.rows(sql`select 1 from number_change_rows where change_id = ${id} and state = 'waiting' limit 1`)
  return waiting.length === 0 && job.state === 'finished' ? undefined : takeHold(tx, id, now)
}

/**
 * Stores the job that puts the old numbers back, in the transaction `tx`: each row expects the number this job gave, so that what somebody
 * changed since stays. Rows that were still waiting are not tried any more. Throws a 409 where nothing was changed.
 */
export async function undoJob(tx: Queries, id: number, person: Person, now: number): Promise<Hold> {
  const job = await lockIdle(tx, id, now)
  if (job.counts.done === 0) throw new HttpError(409, 'This change has nothing to undo.')
  const at = formatTimestamp(now)
  await tx.rows(sql`update number_changes set finished_at = coalesce(finished_at, ${at}::timestamptz), holder = null where id = ${id}`)
  const undo = await insertJob(tx, person, at, { default_number_id: null, undo_of: id })
  await tx.rows(sql`
    insert into number_change_rows (change_id, position, user_id, name, old_number_id, new_number_id, state)
    select ${undo}::int, position, user_id, name, new_number_id, old_number_id, 'waiting' from number_change_rows
    where change_id = ${id} and state = 'done'`)
  await recordChange(tx, person, at, {
    action: 'number_change.create',
    target: { type: 'number_change', id: undo },
    before: null,
    after: { undo_of: id, users: job.counts.done },
  })
  return takeHold(tx, undo, now)
}
