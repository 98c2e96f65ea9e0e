/** What people do to a case: each act is a transaction with its audit row, refused where the case is not what the person saw. */
import { sql } from 'drizzle-orm'
import type { AuditAction } from '#contract/dashboard/audit.ts'
import type { CallbackCloseReason } from '#contract/dashboard/callbacks.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { recordChange } from '../../account/record.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { HttpError, StaleError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'
import { announceChange } from '../../live/live.ts'
import { CASES, type CaseRow, isSnoozed, isWaiting, toCallback, versionOf } from './case-row.ts'
import { EXPIRES_AFTER } from './fold.ts'
import { casePage, findCase } from './store.ts'

/** Who acts on which case, the version they saw, and when in milliseconds since 1970. */
export interface Acting {
  id: number
  version: string
  person: Person
  now: number
}

/** The columns of callback_work that an act sets, and what it changed for the audit trail. */
interface Work {
  action: AuditAction
  set: Readonly<Record<string, string | number | null>>
  before: Readonly<Record<string, unknown>> | null
  after: Readonly<Record<string, unknown>> | null
}

/** Does an act in the transaction `tx`; `work` says what it is, or undefined where nothing would change. */
async function act(tx: Queries, acting: Acting, work: (row: CaseRow) => Work | undefined): Promise<CaseRow> {
  const { id, version, person, now } = acting
  const row = await findCase(tx, id, now, 'lock')
  if (row === undefined) throw new HttpError(404, `There is no case ${id}.`)
  if (versionOf(row) !== version)
    throw new StaleError('This case has changed since: somebody else worked on it, or the caller called.', toCallback(row))
  const done = work(row)
  return done === undefined ? row : write(tx, row, done, person, now)
}

async function write(tx: Queries, row: CaseRow, { action, set, before, after }: Work, person: Person, now: number): Promise<CaseRow> {
  const columns = Object.keys(set)
  const values = columns.map((name) => sql`${set[name]}`)
  const assigned = columns.map((name) => `${name} = excluded.${name}`).join(', ')
  await tx.rows(sql`insert into callback_work (case_id, phone_id, anchor, version, ${sql.raw(columns.join(', '))})
    values (${row.id}, ${row.phone_id}, ${row.anchor}, 1, ${sql.join(values, sql`, `)})
    on conflict (case_id) do update set version = callback_work.version + 1, ${sql.raw(assigned)}`)
  await recordChange(tx, person, formatTimestamp(now), { action, target: { type: 'callback', id: row.id }, before, after })
  await announceChange(tx, 'callbacks')
  const changed = await findCase(tx, row.id, now)
  if (changed === undefined) throw new Error('the case that was locked is not there')
  return changed
}

const refuseClosed = (row: CaseRow) => {
  if (row.state === 'closed') throw new StaleError('This case is closed.', toCallback(row))
}

/** Gives a case to a user, or to nobody. Throws a 422 where there is no such user. */
export async function assignCase(tx: Queries, acting: Acting, userId: number | null): Promise<CaseRow> {
  if (userId !== null) {
    const [user] = await tx.rows(sql`select id from users where id = ${userId} and gone_at is null`)
    if (user === undefined) throw new HttpError(422, { user_id: [`There is no user ${userId}.`] })
  }
  return act(tx, acting, (row) => {
    refuseClosed(row)
    return row.assigned_to === userId ? undefined : assignment(row, userId)
  })
}

function assignment(row: CaseRow, userId: number | null): Work {
  return {
    action: 'callback.assign',
    set: { assigned_to: userId },
    before: { assigned_to: row.assigned_to },
    after: { assigned_to: userId },
  }
}

/** Puts a case aside until an instant (milliseconds since 1970), or takes it up again. Throws a 422 where that is not in the next 30 days. */
export function snoozeCase(tx: Queries, acting: Acting, until: number | null): Promise<CaseRow> {
  const { now } = acting
  if (until !== null && (until <= now || until > now + EXPIRES_AFTER * 1000)) {
    throw new HttpError(422, { until: ['The until field must be an instant within the next 30 days.'] })
  }
  return act(tx, acting, (row) => {
    refuseClosed(row)
    if (until === null && row.state !== 'snoozed') return undefined
    const text = until === null ? null : formatTimestamp(until)
    return {
      action: 'callback.snooze',
      set: { snoozed_until: text, snoozed_through: until === null ? null : row.last_at },
      before: { snoozed_until: row.snoozed_until === null ? null : wireTime(row.snoozed_until) },
      after: { snoozed_until: text },
    }
  })
}

/** Closes a case for a reason; `note` is kept as it is. Throws a 422 where the reason needs one. */
export function closeCase(tx: Queries, acting: Acting, reason: CallbackCloseReason, note: string | null): Promise<CaseRow> {
  if (reason === 'other' && note === null) throw new HttpError(422, { note: ['The note field is required when the reason is other.'] })
  const { person, now } = acting
  return act(tx, acting, (row) => {
    refuseClosed(row)
    const by = { closed_by_user_id: person.user_id, closed_by_name: person.name }
    return {
      action: 'callback.close',
      set: { closed_at: formatTimestamp(now), closed_through: row.last_at, closed_reason: reason, closed_note: note, ...by },
      before: null,
      after: { reason, ...(note === null ? {} : { note }) },
    }
  })
}

const NOT_CLOSED = {
  closed_at: null,
  closed_through: null,
  closed_reason: null,
  closed_note: null,
  closed_by_user_id: null,
  closed_by_name: null,
}

/** Opens a case again that a person closed. */
export function reopenCase(tx: Queries, acting: Acting): Promise<CaseRow> {
  return act(tx, acting, (row) => {
    if (row.state !== 'closed' || !row.by_hand || row.ended_at !== null) {
      throw new StaleError('Only a case that somebody closed can be opened again.', toCallback(row))
    }
    return { action: 'callback.reopen', set: NOT_CLOSED, before: { reason: row.closed_reason }, after: null }
  })
}

/** Cases that are looked at before giving up: others may be taking the first ones at this moment. */
const LOOKED_AT = 20

/** Gives the first open case that is nobody's to the person; undefined where there is none. */
export async function takeNext(tx: Queries, person: Person & { user_id: number }, now: number): Promise<CaseRow | undefined> {
  const first = await casePage(tx, { assignee: ['nobody'] }, { offset: 0, limit: LOOKED_AT }, { now, me: null })
  for (const { id } of first.rows) {
    const [free] = await tx.rows(sql`select id from callback_cases where id = ${id} for update skip locked`)
    if (free === undefined) continue
    // Read again under the lock: it may have been taken since it was listed.
    const [row] = await tx.rows<{ id: number }>(sql`
      select k.id from ${CASES} where k.id = ${id} and ${isWaiting(now)} and not ${isSnoozed(now)} and w.assigned_to is null`)
    const found = row === undefined ? undefined : await findCase(tx, id, now)
    if (found !== undefined) return write(tx, found, assignment(found, person.user_id), person, now)
  }
  return undefined
}
