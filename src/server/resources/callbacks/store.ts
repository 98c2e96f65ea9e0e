/** The worklist, its counts, and one case with its calls. */
import { type SQL, sql } from 'drizzle-orm'
import type { CallbackAct, CallbackListQuery, CallbackState } from '#contract/dashboard/callbacks.ts'
import { parseNumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import type { Place } from '../../http/pages.ts'
import { isLike } from '../cdrs/conditions.ts'
import { type CallRow, type CdrRow, callColumns, callOf } from '../cdrs/row.ts'
import { CASES, type CaseRow, caseColumns, horizonOf, instantOf, isSnoozed, isWaiting } from './case-row.ts'
import { remembered } from './memory.ts'

/** Who asks, and when: milliseconds since 1970. */
export interface Asking {
  now: number
  me: number | null
}

/** Seconds of effort an attempt counts for, besides the waiting. */
const EFFORT_OF_ATTEMPT = 30

/** Calls of a case that are shown. */
const SHOWN = 200

/** The parts of the list's orders, by name; each higher first when descending. */
const sortKeys = (now: number) =>
  ({
    effort: sql`(k.waited + ${EFFORT_OF_ATTEMPT} * k.attempts) * greatest(date_part('epoch', ${instantOf(now)} - k.first_at), 1)`,
    waited: sql`k.waited`,
    attempts: sql`k.attempts`,
    first_at: sql`k.first_at`,
    last_at: sql`k.last_at`,
  }) as const

const DEFAULT_STATES: readonly CallbackState[] = ['open']

function whereOf(query: CallbackListQuery, { now, me }: Asking): SQL | undefined {
  const { state = DEFAULT_STATES, assignee = [], cause = [], numbers = [], q = '' } = query
  const states = state.length === 0 ? DEFAULT_STATES : state
  const search = q === '' ? null : parseNumberSearch(q)
  if (search === undefined) return undefined
  const parts: SQL[] = [sql`k.last_at >= ${horizonOf(now)}`]
  if (!states.includes('closed')) parts.push(sql`k.ended_at is null`)
  const one = { open: sql`(${isWaiting(now)} and not ${isSnoozed(now)})`, snoozed: sql`(${isWaiting(now)} and ${isSnoozed(now)})` }
  const fits = states.map((name) => (name === 'closed' ? sql`not ${isWaiting(now)}` : one[name]))
  if (new Set(states).size < 3) parts.push(sql`(${sql.join(fits, sql` or `)})`)
  if (assignee.length > 0) {
    const ids = assignee.flatMap((who) => (who === 'nobody' ? [] : who === 'me' ? (me ?? []) : who))
    const nobody = assignee.includes('nobody') ? sql` or w.assigned_to is null` : sql``
    parts.push(sql`(w.assigned_to = any(${sql.param(ids)}::int[])${nobody})`)
  }
  if (cause.length > 0) parts.push(sql`k.cause = any(${sql.param([...cause])}::text[])`)
  if (numbers.length > 0) parts.push(sql`k.number_id = any(${sql.param([...numbers])}::int[])`)
  if (search !== null) parts.push(sql`exists (select from phones p where p.id = k.phone_id and ${isLike(sql`p.digits`, search, '')})`)
  return sql.join(parts, sql` and `)
}

function orderOf({ sort = [], state = [] }: CallbackListQuery, now: number): SQL[] {
  const keys = sortKeys(now)
  const latest = state.length === 1 && state[0] === 'closed'
  const chosen = sort.length > 0 ? sort : [{ field: latest ? ('last_at' as const) : ('effort' as const), descending: true }]
  return [...chosen.map(({ field, descending }) => sql`${keys[field]} ${descending ? sql`desc` : sql`asc`}`), sql`k.id`]
}

/** One page of the cases that fit, and how many fit. */
export async function casePage(
  db: Queries,
  query: CallbackListQuery,
  { offset, limit }: Place,
  asking: Asking,
): Promise<{ total: number; rows: CaseRow[] }> {
  const where = whereOf(query, asking)
  if (where === undefined) return { total: 0, rows: [] }
  const order = sql.join(orderOf(query, asking.now), sql`, `)
  // One walk over those that fit gives both the page and how many there are.
  const found = await remembered(db, JSON.stringify([query, offset, limit, asking.me]), asking.now, () =>
    db.rows<{ id: number; total: number }>(sql`
      select k.id, (count(*) over ())::int as total from ${CASES} where ${where} order by ${order} limit ${limit} offset ${offset}`),
  )
  const [first] = found
  if (first === undefined) return { total: offset === 0 ? 0 : await countCases(db, where), rows: [] }
  const rows = await readCases(
    db,
    found.map(({ id }) => id),
    asking.now,
  )
  return { total: first.total, rows }
}

async function countCases(db: Queries, where: SQL): Promise<number> {
  const [counted] = await db.rows<{ total: number }>(sql`select count(*)::int as total from ${CASES} where ${where}`)
  return counted?.total ?? 0
}

/** The cases with these ids, in their order. */
async function readCases(db: Queries, ids: readonly number[], now: number): Promise<CaseRow[]> {
  const rows = await db.rows<CaseRow>(sql`select ${caseColumns(now)} from ${CASES} where k.id = any(${sql.param([...ids])}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** One case; undefined where there is none with this id. `lock` keeps others from changing it until the transaction is over. */
export async function findCase(db: Queries, id: number, now: number, lock?: 'lock'): Promise<CaseRow | undefined> {
  if (lock !== undefined) await db.rows(sql`select id from callback_cases where id = ${id} for update`)
  const [row] = await readCases(db, [id], now)
  return row
}

/** How many callers wait: in all, of mine, of nobody; and how many cases are put aside. */
export async function caseCounts(db: Queries, { now, me }: Asking) {
  const [row] = await remembered(db, JSON.stringify(['counts', me]), now, () =>
    db.rows<{ open: number; mine: number; nobody: number; snoozed: number }>(sql`
      select (count(*) filter (where not snoozed))::int as open, (count(*) filter (where not snoozed and assigned_to = ${me}))::int as mine,
        (count(*) filter (where not snoozed and assigned_to is null))::int as nobody, (count(*) filter (where snoozed))::int as snoozed
      from (select ${isSnoozed(now)} as snoozed, w.assigned_to from ${CASES} where ${isWaiting(now)}) as waiting`),
  )
  return row ?? { open: 0, mine: 0, nobody: 0, snoozed: 0 }
}

/** The calls between us and the caller from a case's first attempt to its end, oldest first. */
export async function callsOfCase(db: Queries, { phone_id, first_at, ended_at }: CaseRow): Promise<CdrRow[]> {
  const side = (column: SQL) => sql`select c.uuid, c.started_at from cdrs c where ${column} = ${phone_id}
    and c.started_at >= ${first_at}::timestamptz and c.started_at <= coalesce(${ended_at}::timestamptz, 'infinity') and c.outcome <> 'internal'`
  const rows = await db.rows<CallRow>(sql`
    select ${callColumns} from (
      select * from (${side(sql`c.caller_phone_id`)} union ${side(sql`c.callee_phone_id`)}) as both_sides
      order by started_at, uuid limit ${SHOWN}) as shown
    join cdrs c on c.uuid = shown.uuid order by shown.started_at, shown.uuid`)
  return rows.map(callOf)
}

interface ActRow {
  at: string
  actor_user_id: number | null
  actor_name: string
  actor_role: CallbackAct['actor']['role']
  action: string
  before: CallbackAct['before']
  after: CallbackAct['after']
}

/** What people did to a case, oldest first. */
export async function actsOfCase(db: Queries, id: number): Promise<CallbackAct[]> {
  const rows = await db.rows<ActRow>(sql`select at, actor_user_id, actor_name, actor_role, action, before, after
    from audit where target_type = 'callback' and target_id = ${id} order by id`)
  return rows.map(({ at, actor_user_id, actor_name, actor_role, ...rest }) => ({
    ...rest,
    at: wireTime(at),
    actor: { user_id: actor_user_id, name: actor_name, role: actor_role },
  }))
}

/** The waiting case of a caller; undefined where nobody waits. */
export async function waitingCaseOf(db: Queries, phone: number, now: number): Promise<CaseRow | undefined> {
  const [row] = await db.rows<CaseRow>(sql`select ${caseColumns(now)} from ${CASES} where k.phone_id = ${phone} and ${isWaiting(now)}
    order by k.first_at desc limit 1`)
  return row
}
