import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import type { Period } from '#contract/hipcall/period.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { dateIn, startOfDay } from '../days-of-zone.ts'

/** Instants in milliseconds since 1970: from inclusive, to exclusive; null where unbounded. */
export interface Range {
  from: number | null
  to: number | null
}

/** A period that ends before it begins. */
export class PeriodError extends Error {
  readonly field = 'started_to'
}

/** First day and number of days of a named period, counted from today: 0 is today. */
const DAYS: Readonly<Record<Exclude<Period, 'all'>, { first: number; length: number }>> = {
  today: { first: 0, length: 1 },
  yesterday: { first: -1, length: 1 },
  '7d': { first: -6, length: 7 },
  '30d': { first: -29, length: 30 },
  '90d': { first: -89, length: 90 },
}

/**
 * The range a list covers. Days are days of the zone (IANA), also where the clock changes; `now` is in milliseconds since 1970.
 * started_from and started_to beat period. Throws a PeriodError where the range ends before it begins.
 */
export function resolvePeriod(filter: Pick<CdrFilter, 'period' | 'started_from' | 'started_to'>, zone: string, now: number): Range {
  const { period, started_from, started_to } = filter
  if (started_from === undefined && started_to === undefined) return resolveNamed(period ?? 'all', zone, now)
  const from = started_from === undefined ? null : readInstant(started_from, zone, 0)
  const to = started_to === undefined ? null : readInstant(started_to, zone, 1)
  if (from !== null && to !== null && (from > to || (from === to && started_to?.length === 10))) {
    throw new PeriodError(`The period ends (${started_to}) before it begins (${started_from}).`)
  }
  return { from, to }
}

function resolveNamed(period: Period, zone: string, now: number): Range {
  if (period === 'all') return { from: null, to: null }
  const { first, length } = DAYS[period]
  const today = dateIn(zone, now)
  return { from: startOfDay(today, first, zone), to: startOfDay(today, first + length, zone) }
}

/** An instant as it is; a date as the start of the day `dayAfter` days later. */
function readInstant(text: string, zone: string, dayAfter: number): number {
  return text.length === 10 ? startOfDay(text, dayAfter, zone) : Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
}

/** A range as the API writes it. */
export function coveredPeriod(range: Range): { from: string | null; to: string | null } {
  const write = (instant: number | null) => (instant === null ? null : formatTimestamp(instant))
  return { from: write(range.from), to: write(range.to) }
}
