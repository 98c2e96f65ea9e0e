/** The steps of a series: hours, or days, weeks and months of the account's zone. */
import type { SERIES_STEPS } from '#contract/dashboard/insights.ts'
import { startOfDay } from '../resources/days-of-zone.ts'
import type { Span } from './tally.ts'

type Step = (typeof SERIES_STEPS)[number]

export interface Slots {
  step: Step
  hourly: boolean
  /** Hourly: the instant slot 0 is counted from. */
  base: number
  /** Else: the slot of each local day from `firstDay` on (days since 1970). */
  firstDay: number
  slotOfDay: Uint16Array
  /** Seconds since 1970: slot i is from bounds[i] to bounds[i + 1]. */
  bounds: number[]
}

const HOUR = 3_600
const DAY = 24 * HOUR

/** Days up to which a step is taken. */
const LENGTHS: readonly [Step, number][] = [
  ['hour', 2.1],
  ['day', 93],
  ['week', 740],
]

/** Days of which something is remembered. */
const MOST_DAYS = 20_000

/** What is worked out of a day, remembered. */
function byDay<T>(workOut: (day: number) => T): (day: number) => T {
  const known = new Map<number, T>()
  return (day) => {
    const before = known.get(day)
    if (before !== undefined) return before
    if (known.size > MOST_DAYS) known.clear()
    const value = workOut(day)
    known.set(day, value)
    return value
  }
}

/** The date (`2023-03-31`) of a day counted from 1970. */
export const dateOfDay = byDay((day) => new Date(day * DAY * 1000).toISOString().slice(0, 10))

/** By zone. */
const starts = new Map<string, (day: number) => number>()

/** Seconds since 1970 at which a local day begins. */
export function startOfDayNumber(day: number, zone: string): number {
  const startOf = starts.get(zone) ?? byDay((one) => startOfDay(dateOfDay(one), 0, zone) / 1000)
  starts.set(zone, startOf)
  return startOf(day)
}

/** The local day of an instant in seconds since 1970. */
export function dayAt(instant: number, zone: string): number {
  let day = Math.floor(instant / DAY)
  while (startOfDayNumber(day, zone) > instant) day -= 1
  while (startOfDayNumber(day + 1, zone) <= instant) day += 1
  return day
}

/** The step for a span, or the one given, and its slots: none for an empty span. */
export function slotsOf(span: Span, zone: string, step = stepFor(span)): Slots {
  if (span.from >= span.to) return { step, hourly: true, base: 0, firstDay: 0, slotOfDay: new Uint16Array(), bounds: [span.from] }
  return step === 'hour' ? hours(span, zone) : days(span, zone, step)
}

function stepFor({ from, to }: Span): Step {
  return LENGTHS.find(([, length]) => to - from <= length * DAY)?.[0] ?? 'month'
}

/** Full hours of the clock at the beginning. */
function hours({ from, to }: Span, zone: string): Slots {
  const midnight = startOfDayNumber(dayAt(from, zone), zone)
  const base = midnight + Math.floor((from - midnight) / HOUR) * HOUR
  const bounds = [from]
  for (let at = base + HOUR; at < to; at += HOUR) bounds.push(at)
  return { step: 'hour', hourly: true, base, firstDay: 0, slotOfDay: new Uint16Array(), bounds: [...bounds, to] }
}

function days({ from, to }: Span, zone: string, step: Step): Slots {
  const [firstDay, lastDay] = [dayAt(from, zone), dayAt(to - 1, zone)]
  const slotOfDay = new Uint16Array(lastDay - firstDay + 1)
  const bounds = [from]
  for (let day = firstDay + 1; day <= lastDay; day += 1) {
    if (begins(step, day)) bounds.push(startOfDayNumber(day, zone))
    slotOfDay[day - firstDay] = bounds.length - 1
  }
  return { step, hourly: false, base: 0, firstDay, slotOfDay, bounds: [...bounds, to] }
}

/** Whether a step begins on this day. 1970 began on a Thursday. */
function begins(step: Step, day: number): boolean {
  if (step === 'week') return (day + 3) % 7 === 0
  return step === 'day' || dateOfDay(day).endsWith('-01')
}
