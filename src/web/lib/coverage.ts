/** What of a period is held here: the stretches that are covered, the gaps between them, and what can be said of a figure over gaps. */
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import type { Sync } from '#contract/dashboard/sync.ts'
import { parseTimestamp } from '#contract/wire.ts'

/** From inclusive, to exclusive, in milliseconds since 1970; `from` null: from the account's first call on. */
export interface Stretch {
  from: number | null
  to: number
}

/** A stretch that is not held, and how it lies in the period: a gap that is the whole of it, or at its beginning or end, or within. */
export interface Gap extends Stretch {
  at: 'all' | 'before' | 'between' | 'after'
}

/** Milliseconds by which a mirror is behind as a matter of course: what is younger is no gap. */
export const USUAL_LAG = 5 * 60_000

const since = (from: number | null) => from ?? Number.NEGATIVE_INFINITY

/** The stretches of an account as instants, oldest first. */
export function stretchesOf(covered: Sync['covered']): Stretch[] {
  return covered
    .map(({ from, to }) => ({ from: from === null ? null : parseTimestamp(from), to: parseTimestamp(to) }))
    .toSorted((one, other) => since(one.from) - since(other.from))
}

/** Until when everything newer than the newest gap is held: what "complete to 14:02" says; undefined where nothing is held. */
export function completeTo(covered: Sync['covered']): number | undefined {
  return stretchesOf(covered).at(-1)?.to
}

/**
 * The parts of a period (null: unbounded) that are not held, oldest first. What is to come is no part of it, and neither are the last
 * minutes before `now`, by which every mirror is behind.
 */
export function gapsIn(covered: Sync['covered'], period: CoveredPeriod, now: number): Gap[] {
  const from = period.from === null ? null : parseTimestamp(period.from)
  const end = Math.min(period.to === null ? now : parseTimestamp(period.to), now - USUAL_LAG)
  const gaps: Stretch[] = []
  let at = from
  for (const stretch of stretchesOf(covered)) {
    if (stretch.from !== null && stretch.from > since(at) && since(at) < end) gaps.push({ from: at, to: Math.min(stretch.from, end) })
    if (stretch.to > since(at)) at = stretch.to
  }
  if (since(at) < end) gaps.push({ from: at, to: end })
  return gaps.map((gap) => ({ ...gap, at: placeOf(gap, from, end) }))
}

function placeOf(gap: Stretch, from: number | null, end: number): Gap['at'] {
  const [first, last] = [gap.from === from, gap.to === end]
  if (first) return last ? 'all' : 'before'
  return last ? 'after' : 'between'
}

/** True where some of this step (of a series, of a band) lies in a gap. */
export function isInGap(gaps: readonly Stretch[], { from, to }: { from: string; to: string }): boolean {
  return gaps.some((gap) => since(gap.from) < parseTimestamp(to) && gap.to > parseTimestamp(from))
}

/** Between what a share lies whose basis may have `unknown` more calls, each a hit or not; null where there is nothing to divide by. */
export function shareBounds(hits: number, n: number, unknown: number): { least: number; most: number } | null {
  const all = n + unknown
  return all === 0 ? null : { least: hits / all, most: (hits + unknown) / all }
}
