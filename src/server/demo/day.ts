/** A day of the demo: how busy it is, when its offices are open, and when its calls come. */
import { TZDate } from '@date-fns/tz'
import type { Random } from './random.ts'

const HOUR = 3_600_000

export interface Day {
  /** `2026-03-31` */
  date: string
  zone: string
  /** Milliseconds since 1970 of its midnight in the zone. */
  start: number
  /** Midnight of the next day: 23, 24 or 25 hours later. */
  end: number
  /** 0 is Sunday. */
  weekday: number
  /** When the offices are open: Monday to Friday 09–18, Saturday 09–13, Sunday never. */
  opens: number
  closes: number
  /** Instants at which its 24 wall-clock hours begin. */
  hours: readonly number[]
}

/** The day of a date in a zone (IANA). */
export function dayOf(date: string, zone: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const hour = (of: number) => new TZDate(year, month - 1, day, of, zone).getTime()
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const hours = Array.from({ length: 24 }, (_, of) => hour(of))
  const opens = hour(9)
  const closes = weekday === 0 ? opens : hour(weekday === 6 ? 13 : 18)
  return { date, zone, start: hour(0), end: hour(24), weekday, opens, closes, hours }
}

/** The date of an instant (milliseconds since 1970) in a zone. */
export function dateOf(instant: number, zone: string): string {
  const at = new TZDate(instant, zone)
  return [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-')
}

/** The date this many days later (earlier where negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10)
}

/** The instant of a wall-clock time of the day. */
export function at(day: Day, hour: number, minute = 0, second = 0): number {
  return (day.hours[hour] ?? day.start) + (minute * 60 + second) * 1000
}

export function isOpen(day: Day, instant: number): boolean {
  return instant >= day.opens && instant < day.closes
}

/** The demo's bad hour, that its supervisor should find: Tuesdays from 12 to 13 hardly anybody is there. */
export function isBadHour(day: Day, instant: number): boolean {
  return day.weekday === 2 && instant >= at(day, 12) && instant < at(day, 13)
}

/** Share of an average day's calls, Sunday first; they sum to seven. */
const WEEK = [0.3, 1.28, 1.22, 1.2, 1.16, 1.14, 0.7]
/** How calls spread over the hours of a weekday, from midnight. */
const HOURS = [0.15, 0.1, 0.05, 0.05, 0.05, 0.1, 0.3, 0.8, 3, 10, 13.5, 13, 8, 7, 12, 12.5, 10.5, 7.5, 2.6, 1.5, 1, 0.7, 0.4, 0.25]

/** How many calls are begun on this day, where `average` is that of all days. */
export function callsOn(day: Day, average: number, random: Random): number {
  const share = WEEK[day.weekday] ?? 1
  return Math.max(1, Math.round(average * share * (0.93 + 0.14 * random.next())))
}

/** An instant of the day, in its rhythm, to the second. */
export function someTime(day: Day, random: Random): number {
  const weights = Object.fromEntries(HOURS.map((weight, hour) => [String(hour), weight * (day.weekday === 2 && hour === 12 ? 1.5 : 1)]))
  const hour = Number(random.weighted(weights))
  return at(day, hour, random.int(0, 59), random.int(0, 59))
}
