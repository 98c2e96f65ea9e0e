/** Reads the due date of a new task: the documented `20220612 12:12:12` and ISO 8601. */
import { TZDate } from '@date-fns/tz'

const FORM = /^(\d{4})(-?)(\d{2})\2(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i

/** What is wrong with a due date, as the answer's `errors` say it. */
export class DueDateError extends Error {}

/**
 * Milliseconds since 1970 of a due date, to the second. A text without an offset is a time of the zone `zone` (IANA), a date
 * alone is its midnight there. An hour that happens twice (the clock goes back) is the first of the two.
 * Throws a DueDateError for a date or time that does not exist, also one the zone's clock skips, and outside 1970 to 9999.
 */
export function parseDueDate(text: string, zone: string): number {
  const match = FORM.exec(text.trim())
  if (!match) throw new DueDateError('The due date must look like 20220612 12:12:12 or 2022-06-12T12:12:12+03:00.')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 6, 7].map((group) => Number(match[group] ?? 0))
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  if (!isReal([year, month, day, hour, minute, second])) throw new DueDateError('The due date is not a real date and time.')
  const instant = match[8] === undefined ? inZone(asUtc, zone) : asUtc - offsetOf(match[8])
  if (instant < 0 || instant > Date.UTC(9999, 11, 31, 23, 59, 59)) throw new DueDateError('The due date must be between 1970 and 9999.')
  return instant
}

function isReal([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[]): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
}

/** Milliseconds of `Z`, `+03`, `+0300` or `+03:00`. */
function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(3).replace(':', ''))
  if (hours > 18 || minutes > 59) throw new DueDateError('The due date has an offset that does not exist.')
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** The instant at which the zone's clock shows what `asUtc` shows in UTC. */
function inZone(asUtc: number, zone: string): number {
  const wall = new Date(asUtc)
  const shows = (instant: number) => {
    const local = new TZDate(instant, zone)
    return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate(), local.getHours(), local.getMinutes(), local.getSeconds())
  }
  const day = 86_400_000
  const offsets = new Set([wall.getTime() - day, wall.getTime(), wall.getTime() + day].map((near) => shows(near) - near))
  const candidates = [...offsets].map((offset) => asUtc - offset).filter((instant) => shows(instant) === asUtc)
  if (candidates.length === 0) throw new DueDateError(`The due date does not exist in ${zone}: the clock skips it.`)
  return Math.min(...candidates)
}
