/** Keeps the cases with the calls: makes those again that new calls can have changed, or all of them. */
import { type SQL, sql } from 'drizzle-orm'
import { MISSED_OUTCOMES, type Outcome } from '#contract/hipcall/call-outcome.ts'
import type { Queries } from '../../db/connect.ts'
import { plannedAnew } from '../../db/plans.ts'
import { type CallerCall, type Case, casesOf } from './fold.ts'
import { readRule } from './rule.ts'

/** A caller of whom calls were stored, and the times of the first and the last of these, as the database gives them. */
export interface Span {
  phone_id: number
  from: string
  to: string
}

/** Kinds of calls with these outcomes, to compare with. */
const anyKind = (outcomes: readonly Outcome[]) =>
  sql`any(array(select id from cdr_kinds where outcome = any(${sql.param([...outcomes])}::text[])))`
const ATTEMPTS: readonly Outcome[] = [...MISSED_OUTCOMES, 'voicemail']
const THEIRS: readonly Outcome[] = [...ATTEMPTS, 'answered']
const OURS: readonly Outcome[] = ['reached', 'not_reached']

/** Kinds of calls that no person took. */
export const attemptKinds = anyKind(ATTEMPTS)

/** The outside number of a call, of the table cdrs (or what has its columns) under the name `c`; null between our own people. */
export const outsidePhone = sql`case when c.outcome in ('reached', 'not_reached') then c.callee_phone_id
  when c.outcome <> 'internal' then c.caller_phone_id end`

/** Makes the cases again that calls of these spans can have changed. Belongs in the transaction that stored the calls. */
export async function keepCases(tx: Queries, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return
  const { talk_seconds } = await readRule(tx)
  // Calls of a caller nobody has a case of matter only if one of them opens one.
  const asked = JSON.stringify(spans)
  const windows = sql`
    select s.phone_id, s."from", s."to" from json_to_recordset(${asked}::json) as s (phone_id integer, "from" timestamptz, "to" timestamptz)
    where exists (select from callback_cases k where k.phone_id = s.phone_id) or exists (
      select from cdrs c where c.caller_phone_id = s.phone_id and c.started_at between s."from" and s."to" and c.kind_id = ${attemptKinds})`
  await makeCases(tx, windows, talk_seconds)
}

/** Makes the cases of these windows (phone_id, from, to; infinite for all there are) out of the calls, and stores what changed. */
export async function makeCases(tx: Queries, windows: SQL, talkSeconds: number): Promise<void> {
  const rows: CaseRow[] = []
  const gone: number[] = []
  for (const { phone_id, calls, known } of await plannedAnew(tx, () => tx.rows<Window>(windowsOf(windows, talkSeconds)))) {
    const left = [...known]
    for (const made of casesOf(calls.map(callOf), talkSeconds)) {
      const at = left.findIndex(({ anchor }) => made.uuids.includes(anchor))
      rows.push(rowOf(phone_id, made, at < 0 ? undefined : left.splice(at, 1)[0]))
    }
    gone.push(...left.flatMap(({ id, stored }) => (stored ? [id] : [])))
  }
  if (gone.length > 0) await tx.rows(sql`delete from callback_cases where id = any(${sql.param(gone)}::int[])`)
  const [kept, fresh] = [rows.filter(({ id }) => id !== null), rows.filter(({ id }) => id === null)]
  if (kept.length > 0) await tx.rows(writeStatement(kept, true))
  if (fresh.length > 0) await tx.rows(writeStatement(fresh, false))
}

interface Known {
  id: number
  anchor: string
  /** False where only the work on it is left. */
  stored: boolean
}

type CallValues = [
  uuid: string,
  at: number,
  ended: number,
  outcome: Outcome,
  waited: number | null,
  talked: number | null,
  user_id: number | null,
  contact_id: number | null,
  number_id: number | null,
  number: string | null,
]

interface Window {
  phone_id: number
  calls: CallValues[]
  known: Known[]
}

function callOf([uuid, at, ended, outcome, waited, talked, user_id, contact_id, number_id, number]: CallValues): CallerCall {
  return { uuid, at, ended, outcome, waited, talked, user_id, contact_id, number_id, number: number ?? '' }
}

/** The last talk before a window (`before`), or the first after it: what lies beyond cannot change what lies within. */
const talkBeside = (side: 'before' | 'after', talkSeconds: number) => {
  const [when, way] = side === 'before' ? [sql`< a."from"`, sql`desc`] : [sql`> a."to"`, sql`asc`]
  const nearest = (column: SQL, outcome: Outcome) => sql`(select c.started_at, c.uuid from cdrs c where ${column} = a.phone_id
    and c.started_at ${when} and c.kind_id = ${anyKind([outcome])} and (c.talked is null or c.talked >= ${talkSeconds})
    order by c.started_at ${way}, c.uuid ${way} limit 1)`
  return sql`left join lateral (select * from (
    ${nearest(sql`c.caller_phone_id`, 'answered')} union all ${nearest(sql`c.callee_phone_id`, 'reached')}) as both_ways
    order by started_at ${way}, uuid ${way} limit 1) as ${sql.raw(side)} on true`
}

