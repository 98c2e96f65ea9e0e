import { TZDate } from '@date-fns/tz'

/** The date in a zone at an instant: `2023-03-31`. */
export function dateIn(zone: string, instant: number): string {
  if (zone === 'UTC') return new Date(instant).toISOString().slice(0, 10)
  const local = new TZDate(instant, zone)
  const parts = [local.getFullYear(), local.getMonth() + 1, local.getDate()]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

/** Milliseconds since 1970 of the first instant of a date (`2023-03-31`) plus some days in a zone; it need not be midnight there. */
export function startOfDay(date: string, plusDays: number, zone: string): number {
  const midnight = new Date(`${date}T00:00:00Z`)
  midnight.setUTCDate(midnight.getUTCDate() + plusDays)
  const asUtc = midnight.getTime()
  const hour = 3_600_000
  const offset = (instant: number) => offsetIn(zone, instant)
  const candidates = [asUtc - offset(asUtc - 15 * hour), asUtc - offset(asUtc + 15 * hour)]
  const starts = candidates.filter((instant) => instant + offset(instant) === asUtc)
  if (starts.length > 0) return Math.min(...starts)
  // The clock skips midnight: the day begins at the skip.
  return firstFrom(Math.min(...candidates) - 1, Math.max(...candidates), (instant) => instant + offset(instant) >= asUtc)
}

/** Milliseconds the zone's clock is ahead of UTC at an instant. */
function offsetIn(zone: string, instant: number): number {
  return -new TZDate(instant, zone).getTimezoneOffset() * 60_000
}

/** The zone's wall clock at an instant, both in milliseconds since 1970, the wall clock as if it were UTC; quick for many instants. */
export function wallClockOf(zone: string): (instant: number) => number {
  // Clocks change at quarters of an hour.
  const quarter = 900_000
  const offsets = new Map<number, number>()
  return (instant) => {
    const of = Math.floor(instant / quarter)
    const offset = offsets.get(of) ?? offsetIn(zone, of * quarter)
    offsets.set(of, offset)
    return instant + offset
  }
}

/** A change of the zone's clock: from this instant (milliseconds since 1970) on it is `offset` seconds ahead of UTC. */
export interface ZoneClock {
  from: number
  offset: number
}

/** What the zone's clock shows from `from` to `to` (milliseconds since 1970), oldest first; the first entry is of `from` itself. */
export function clockOf(zone: string, from: number, to: number): ZoneClock[] {
  const offset = (instant: number) => offsetIn(zone, instant) / 1000
  const clock = [{ from, offset: offset(from) }]
  // No zone changes its clock twice in a day.
  for (let day = from; day < to; day += DAY) {
    const next = Math.min(to, day + DAY)
    const [before, after] = [offset(day), offset(next)]
    if (before !== after) clock.push({ from: firstFrom(day, next, (instant) => offset(instant) === after), offset: after })
  }
  return clock
}

/** Milliseconds. */
const DAY = 86_400_000

/** The first instant for which it holds, of those after `low` and up to `high`, for which it does; found by halving. */
function firstFrom(low: number, high: number, holds: (instant: number) => boolean): number {
  let [without, within] = [low, high]
  while (within - without > 1) {
    const middle = Math.floor((without + within) / 2)
    if (holds(middle)) within = middle
    else without = middle
  }
  return within
}
