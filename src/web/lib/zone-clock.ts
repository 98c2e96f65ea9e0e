/** Writes instants as the clocks of a zone show them. Intl knows every zone and is slow to start: the account's offsets come with the session. */

interface Offset {
  /** Milliseconds since 1970. */
  from: number
  /** Milliseconds ahead of UTC. */
  offset: number
}

const known = new Map<string, readonly Offset[]>()

/** Takes note of a zone's offsets in seconds, oldest first: each from its instant (milliseconds since 1970) on until the next. */
export function knowClock(zone: string, clock: readonly Offset[]): void {
  known.set(
    zone,
    clock.map(({ from, offset }) => ({ from, offset: offset * 1000 })),
  )
}

/** Milliseconds between two moments at which a zone may change its clocks. */
const QUARTER = 15 * 60_000

/** Milliseconds a zone's clocks are ahead of UTC at an instant, as Intl knows them; asked once a quarter of an hour. */
export function offsetIn(zone: string): (instant: number) => number {
  const offsets = new Map<number, number>()
  let intl: Intl.DateTimeFormat | undefined
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      intl ??= new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
      offset = readOffset(intl.format(quarter * QUARTER))
      offsets.set(quarter, offset)
    }
    return offset
  }
}

/** Writes an instant as the clocks of the zone show it, `2023-03-31T11:41:58.000Z`; what is not known is asked of Intl. */
export function isoIn(zone: string): (instant: number) => string {
  const asked = offsetIn(zone)
  const offsetAt = (instant: number) => {
    const clock = known.get(zone) ?? []
    // What comes after the last of several changes is not known.
    if (clock.length > 1 && instant > (clock.at(-1)?.from ?? 0)) return asked(instant)
    return clock.findLast(({ from }) => from <= instant)?.offset ?? asked(instant)
  }
  return (instant) => new Date(instant + offsetAt(instant)).toISOString()
}

/** Milliseconds, from `31/03/2023, GMT+03:00`; `GMT` alone is none. */
function readOffset(text: string): number {
  const [, sign, hours, minutes] = /GMT([+\u2212-])(\d\d):(\d\d)/.exec(text) ?? []
  return sign === undefined ? 0 : (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
