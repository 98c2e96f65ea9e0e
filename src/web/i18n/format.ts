/** How times, lengths and numbers are written in a language, in the account's zone. */
import { isoIn } from '#web/lib/zone-clock.ts'
import { datesIn } from './dates.ts'
import { wholeNumber } from './whole-number.ts'

export interface Formats {
  language: string
  zone: string
  /** An instant (milliseconds since 1970) as `14:02:10`. */
  time(instant: number): string
  /** `14:02` */
  shortTime(instant: number): string
  /** `31 March 2023` */
  date(instant: number): string
  /** `22 Nov`, with the year where it is not this one. */
  shortDate(instant: number, now: number): string
  /** `Fri 31 March 2023, 11:41:58` */
  moment(instant: number): string
  /** `22 Nov, 14:02` */
  shortMoment(instant: number, now: number): string
  /** `Friday 31 March` */
  weekday(instant: number): string
  /** The calendar day of an instant, `2023-03-31`: equal for instants of the same day. */
  dayKey(instant: number): string
  /** Seconds as `4:05` or `1:02:03`. */
  clock(seconds: number): string
  /** Seconds in words: `35 s`, `4 min 05 s`, `1 h 02 min`. */
  prose(seconds: number): string
  /** A long time in its largest unit: `493 days`; from seconds. */
  distance(seconds: number): string
  /** A whole number: `27,412`, `27.412`. */
  number(value: number): string
  /** A share of one: `86.4%`, `%86,4`. */
  percent(share: number): string
}

const two = (value: number) => String(value).padStart(2, '0')
const UNITS = { en: { h: 'h', min: 'min', s: 's' }, tr: { h: 'sa', min: 'dk', s: 'sn' } } as const

const made = new Map<string, Formats>()

/** The formats of a language (`en`, `tr`) and an IANA zone; made once. */
export function formatsFor(language: string, zone: string): Formats {
  const key = `${language} ${zone}`
  const known = made.get(key)
  if (known !== undefined) return known
  const formats = makeFormats(language === 'tr' ? 'tr' : 'en', zone)
  made.set(key, formats)
  return formats
}

function makeFormats(language: 'en' | 'tr', zone: string): Formats {
  const locale = language === 'tr' ? 'tr-TR' : 'en-GB'
  const percent = whenWanted(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
  // Both languages write the time of day as ISO 8601 does, and a table asks for it in every row.
  const iso = isoIn(zone)
  const time = (instant: number) => iso(instant).slice(11, 19)
  const shortTime = (instant: number) => iso(instant).slice(11, 16)
  const dayKey = (instant: number) => iso(instant).slice(0, 10)
  const { date, weekdayDate, dayMonth, dayMonthYear, weekday } = datesIn(language, dayKey)
  const shortDate = (instant: number, now: number) =>
    dayKey(instant).slice(0, 4) === dayKey(now).slice(0, 4) ? dayMonth(instant) : dayMonthYear(instant)
  return {
    language,
    zone,
    time,
    shortTime,
    date,
    shortDate,
    moment: (instant) => `${weekdayDate(instant)}, ${time(instant)}`,
    shortMoment: (instant, now) => `${shortDate(instant, now)}, ${shortTime(instant)}`,
    weekday,
    dayKey,
    clock,
    prose: (seconds) => prose(seconds, UNITS[language]),
    distance: (seconds) => distance(seconds, locale),
    number: (value) => wholeNumber(value, language),
    percent: (share) => percent().format(share),
  }
}

/** Makes something when it is first wanted: a formatter of Intl takes longer to make than all it writes on a screen. */
function whenWanted<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

function prose(seconds: number, units: { h: string; min: string; s: string }): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  if (hours > 0) return `${hours} ${units.h} ${two(minutes)} ${units.min}`
  return minutes > 0 ? `${minutes} ${units.min} ${two(rest)} ${units.s}` : `${rest} ${units.s}`
}

const LARGEST_FIRST = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

function distance(seconds: number, locale: string): string {
  const length = Math.abs(seconds)
  const [unit, size] = LARGEST_FIRST.find(([, each]) => length >= each) ?? (['second', 1] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(length / size))
}
