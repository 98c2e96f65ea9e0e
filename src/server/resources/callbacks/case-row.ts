/** A case with what people did about it, as it is read and as the contract shows it. */
import { type SQL, sql } from 'drizzle-orm'
import type { Callback, CallbackCause, CallbackCloseReason, CallbackState } from '#contract/dashboard/callbacks.ts'
import { wireTime } from '../../db/wire-time.ts'
import { type EndedHow, EXPIRES_AFTER } from './fold.ts'

export interface CaseRow {
  id: number
  phone_id: number
  anchor: string
  number: string
  contact_id: number | null
  contact_name: string | null
  attempts: number
  waited: number
  cause: CallbackCause
  number_id: number | null
  first_at: string
  last_at: string
  last_uuid: string
  tries: number
  last_try_at: string | null
  talked_user_id: number | null
  talked_at: string | null
  ended_at: string | null
  ended_how: EndedHow | null
  ended_uuid: string | null
  ended_user_id: number | null
  state: CallbackState
  work_version: number | null
  assigned_to: number | null
  snoozed_until: string | null
  by_hand: boolean
  closed_at: string | null
  closed_reason: CallbackCloseReason | null
  closed_note: string | null
  closed_by_user_id: number | null
  closed_by_name: string | null
}

export const instantOf = (milliseconds: number): SQL => sql`${new Date(milliseconds).toISOString()}::timestamptz`

/** Attempts from then on keep a case on the worklist; `now` is in milliseconds since 1970. */
export const horizonOf = (now: number): SQL => instantOf(now - EXPIRES_AFTER * 1000)

/** Cases under the name `k`, with the work on them under `w`. */
export const CASES = sql`callback_cases k left join callback_work w on w.case_id = k.id`

/** True of a case that nobody closed and no talk ended, that has not expired. */
export const isWaiting = (now: number): SQL =>
  sql`(k.ended_at is null and k.last_at >= ${horizonOf(now)} and (w.closed_through is null or w.closed_through < k.last_at))`

/** True of a waiting case that is put aside: until then, or until the caller tries again. */
export const isSnoozed = (now: number): SQL => sql`coalesce(w.snoozed_until > ${instantOf(now)} and w.snoozed_through >= k.last_at, false)`

/** The columns of a CaseRow. */
export const caseColumns = (now: number): SQL => sql`k.id, k.phone_id, k.anchor, k.number, k.contact_id,
  (select name from contacts where contacts.id = k.contact_id) as contact_name, k.attempts, k.waited, k.cause, k.number_id, k.first_at,
  k.last_at, k.last_uuid, k.tries, k.last_try_at, k.talked_user_id, k.talked_at, k.ended_at, k.ended_how, k.ended_uuid, k.ended_user_id,
  case when not ${isWaiting(now)} then 'closed' when ${isSnoozed(now)} then 'snoozed' else 'open' end as state,
  w.version as work_version, w.assigned_to, w.snoozed_until, coalesce(w.closed_through >= k.last_at, false) as by_hand, w.closed_at,
  w.closed_reason, w.closed_note, w.closed_by_user_id, w.closed_by_name`

/** What a person saw of a case that matters for what they do: what people did to it, how often the caller tried, whether it ended. */
export function versionOf({ work_version, attempts, ended_at }: Pick<CaseRow, 'work_version' | 'attempts' | 'ended_at'>): string {
  return `${work_version ?? 0}.${attempts}.${ended_at === null ? 0 : 1}`
}

export function toCallback(row: CaseRow): Callback {
  return {
    resource_type: 'callback',
    id: row.id,
    version: versionOf(row),
    state: row.state,
    number: row.number,
    contact_id: row.contact_id,
    contact_name: row.contact_name,
    attempts: row.attempts,
    waited: row.waited,
    cause: row.cause,
    number_id: row.number_id,
    first_at: wireTime(row.first_at),
    last_at: wireTime(row.last_at),
    last_call: { uuid: row.last_uuid, started_at: wireTime(row.last_at) },
    tries: row.tries,
    last_try_at: wireTime(row.last_try_at),
    talked: row.talked_at === null ? null : { user_id: row.talked_user_id, at: wireTime(row.talked_at) },
    assigned_to: row.assigned_to,
    snoozed_until: row.state === 'snoozed' ? wireTime(row.snoozed_until) : null,
    closed: row.state === 'closed' ? closingOf(row) : null,
  }
}

function closingOf(row: CaseRow): Callback['closed'] {
  const none = { user_id: null, name: null, reason: null, note: null, call: null }
  if (row.ended_at !== null && row.ended_how !== null) {
    const at = wireTime(row.ended_at)
    const call = row.ended_uuid === null ? null : { uuid: row.ended_uuid, started_at: at }
    return { ...none, how: row.ended_how, at, user_id: row.ended_user_id, call }
  }
  if (!row.by_hand || row.closed_at === null) {
    const last = Date.parse(wireTime(row.last_at).replace('+0000', 'Z'))
    return { ...none, how: 'expired', at: `${new Date(last + EXPIRES_AFTER * 1000).toISOString().slice(0, 19)}+0000` }
  }
  const { closed_by_user_id: user_id, closed_by_name: name, closed_reason: reason, closed_note: note } = row
  return { how: 'by_hand', at: wireTime(row.closed_at), user_id, name, reason, note, call: null }
}
