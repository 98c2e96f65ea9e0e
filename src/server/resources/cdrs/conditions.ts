/** A filter of the list of calls, resolved to what the tables hold, and its form in SQL. */
import { type SQL, sql } from 'drizzle-orm'
import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { DIRECTION, MISSING_CALL_REASON } from '#contract/hipcall/enums.ts'
import { type NumberSearch, parseNumberSearch } from '#contract/phone-search.ts'
import type { ZoneClock } from '../days-of-zone.ts'
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
  clock: ClockCondition | null
  waited: Bounds | null
  talked: Bounds | null
  rings: RingCondition | null
  /** Ids of profiles whose path has the stations asked for; may be empty. */
  profiles: number[] | null
}

/** Seconds; calls where they are not known do not fit. */
interface Bounds {
  min: number
  max: number | null
}

/** Hours and weekdays on the zone's clock, which is told from the beginning of the range on. */
interface ClockCondition {
  hours: number[] | null
  weekdays: number[] | null
  clock: readonly ZoneClock[]
}

/** A ring that was not taken: all of one and the same ring. */
interface RingCondition {
  users: number[] | null
  teams: number[] | null
  rejected: boolean | null
}

/** The filter by which something is remembered, whatever its range. */
export const filterKey = ({ range: _, ...filter }: Conditions): string => JSON.stringify(filter)

/**
 * What the filter means beyond its own words: the kinds there are, the zone's clock over all calls, profiles by the path they stand for,
 * the contacts of the company asked for.
 */
export interface Meaning {
  kinds: readonly Kind[]
  clock: readonly ZoneClock[]
  profiles: number[] | null
  contacts: number[] | null
}

/** What the filter means; undefined where no call can fit it. `range` is its period. */
export function resolveFilter(
  filter: CdrFilter,
  range: Range,
  { kinds, clock, profiles, contacts: ofCompany }: Meaning,
): Conditions | undefined {
  const fitting = kinds.filter((kind) => fits(kind, filter))
  const search = filter.q === undefined || filter.q === '' ? null : parseNumberSearch(filter.q)
  const contacts = both(filter.contact_id === undefined ? null : [filter.contact_id], ofCompany)
  const { min_duration = 0, max_duration = Number.POSITIVE_INFINITY } = filter
  if (fitting.length === 0 || search === undefined || contacts?.length === 0 || min_duration > max_duration) return undefined
  return {
    range,
    kinds: fitting.length === kinds.length ? null : fitting.map(({ id }) => id),
    users: some(filter.users),
    numbers: some(filter.numbers),
    teams: some(filter.teams),
    greetings: some(filter.greetings),
    contacts,
    minDuration: filter.min_duration ?? null,
    maxDuration: filter.max_duration ?? null,
    search,
    phones: null,
    clock: filter.hour || filter.weekday ? { hours: some(filter.hour), weekdays: some(filter.weekday), clock } : null,
    waited: bounds(filter.min_waited, filter.max_waited),
    talked: bounds(filter.min_talked, filter.max_talked),
    rings: ringsOf(filter),
    profiles,
  }
}

function both(some: number[] | null, others: number[] | null): number[] | null {
  return some === null || others === null ? (some ?? others) : some.filter((id) => others.includes(id))
}

function bounds(min: number | undefined, max: number | undefined): Bounds | null {
  return min === undefined && max === undefined ? null : { min: min ?? 0, max: max ?? null }
}

