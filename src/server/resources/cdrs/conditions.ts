/** A filter of the list of calls, resolved to what the tables hold, and its form in SQL. */
import { type SQL, sql } from 'drizzle-orm'
import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { DIRECTION, MISSING_CALL_REASON } from '#contract/hipcall/enums.ts'
import { type NumberSearch, parseNumberSearch } from '#contract/phone-search.ts'
import type { Kind } from './kinds.ts'
import type { Range } from './period.ts'

/** Null stands for any. Lists of ids are never empty. */
export interface Conditions {
  range: Range
  kinds: number[] | null
  users: number[] | null
  numbers: number[] | null
  teams: number[] | null
  greetings: number[] | null
  contacts: number[] | null
  minDuration: number | null
  maxDuration: number | null
  /** Part of the caller's or the callee's number. */
  search: NumberSearch | null
  /** The numbers that `search` finds, where they were looked up and are few. */
  phones: number[] | null
}

/** What the filter means; undefined where no call can fit it. `range` is its period. */
export function resolveFilter(filter: CdrFilter, range: Range, kinds: readonly Kind[]): Conditions | undefined {
  const fitting = kinds.filter((kind) => fits(kind, filter))
  const search = filter.q === undefined || filter.q === '' ? null : parseNumberSearch(filter.q)
  const { min_duration = 0, max_duration = Number.POSITIVE_INFINITY } = filter
  if (fitting.length === 0 || search === undefined || min_duration > max_duration) return undefined
  return {
    range,
    kinds: fitting.length === kinds.length ? null : fitting.map(({ id }) => id),
    users: some(filter.users),
    numbers: some(filter.numbers),
    teams: some(filter.teams),
    greetings: some(filter.greetings),
    contacts: filter.contact_id === undefined ? null : [filter.contact_id],
    minDuration: filter.min_duration ?? null,
    maxDuration: filter.max_duration ?? null,
    search,
    phones: null,
  }
}

function some(ids: readonly number[] | undefined): number[] | null {
  return ids === undefined || ids.length === 0 ? null : [...new Set(ids)].sort((a, b) => a - b)
}

/** Whether a kind fits those filters that are about kinds. */
function fits(kind: Kind, filter: CdrFilter): boolean {
  const among = <T>(chosen: readonly T[] | undefined, value: T) => chosen === undefined || chosen.length === 0 || chosen.includes(value)
  const is = (wanted: boolean | undefined, value: boolean) => wanted === undefined || wanted === value
  return (
    among(
      filter.direction?.map((name) => DIRECTION[name] as number),
      kind.direction,
    ) &&
    among(
      filter.missing_call_reason?.map((name) => MISSING_CALL_REASON[name] as number),
      kind.missing_call_reason,
    ) &&
    among(filter.outcome, kind.outcome) &&
    is(filter.missing_call, kind.missing_call) &&
    is(filter.has_recording, kind.has_recording) &&
    is(filter.has_voicemail, kind.has_voicemail)
  )
}

/** Where calls that fit are looked for: a table under the name `c`, what must hold of it, whether a call can come twice, whether it is cdrs. */
export interface Source {
  from: SQL
  where: SQL[]
  repeats: boolean
  ofCalls: boolean
}

const isOneOf = (column: SQL, ids: readonly number[]) =>
  ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} = any(${sql.param([...ids])}::int[])`

/** How many of the filters that have an index of their own are in use; a duration within a period counts as two. */
export function dimensions(conditions: Conditions): number {
  const { kinds, users, numbers, teams, greetings, contacts, search, minDuration, maxDuration, range } = conditions
  const byDuration = minDuration !== null || maxDuration !== null
  const lists = [kinds, users, numbers, teams, greetings, contacts, search].filter((list) => list !== null).length
  return lists + (byDuration ? (range.from === null && range.to === null ? 1 : 2) : 0)
}

/** True where one id of one list is asked for, and nothing else: an index holds just those calls, in order. */
export function isSingle(conditions: Conditions): boolean {
  const { kinds, users, numbers, teams, greetings, contacts } = conditions
  return dimensions(conditions) === 1 && [kinds, users, numbers, teams, greetings, contacts].some((list) => list?.length === 1)
}

/** A point in time as a parameter; milliseconds since 1970. */
export const instant = (milliseconds: number) => sql`${new Date(milliseconds).toISOString()}::timestamptz`

const inPlace = (type: 'team' | 'greeting', ids: readonly number[]) => sql`exists (
  select from cdr_places p where p.place_type = ${type} and ${isOneOf(sql`p.place_id`, ids)} and p.started_at = c.started_at and p.uuid = c.uuid)`

/** Calls with one of these numbers on either side: an index for each, and a call with both comes twice. */
const withPhones = (ids: readonly number[]) => {
  const side = (column: SQL) => sql`
    select uuid, started_at, duration, kind_id, user_id, number_id, contact_id from cdrs where ${isOneOf(column, ids)}`
  return sql`(${side(sql`caller_phone_id`)} union all ${side(sql`callee_phone_id`)}) c`
}

/**
 * SQL for conditions but their range. By time, filters by team or greeting are answered without touching the calls themselves;
 * `always` asks for the calls all the same.
 */
export function sourceOf(conditions: Conditions, always?: 'calls'): Source {
  const { kinds, users, numbers, contacts, minDuration, maxDuration, search, phones } = conditions
  const places = placesOf(conditions)
  const [first, ...others] = contacts === null && search === null && always === undefined ? places : []
  const where: SQL[] = []
  if (first !== undefined) where.push(sql`c.place_type = ${first.type}`, isOneOf(sql`c.place_id`, first.ids))
  for (const { type, ids } of first === undefined ? places : others) where.push(inPlace(type, ids))
  if (kinds !== null) where.push(isOneOf(sql`c.kind_id`, kinds))
  if (users !== null) where.push(isOneOf(sql`c.user_id`, users))
  if (numbers !== null) where.push(isOneOf(sql`c.number_id`, numbers))
  if (contacts !== null) where.push(isOneOf(sql`c.contact_id`, contacts), sql`c.contact_id > 0`)
  if (minDuration !== null) where.push(sql`c.duration >= ${minDuration}`)
  if (maxDuration !== null) where.push(sql`c.duration between 0 and ${maxDuration}`)
  if (search !== null && phones === null) where.push(isLike(sql`c.digits`, search, ' '))
  if (phones !== null) return { from: withPhones(phones), where, repeats: true, ofCalls: false }
  const repeats = first !== undefined && first.ids.length > 1
  return { from: first === undefined ? sql`cdrs c` : sql`cdr_places c`, where, repeats, ofCalls: first === undefined }
}

function placesOf({ teams, greetings }: Conditions): { type: 'team' | 'greeting'; ids: number[] }[] {
  return [
    ...(teams === null ? [] : [{ type: 'team' as const, ids: teams }]),
    ...(greetings === null ? [] : [{ type: 'greeting' as const, ids: greetings }]),
  ]
}

/** True of a column of digits that fits the search; `before` stands in front of each number in it. */
export function isLike(column: SQL, { contains, startsWith }: NumberSearch, before: string): SQL {
  const patterns = [...contains.map((part) => `%${part}%`), ...startsWith.map((start) => `${before === '' ? '' : `%${before}`}${start}%`)]
  const likes = patterns.map((pattern) => sql`${column} like ${pattern}`)
  return sql`(${sql.join(likes, sql` or `)})`
}
