/** Times as the clocks of a zone show them, `2026-03-31T17:00`, and the instants they stand for. */
import { isoIn, offsetIn } from './zone-clock.ts'

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const DAY = 86_400_000

/**
 * The instant (milliseconds since 1970) at which the clocks of the zone show this; the first of two where they are set back.
 * Undefined where it is no date and time, or one the clocks skip.
 */
export function wallTimeToInstant(zone: string, wall: string): number | undefined {
  const asUtc = FORM.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(wall)) return undefined
  const offset = offsetIn(zone)
  const candidates = [asUtc - DAY, asUtc, asUtc + DAY].map((near) => asUtc - offset(near))
  const fitting = candidates.filter((instant) => instant + offset(instant) === asUtc)
  return fitting.length === 0 ? undefined : Math.min(...fitting)
}

/** What the clocks of the zone show at an instant, to the minute. */
export function instantToWallTime(zone: string, instant: number): string {
  return isoIn(zone)(instant).slice(0, 16)
}

/** The day `days` after that of an instant, at a time of day such as `09:00`. */
export function wallTimeOn(zone: string, instant: number, days: number, time: string): string {
  const today = isoIn(zone)(instant).slice(0, 10)
  return `${new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)}T${time}`
}
