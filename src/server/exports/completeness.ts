/** How complete a file of a mirrored account is: which calls of its period are not here yet, and of how many the steps are. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { readCovered, type Stretch } from '../mirror/covered.ts'
import type { Range } from '../resources/cdrs/period.ts'
import type { FileWords, GapPlace } from './words.ts'

/** Milliseconds by which a mirror is behind as a matter of course: the file is complete to where it is. */
const USUAL_LAG = 5 * 60_000

/** What is held at an instant. Read it before the calls: then it never says too much of them. */
export interface HeldThen {
  /** Newest first. */
  covered: readonly Stretch[]
  /** Calls of the period without their steps. */
  stepless: number
}

export async function readHeld(db: Queries, { from, to }: Range): Promise<HeldThen> {
  const covered = await readCovered(db)
  const [counted] = await db.rows<{ calls: number }>(sql`
    select count(*)::int as calls from cdrs where not flow_known and started_at >= ${timeText(from, '-infinity')}
      and started_at < ${timeText(to, 'infinity')}`)
  return { covered, stepless: counted?.calls ?? 0 }
}

const timeText = (at: number | null, none: string) => sql`${at === null ? none : new Date(at).toISOString()}::timestamptz`

/** The same in words, each with its name. `calls`: how many there are in the period; `moment` writes an instant. */
export function completenessLines(
  { covered, stepless }: HeldThen,
  range: Range,
  calls: number,
  { words, moment }: { words: FileWords; moment: (instant: number) => string },
): [name: string, value: string][] {
  const known = (instant: number) => (Number.isFinite(instant) ? moment(instant) : '')
  const now = range.to ?? Number.POSITIVE_INFINITY
  const top = covered[0]?.to ?? Number.NEGATIVE_INFINITY
  const to = top < now && now - top <= USUAL_LAG ? top : now
  const period: Stretch = { from: range.from ?? Number.NEGATIVE_INFINITY, to: Math.max(to, range.from ?? to) }
  const gaps = gapsIn(covered, period)
  const told = gaps.map(({ from, to }) => words.gap[placeOf({ from, to }, period)](known(from), known(to)))
  const complete = words.complete(range.from === null ? null : moment(range.from), known(period.to))
  return [
    [words.completeness, told.length === 0 ? complete : words.incomplete(told)],
    [words.steps, words.stepsOf(calls - stepless, calls)],
  ]
}

/** What of a period is not covered, oldest first. */
function gapsIn(covered: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const gaps: Stretch[] = []
  let at = from
  for (const stretch of covered.toReversed()) {
    if (stretch.from > at && at < to) gaps.push({ from: at, to: Math.min(stretch.from, to) })
    at = Math.max(at, stretch.to)
  }
  if (at < to) gaps.push({ from: at, to })
  return gaps
}

function placeOf(gap: Stretch, period: Stretch): GapPlace {
  const [first, last] = [gap.from === period.from, gap.to === period.to]
  if (first) return last ? 'all' : 'before'
  return last ? 'after' : 'between'
}