/** For each window its calls from talk to talk, and the cases that are known in it: those people have worked on first. */
function windowsOf(windows: SQL, talkSeconds: number): SQL {
  const calls = (column: SQL, outcomes: readonly Outcome[], number: SQL) => sql`
    select json_build_array(c.uuid, extract(epoch from c.started_at)::int,
      extract(epoch from coalesce(c.ended_at, c.started_at + greatest(c.waited, 0) * interval '1 second'))::int, c.outcome, c.waited,
      c.talked, c.user_id, c.contact_id, c.number_id, ${number}) as call
    from cdrs c where ${column} = b.phone_id and c.kind_id = ${anyKind(outcomes)}
      and (c.started_at, c.uuid) >= (b.low_at, b.low_uuid) and (c.started_at, c.uuid) <= (b.high_at, b.high_uuid)`
  return sql`
    with asked as materialized (${windows}), bounded as materialized (
      select a.phone_id, coalesce(before.started_at, '-infinity') as low_at, coalesce(after.started_at, 'infinity') as high_at,
        coalesce(before.uuid, '00000000-0000-0000-0000-000000000000') as low_uuid,
        coalesce(after.uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') as high_uuid
      from asked a ${talkBeside('before', talkSeconds)} ${talkBeside('after', talkSeconds)})
    select b.phone_id,
      (select coalesce(json_agg(call), '[]') from (
        ${calls(sql`c.caller_phone_id`, THEIRS, sql`c.caller_number`)} union all ${calls(sql`c.callee_phone_id`, OURS, sql`c.callee_number`)}
      ) as calls) as calls,
      (select coalesce(json_agg(json_build_object('id', id, 'anchor', anchor, 'stored', stored) order by worked desc, id), '[]') from (
        select k.id, k.anchor, true as stored, exists (select from callback_work w where w.case_id = k.id) as worked from callback_cases k
        where k.phone_id = b.phone_id and (k.first_at, k.first_uuid) >= (b.low_at, b.low_uuid)
          and (k.first_at, k.first_uuid) <= (b.high_at, b.high_uuid)
        union all select w.case_id, w.anchor, false, true from callback_work w
        where w.phone_id = b.phone_id and not exists (select from callback_cases k where k.id = w.case_id)) as found) as known
    from bounded b`
}

function rowOf(phone_id: number, made: Case, known: Known | undefined) {
  const { uuids, first_end: _, ended, ...fields } = made
  const [first_uuid = '', last_uuid = ''] = [uuids[0], uuids.at(-1)]
  return {
    ...fields,
    id: known?.id ?? null,
    phone_id,
    anchor: known?.anchor ?? first_uuid,
    first_uuid,
    last_uuid,
    attempts: uuids.length,
    ended_at: ended?.at ?? null,
    ended_how: ended?.how ?? null,
    ended_uuid: ended?.uuid ?? null,
    ended_user_id: ended?.user_id ?? null,
  }
}

type CaseRow = ReturnType<typeof rowOf>

const TIMES = ['first_at', 'last_at', 'last_try_at', 'talked_at', 'ended_at'] as const
const OTHERS = [
  'phone_id',
  'anchor',
  'number',
  'contact_id',
  'first_uuid',
  'last_uuid',
  'attempts',
  'waited',
  'cause',
  'number_id',
  'tries',
  'back_after',
  'talked_user_id',
  'ended_how',
  'ended_uuid',
  'ended_user_id',
] as const

/** Adds new cases, or replaces those with known ids. */
function writeStatement(rows: readonly CaseRow[], known: boolean): SQL {
  const columns = [...(known ? ['id'] : []), ...OTHERS, ...TIMES]
  const values = [...(known ? ['id'] : []), ...OTHERS, ...TIMES.map((name) => `to_timestamp(${name})`)]
  const set = [...OTHERS, ...TIMES].map((name) => `${name} = excluded.${name}`)
  return sql`insert into callback_cases (${sql.raw(columns.join(', '))}) select ${sql.raw(values.join(', '))}
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id integer, phone_id integer, anchor uuid, number text,
      contact_id integer, first_uuid uuid, last_uuid uuid, attempts integer, waited integer, cause text, number_id integer, tries integer,
      back_after integer, talked_user_id integer, ended_how text, ended_uuid uuid, ended_user_id integer, first_at bigint, last_at bigint,
      last_try_at bigint, talked_at bigint, ended_at bigint)
    ${known ? sql`on conflict (id) do update set ${sql.raw(set.join(', '))}` : sql``}`
}