function ringsOf({ rang, rang_teams, rang_end = [] }: CdrFilter): RingCondition | null {
  const [users, teams] = [some(rang), some(rang_teams)]
  const [end] = rang_end
  if (users === null && teams === null && end === undefined) return null
  return { users, teams, rejected: rang_end.length === 1 ? end === 'rejected' : null }
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

/** How many filters are in use: one with an index of its own counts as one, another and a duration within a period as two. */
export function dimensions(conditions: Conditions): number {
  const { kinds, users, numbers, teams, greetings, contacts, search, minDuration, maxDuration, range } = conditions
  const byDuration = minDuration !== null || maxDuration !== null
  const lists = [kinds, users, numbers, teams, greetings, contacts, search].filter((list) => list !== null).length
  const { clock, waited, talked, profiles, rings } = conditions
  const unindexed = [clock, waited, talked, profiles].filter((condition) => condition !== null).length
  const byRing = rings === null ? 0 : rings.users === null && rings.teams === null ? 2 : 1
  return lists + 2 * unindexed + byRing + (byDuration ? (range.from === null && range.to === null ? 1 : 2) : 0)
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
    select uuid, started_at, duration, kind_id, user_id, number_id, contact_id, waited, talked, profile_id from cdrs where ${isOneOf(column, ids)}`
  return sql`(${side(sql`caller_phone_id`)} union all ${side(sql`callee_phone_id`)}) c`
}

/**
 * SQL for conditions but their range. By time, filters by team or greeting are answered without touching the calls themselves;
 * `always` asks for the calls all the same.
 */
export function sourceOf(conditions: Conditions, always?: 'calls'): Source {
  const { kinds, users, numbers, contacts, minDuration, maxDuration, search, phones } = conditions
  const places = placesOf(conditions)
  const { rings, clock, waited, talked, profiles } = conditions
  const narrow = [contacts, search, waited, talked, profiles].every((condition) => condition === null) && always === undefined
  const byRing = narrow && rings !== null
  const [first, ...others] = narrow && !byRing ? places : []
  const where: SQL[] = []
  if (rings !== null) where.push(byRing ? sql.join(ringIs('c', rings), sql` and `) : withRing(rings))
  if (clock !== null) where.push(...onClock(clock))
  if (waited !== null) where.push(within(sql`c.waited`, waited))
  if (talked !== null) where.push(within(sql`c.talked`, talked))
  if (profiles !== null) where.push(isOneOf(sql`c.profile_id`, profiles))
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
  if (byRing) return { from: sql`cdr_rings c`, where, repeats: true, ofCalls: false }
  const repeats = first !== undefined && first.ids.length > 1
  return { from: first === undefined ? sql`cdrs c` : sql`cdr_places c`, where, repeats, ofCalls: first === undefined }
}

const within = (column: SQL, { min, max }: Bounds) => (max === null ? sql`${column} >= ${min}` : sql`${column} between ${min} and ${max}`)

function ringIs(table: 'c' | 'r', { users, teams, rejected }: RingCondition): SQL[] {
  const column = (name: string) => sql.raw(`${table}.${name}`)
  return [
    sql`true`,
    ...(users === null ? [] : [isOneOf(column('ring_user_id'), users)]),
    ...(teams === null ? [] : [isOneOf(column('ring_team_id'), teams)]),
    ...(rejected === null ? [] : [sql`${column('rejected')} = ${rejected}`]),
  ]
}

const withRing = (rings: RingCondition) => sql`exists (
  select from cdr_rings r where ${sql.join(ringIs('r', rings), sql` and `)} and r.started_at = c.started_at and r.uuid = c.uuid)`

/** Hour and weekday of the start. The zone's clock is told by us, for the database may know other rules of a zone. */
function onClock({ hours, weekdays, clock }: ClockCondition): SQL[] {
  const [first, ...changes] = clock.map(({ offset }, index) => ({ offset, until: clock[index + 1]?.from }))
  const cases = [first, ...changes].flatMap((one) =>
    one?.until === undefined ? [] : [sql`when c.started_at < ${instant(one.until)} then ${one.offset}::int`],
  )
  const last = sql`${changes.at(-1)?.offset ?? first?.offset ?? 0}::int`
  const ahead = cases.length === 0 ? last : sql`case ${sql.join(cases, sql` `)} else ${last} end`
  const seconds = sql`(extract(epoch from c.started_at)::bigint + ${ahead})`
  return [
    ...(hours === null ? [] : [isOneOf(sql`(${seconds} / 3600 % 24)::int`, hours)]),
    // 1970 began on a Thursday.
    ...(weekdays === null ? [] : [isOneOf(sql`((${seconds} / 86400 + 3) % 7 + 1)::int`, weekdays)]),
  ]
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
