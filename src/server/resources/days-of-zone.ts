import { TZDate } from '@date-fns/tz'

/** The date in a zone at an instant: `2023-03-31`. */
export function dateIn(zone: string, instant: number): string {
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
  return starts.length > 0 ? Math.min(...starts) : firstAfterGap(asUtc, Math.min(...candidates), Math.max(...candidates), offset)
}

/** Milliseconds the zone's clock is ahead of UTC at an instant. */
function offsetIn(zone: string, instant: number): number {
  return -new TZDate(instant, zone).getTimezoneOffset() * 60_000
}

/** Where the clock skips midnight: the instant of the skip, between two instants on its two sides, found by halving. */
function firstAfterGap(asUtc: number, before: number, after: number, offset: (instant: number) => number): number {
  let [low, high] = [before - 1, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (middle + offset(middle) >= asUtc) high = middle
    else low = middle
  }
  return high
}
