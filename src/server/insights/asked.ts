/** What a question for figures asks for: its spans of time, and the parameters of the list of calls that say the same. */
import { type CallsQuery, DEFAULT_THRESHOLD, type InsightsQuery } from '#contract/dashboard/insights.ts'
import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { DIRECTION, type Direction } from '#contract/hipcall/enums.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { type Range, resolvePeriod } from '../resources/cdrs/period.ts'
import type { Columns } from './columns.ts'
import type { Profile } from './profiles.ts'
import { dateOfDay, dayAt, startOfDayNumber } from './slots.ts'
import type { Filter, Span } from './tally.ts'

/** Seconds since 1970; null where unbounded. */
export interface Period {
  from: number | null
  to: number | null
}

export interface Asked {
  period: Period
  previous: Period | null
  /** The list of calls of each, with all filters. */
  base: CallsQuery
  previousBase: CallsQuery | null
  threshold: number
  formula: NonNullable<InsightsQuery['formula']>
}

const NAMED_BY_DEFAULT = '7d'
/** 1900: before it there is nothing to compare with. Seconds since 1970. */
const EARLIEST = -2_208_988_800
const EVER: Span = { from: 0, to: 0xffff_ffff }

/** Throws a PeriodError where the period ends before it begins. `now` in milliseconds since 1970. */
export function readAsked(query: InsightsQuery, zone: string, now: number): Asked {
  const named = query.started_from === undefined && query.started_to === undefined ? (query.period ?? NAMED_BY_DEFAULT) : undefined
  const period = inSeconds(resolvePeriod({ ...query, period: named }, zone, now))
  const previous = periodBefore(period, zone, Math.floor(now / 1000))
  const filters = filterQuery(query)
  return {
    period,
    previous,
    base: { ...(named === undefined ? startedQuery(period, zone) : { period: named }), ...filters },
    previousBase: previous && { ...startedQuery(previous, zone), ...filters },
    threshold: query.threshold ?? DEFAULT_THRESHOLD,
    formula: query.formula ?? 'offered',
  }
}

/** Calls start on whole seconds: a bound within a second is as good as the next one. */
function inSeconds({ from, to }: Range): Period {
  const second = (instant: number | null) => (instant === null ? null : Math.ceil(instant / 1000))
  return { from: second(from), to: second(to) }
}

export function spanOf({ from, to }: Period): Span {
  return { from: Math.max(from ?? EVER.from, EVER.from), to: Math.min(to ?? EVER.to, EVER.to) }
}

/** As long, just before: as many days where it is of whole days. Of a period that goes on, as much of it as has passed of the period. */
function periodBefore({ from, to: end }: Period, zone: string, now: number): Period | null {
  const to = end ?? now
  if (from === null || to < from) return null
  const [first, last] = [dayAt(from, zone), dayAt(to, zone)]
  const whole = startOfDayNumber(first, zone) === from && startOfDayNumber(last, zone) === to
  const before = 2 * from - to < EARLIEST ? null : whole ? startOfDayNumber(2 * first - last, zone) : from - (to - from)
  if (before === null) return null
  return { from: before, to: from < now && now < to ? Math.min(before + now - from, from) : from }
}

/** The period in the words of the list of calls: dates where it is of whole days. */
export function startedQuery({ from, to }: Period, zone: string): CallsQuery {
  const query: CallsQuery = {}
  if (from !== null) query.started_from = startOf(from, zone) ?? formatTimestamp(from * 1000)
  if (to !== null) query.started_to = startOf(to, zone, -1) ?? formatTimestamp(to * 1000)
  // A date as the end of a period that begins on it is that day; of an empty period it would be a day too much.
  return from === to && from !== null ? { started_from: formatTimestamp(from * 1000), started_to: formatTimestamp(from * 1000) } : query
}

/** The date of a day that begins at an instant, or of the day before; undefined where none begins. */
function startOf(instant: number, zone: string, plus = 0): string | undefined {
  const day = dayAt(instant, zone)
  return startOfDayNumber(day, zone) === instant ? dateOfDay(day + plus) : undefined
}

function filterQuery({ direction, users, teams, numbers }: InsightsQuery): CallsQuery {
  const lists = { direction, users, teams, numbers }
  return Object.fromEntries(Object.entries(lists).flatMap(([name, list]) => (list?.length ? [[name, list.join()]] : [])))
}

const among = <T>(chosen: readonly T[] | undefined, value: T) => chosen === undefined || chosen.length === 0 || chosen.includes(value)

function fits({ direction, users, teams, numbers }: InsightsQuery, profile: Profile): boolean {
  return (
    among(
      direction?.map((name) => DIRECTION[name] as number),
      profile.direction,
    ) &&
    among(users, profile.user_id) &&
    among(numbers, profile.number_id) &&
    (teams === undefined || teams.length === 0 || profile.team_ids.some((id) => teams.includes(id)))
  )
}

/** One of so many profiles: where a filter leaves more, its calls are so many that sums of them are worth remembering. */
const MANY = 16

/** The profiles that the filters leave. */
export function readFilter(query: InsightsQuery, { profiles, memory }: Columns): Filter {
  const { direction, users, teams, numbers } = query
  const lists = [direction, users, teams, numbers].map((list) => (list === undefined ? [] : [...new Set<number | string>(list)].sort()))
  const key = JSON.stringify(lists)
  const classes = lists.every((list) => list.length === 0)
    ? profiles.classes
    : memory.left(key, profiles, (profile) => fits(query, profile))
  const many = classes.reduce((n, one) => n + Math.min(one, 1), 0) * MANY > classes.length
  return { key, classes, remembers: many && memory.knows(key) }
}

type Word = Exclude<keyof CdrFilter, 'direction'>

/** Makes the parameters of the calls a figure counts; null where the filter leaves none of these directions. */
export type CallsOf = (directions: readonly Direction[], more?: Partial<Record<Word, string>>) => CallsQuery | null

export function callsMaker({ direction }: InsightsQuery): CallsOf {
  return (directions, more = {}) => {
    const left = directions.filter((one) => among(direction, one))
    return left.length === 0 ? null : { direction: left.join(), ...more }
  }
}
