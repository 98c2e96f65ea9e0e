/** A filter of the list of calls, resolved to what the tables hold, and its form in SQL. */
import { type SQL, sql } from 'drizzle-orm'
import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { DIRECTION, MISSING_CALL_REASON } from '#contract/hipcall/enums.ts'
import { parseNumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'
import type { Kind } from './kinds.ts'
import type { Range } from './period.ts'
import { findPhones, type PhoneCondition } from './phones.ts'

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
  phones: PhoneCondition | null
}

/** What the filter means; undefined where no call can fit it. `range` is its period. */
export async function resolveFilter(db: Queries, filter: CdrFilter, range: Range, kinds: readonly Kind[]): Promise<Conditions | undefined> {
  const fitting = kinds.filter((kind) => fits(kind, filter))
  if (fitting.length === 0) return undefined
  const { min_duration, max_duration } = filter
  if (min_duration !== undefined && max_duration !== undefined && min_duration > max_duration) return undefined
  const phones = filter.q === undefined || filter.q === '' ? null : await searchPhones(db, filter.q)
  if (phones === undefined) return undefined
  return {
    range,
    kinds: fitting.length === kinds.length ? null : fitting.map(({ id }) => id),
    users: some(filter.users),
    numbers: some(filter.numbers),
    teams: some(filter.teams),
    greetings: some(filter.greetings),
    contacts: filter.contact_id === undefined ? null : [filter.contact_id],
    minDuration: min_duration ?? null,
    maxDuration: max_duration ?? null,
    phones,
  }
}

async function searchPhones(db: Queries, text: string): Promise<PhoneCondition | undefined> {
  const search = parseNumberSearch(text)
  return search === undefined ? undefined : findPhones(db, search)
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

/** Where calls that fit are looked for: a table under the name `c`, what must hold of it, and whether a call can come twice. */
export interface Source {
  from: SQL
  where: SQL[]
  repeats: boolean
}

const isOneOf = (column: SQL, ids: readonly number[]) =>
  ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} = any(${sql.param([...ids])}::int[])`

/** A point in time as a parameter; milliseconds since 1970. */
export const instant = (milliseconds: number) => sql`${new Date(milliseconds).toISOString()}::timestamptz`

const inPlace = (type: 'team' | 'greeting', ids: readonly number[]) => sql`exists (
  select from cdr_places p where p.place_type = ${type} and ${isOneOf(sql`p.place_id`, ids)} and p.started_at = c.started_at and p.uuid = c.uuid)`

/**
 * SQL for conditions but their range. By time, filters by team or greeting are answered without touching the calls themselves;
 * `always` asks for the calls all the same.
 */
export function sourceOf(conditions: Conditions, always?: 'calls'): Source {
  const { kinds, users, numbers, contacts, minDuration, maxDuration, phones } = conditions
  const places = placesOf(conditions)
  const [first, ...others] = contacts === null && phones === null && always === undefined ? places : []
  const where: SQL[] = []
  if (first !== undefined) where.push(sql`c.place_type = ${first.type}`, isOneOf(sql`c.place_id`, first.ids))
  for (const { type, ids } of first === undefined ? places : others) where.push(inPlace(type, ids))
  if (kinds !== null) where.push(isOneOf(sql`c.kind_id`, kinds))
  if (users !== null) where.push(isOneOf(sql`c.user_id`, users))
  if (numbers !== null) where.push(isOneOf(sql`c.number_id`, numbers))
  if (contacts !== null) where.push(isOneOf(sql`c.contact_id`, contacts), sql`c.contact_id > 0`)
  if (minDuration !== null) where.push(sql`c.duration >= ${minDuration}`)
  if (maxDuration !== null) where.push(sql`c.duration between 0 and ${maxDuration}`)
  if (phones !== null) where.push(phoneCondition(phones))
  return {
    from: first === undefined ? sql`cdrs c` : sql`cdr_places c`,
    where,
    repeats: first !== undefined && first.ids.length > 1,
  }
}

function placesOf({ teams, greetings }: Conditions): { type: 'team' | 'greeting'; ids: number[] }[] {
  return [
    ...(teams === null ? [] : [{ type: 'team' as const, ids: teams }]),
    ...(greetings === null ? [] : [{ type: 'greeting' as const, ids: greetings }]),
  ]
}

function phoneCondition(phones: PhoneCondition): SQL {
  if ('ids' in phones) return sql`(${isOneOf(sql`c.caller_phone_id`, phones.ids)} or ${isOneOf(sql`c.callee_phone_id`, phones.ids)})`
  return sql`(${sql.join(
    phones.patterns.map((pattern) => sql`c.digits like ${pattern}`),
    sql` or `,
  )})`
}
