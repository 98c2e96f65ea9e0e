/** Answers a question for figures. */
import type { Insights, InsightsPeriod, InsightsQuery } from '#contract/dashboard/insights.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { Queries } from '../db/connect.ts'
import { type Asked, callsMaker, type Period, readAsked, readFilter, spanOf } from './asked.ts'
import { flowOf, heatOf, seriesOf } from './charts.ts'
import { CLASS } from './classes.ts'
import { type Columns, readColumns } from './columns.ts'
import { countProfiles, ratio, tilesOf } from './figures.ts'
import { dayAt, slotsOf, startOfDayNumber } from './slots.ts'
import { numbersOf, peopleOf, ringsOf, teamsOf } from './tables.ts'
import { type Filter, type Span, tally } from './tally.ts'

/** The account's zone (IANA), the time in milliseconds since 1970, whether the answer is still wanted. */
export interface Reading {
  zone: string
  now: number
  signal?: AbortSignal
}

/** Days beyond which a series keeps to the days that have calls. */
const LONGEST = 740
const DAY = 86_400

/** The end of the year 9999: no timestamp can say more. */
const LAST_SECOND = 253_402_300_799

/** All figures of a question. Throws a PeriodError where its period ends before it begins. */
export async function answerInsights(db: Queries, query: InsightsQuery, { zone, now, signal }: Reading): Promise<Insights> {
  const asked = readAsked(query, zone, now)
  const columns = await readColumns(db, zone)
  const filter = readFilter(query, columns)
  const calls = callsMaker(query)
  const span = spanOf(asked.period)
  const drawn = drawnSpan(asked.period, columns, zone)
  const slots = slotsOf(drawn, zone)
  const sums = await tally(columns, span, filter, { slots }, signal)
  const counted = countProfiles(sums, columns.profiles)
  const { byClass, withFlow } = counted
  const all = byClass.reduce((sum, n) => sum + n, 0)
  const inbound = [CLASS.answered, CLASS.voicemail, CLASS.lost, CLASS.closed].reduce((sum, one) => sum + (byClass[one] ?? 0), 0)
  return {
    zone,
    threshold: asked.threshold,
    formula: asked.formula,
    period: written(asked.period, asked.base),
    ...(await before(asked, columns, { filter, zone, query, step: isLong(asked.period) ? null : slots.step }, signal)),
    complete: { all: ratio(withFlow.all, all, null), inbound: ratio(withFlow.inbound, inbound, null) },
    tiles: tilesOf(sums, counted, calls, asked),
    series_step: slots.step,
    series: seriesOf(sums, slots, zone),
    heat: heatOf(sums),
    people: peopleOf(sums, columns, calls),
    teams: teamsOf(sums, columns, calls, query),
    numbers: numbersOf(sums, columns, calls),
    rings: ringsOf(sums, columns, calls),
    flow: flowOf(sums, columns, calls),
  }
}

interface Compared {
  filter: Filter
  zone: string
  query: InsightsQuery
  /** Null where the series are too long to be laid over each other. */
  step: Insights['series_step'] | null
}

async function before(
  asked: Asked,
  columns: Columns,
  { filter, zone, query, step }: Compared,
  signal: AbortSignal | undefined,
): Promise<Pick<Insights, 'previous' | 'previous_tiles' | 'previous_series'>> {
  const { previous, previousBase } = asked
  if (previous === null || previousBase === null) return { previous: null, previous_tiles: null, previous_series: [] }
  const span = spanOf(previous)
  const slots = step === null ? slotsOf(drawnSpan(previous, columns, zone), zone) : slotsOf(span, zone, step)
  const sums = await tally(columns, span, filter, { slots, brief: true }, signal)
  const calls = callsMaker(query)
  return {
    previous: written(previous, previousBase),
    previous_tiles: tilesOf(sums, countProfiles(sums, columns.profiles), calls, asked),
    previous_series: step === null ? [] : seriesOf(sums, slots, zone),
  }
}

function written({ from, to }: Period, calls: InsightsPeriod['calls']): InsightsPeriod {
  const write = (instant: number | null) => (instant === null ? null : formatTimestamp(Math.min(instant, LAST_SECOND) * 1000))
  return { from: write(from), to: write(to), calls }
}

function isLong({ from, to }: Period): boolean {
  return from === null || to === null || to - from > LONGEST * DAY
}

/** What a series draws: the period; of one that is very long or has no bounds, the days from the first call to the last. */
function drawnSpan(period: Period, { chunks }: Columns, zone: string): Span {
  const span = spanOf(period)
  if (!isLong(period)) return span
  const [first, last] = [chunks[0], chunks.at(-1)]
  if (first === undefined || last === undefined) return { from: span.from, to: span.from }
  const earliest = first.start + first.started.reduce((a, b) => Math.min(a, b))
  const latest = last.start + last.started.reduce((a, b) => Math.max(a, b))
  const begin = startOfDayNumber(dayAt(earliest, zone), zone)
  const end = startOfDayNumber(dayAt(latest, zone) + 1, zone)
  return { from: Math.max(span.from, begin), to: Math.max(Math.min(span.to, end), Math.max(span.from, begin)) }
}
