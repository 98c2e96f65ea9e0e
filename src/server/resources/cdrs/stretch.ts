/** Stretches of time that hold about so many calls, so that a question about a stretch is never a long one. */
import type { Day } from './memory.ts'
import type { Range } from './period.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The end of the last day with calls; 0 where there are none. */
export function endOf(days: readonly Day[]): number {
  const last = days.at(-1)
  return last === undefined ? 0 : last.start + DAY
}

/** The start of the first day with calls; 0 where there are none. */
export function beginningOf(days: readonly Day[]): number {
  return days[0]?.start ?? 0
}

/** How many calls the days of a range have, whole days counted. */
export function callsWithin(days: readonly Day[], { from, to }: Range): number {
  let calls = 0
  for (const day of days) if ((from === null || day.start + DAY > from) && (to === null || day.start < to)) calls += day.calls
  return calls
}

/** An instant before `to` so that about `size` calls lie between; the beginning of all calls where there are fewer. A day's calls are taken as evenly spread. */
export function stretchBefore(days: readonly Day[], to: number, size: number): number {
  let missing = size
  for (let index = lastBefore(days, to); index >= 0; index -= 1) {
    const day = days[index]
    if (day === undefined) break
    const end = Math.min(to, day.start + DAY)
    const here = (day.calls * (end - day.start)) / DAY
    if (here > missing) return Math.max(day.start, end - Math.ceil((missing / day.calls) * 24) * HOUR)
    missing -= here
  }
  return Math.min(to, beginningOf(days))
}

/** An instant after `from` so that about `size` calls lie between; the end of all calls where there are fewer. */
export function stretchAfter(days: readonly Day[], from: number, size: number): number {
  let missing = size
  for (let index = Math.max(0, lastBefore(days, from + 1)); index < days.length; index += 1) {
    const day = days[index]
    if (day === undefined) break
    const end = day.start + DAY
    const start = Math.max(from, day.start)
    if (start >= end) continue
    const here = (day.calls * (end - start)) / DAY
    if (here > missing) return Math.min(end, start + Math.ceil((missing / day.calls) * 24) * HOUR)
    missing -= here
  }
  return Math.max(from, endOf(days))
}

/** Index of the last day that starts before an instant; -1 where none does. */
function lastBefore(days: readonly Day[], instant: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle]?.start ?? 0) < instant) low = middle + 1
    else high = middle
  }
  return low - 1
}
