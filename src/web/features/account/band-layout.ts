/** Where the stretches of an account stand on a band of time, in shares of its width. */
import type { Sync } from '#contract/dashboard/sync.ts'
import { stretchesOf } from '#web/lib/coverage.ts'
import { wallTimeOn, wallTimeToInstant } from '#web/lib/wall-time.ts'

export interface Piece {
  held: boolean
  /** Null: from the account's first call on. */
  from: number | null
  to: number
  left: number
  width: number
}

export interface Band {
  pieces: Piece[]
  ticks: { at: number; left: number }[]
  /** The account's first call is held: the band begins there, though nobody knows when that was. */
  whole: boolean
}

const DAY = 86_400_000
/** Of the width, for what lies before all that is known: how long that is cannot be known either. */
const BEFORE = 0.14
/** A missing stretch is never drawn narrower: it would not be seen. */
const THINNEST = 0.006
/** Milliseconds shown of an account that is held from its first call on. */
const SHOWN = 30 * DAY
const STEPS = [1, 2, 7, 14, 30, 91, 182, 365, 730]
const MOST_TICKS = 7

/** `zone`: the account's, whose days the ticks begin. */
export function bandOf(covered: Sync['covered'], now: number, zone: string): Band {
  const stretches = stretchesOf(covered)
  const [first] = stretches
  if (first === undefined) return { pieces: [{ held: false, from: null, to: now, left: 0, width: 1 }], ticks: [], whole: false }
  const whole = first.from === null
  const start = first.from ?? Math.min(first.to - DAY, now - SHOWN)
  const origin = whole ? 0 : BEFORE
  const at = (instant: number) => origin + (1 - origin) * Math.min(1, Math.max(0, (instant - start) / Math.max(1, now - start)))
  const pieces: Piece[] = whole ? [] : [{ held: false, from: null, to: start, left: 0, width: BEFORE }]
  stretches.forEach((stretch, index) => {
    const [left, right] = [at(stretch.from ?? start), at(stretch.to)]
    pieces.push({ held: true, ...stretch, left, width: right - left })
    const next = stretches[index + 1]?.from ?? now
    const gap = at(next) - right
    if (gap > THINNEST || index < stretches.length - 1)
      pieces.push({ held: false, from: stretch.to, to: next, left: right, width: Math.max(gap, THINNEST) })
  })
  return { pieces, ticks: ticksOf(start, now, zone).map((instant) => ({ at: instant, left: at(instant) })), whole }
}

/** Beginnings of days, counted back from today's. */
function ticksOf(start: number, now: number, zone: string): number[] {
  const days = (now - start) / DAY
  const step = STEPS.find((each) => days / each <= MOST_TICKS) ?? 1_461
  const ticks: number[] = []
  for (let back = 0; back <= days; back += step) {
    const tick = wallTimeToInstant(zone, wallTimeOn(zone, now, -back, '00:00'))
    if (tick !== undefined && tick > start) ticks.push(tick)
  }
  return ticks.toReversed()
}
