/** Where a second of a call stands in its drawing: to scale, except where a long quiet stretch is cut out and marked. */

/** A stretch drawn to scale: seconds `from`–`to` take the share `left`–`right` (0–1) of the width. */
interface Piece {
  from: number
  to: number
  left: number
  right: number
}

export interface TimelineBreak {
  /** The seconds that are cut out. */
  from: number
  to: number
  /** Where the mark stands, as shares (0–1) of the width. */
  left: number
  right: number
}

export interface TimelineScale {
  /** Share (0–1) of the width at which a second stands; seconds that are cut out stand within the mark. */
  at(second: number): number
  /** Round seconds to write on the axis, with the end; none within a mark. */
  ticks: number[]
  breaks: TimelineBreak[]
}

/** A quiet stretch is worth a break from this many seconds, and from this share of the call. */
const LONG_SECONDS = 60
const LONG_SHARE = 0.25
/** Breaks are made when everything else would get less than this share of the width. */
const CROWDED = 0.3
/** Seconds of a broken stretch that stay, at least, and as a share of everything else. */
const KEPT_SECONDS = 15
const KEPT_SHARE = 0.6
/** Width of a mark. */
const MARK = 0.05

interface Stretch {
  from: number
  to: number
  kept: number
}

/** The stretches to cut out: nothing begins or ends within them, and together they would squash the rest. */
function longStretches(length: number, events: readonly number[]): Stretch[] {
  const times = [...new Set([0, ...events.filter((second) => second > 0 && second < length), length])].sort((a, b) => a - b)
  const gaps = times.slice(1).map((to, index) => ({ from: times[index] ?? 0, to }))
  const long = gaps.filter(({ from, to }) => to - from >= Math.max(LONG_SECONDS, length * LONG_SHARE))
  const rest = length - long.reduce((sum, { from, to }) => sum + to - from, 0)
  if (long.length === 0 || rest >= length * CROWDED) return []
  const kept = Math.max(KEPT_SECONDS, (rest * KEPT_SHARE) / long.length)
  return long.filter(({ from, to }) => to - from > kept * 1.5).map(({ from, to }) => ({ from, to, kept }))
}

/** A scale for a call of `length` seconds in which something begins or ends at each of `events`. */
export function timelineScale(length: number, events: readonly number[]): TimelineScale {
  const stretches = longStretches(length, events)
  const drawn = length - stretches.reduce((sum, { from, to, kept }) => sum + (to - from) - kept, 0)
  const perSecond = drawn === 0 ? 0 : (1 - MARK * stretches.length) / drawn

  const pieces: Piece[] = []
  const breaks: TimelineBreak[] = []
  let [second, share] = [0, 0]
  const draw = (to: number) => {
    const right = share + (to - second) * perSecond
    pieces.push({ from: second, to, left: share, right })
    ;[second, share] = [to, right]
  }
  for (const { from, to, kept } of stretches) {
    draw(from + Math.round(kept / 2))
    const resume = to - (kept - Math.round(kept / 2))
    breaks.push({ from: second, to: resume, left: share, right: share + MARK })
    ;[second, share] = [resume, share + MARK]
  }
  draw(length)

  const at = (asked: number): number => {
    const wanted = Math.min(Math.max(asked, 0), length)
    const piece = pieces.find(({ to }) => wanted <= to)
    if (piece === undefined) return 1
    if (wanted >= piece.from) return piece.left + (wanted - piece.from) * perSecond
    const mark = breaks.find(({ from, to }) => wanted > from && wanted < to)
    return mark === undefined ? piece.left : mark.left + ((wanted - mark.from) / (mark.to - mark.from)) * MARK
  }
  return { at, breaks, ticks: ticksOf(length, drawn, pieces, at) }
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200]

/** About six round seconds; the last one gives way where it would touch the end. */
function ticksOf(length: number, drawn: number, pieces: readonly Piece[], at: (second: number) => number): number[] {
  const step = STEPS.find((candidate) => drawn / candidate <= 7) ?? 14_400
  const ticks: number[] = []
  for (const { from, to } of pieces) {
    for (let second = Math.ceil(from / step) * step; second <= to; second += step) {
      const touches = ticks.some((other) => at(second) - at(other) < 0.08)
      if (!touches && (second === length || 1 - at(second) > 0.08)) ticks.push(second)
    }
  }
  return ticks.at(-1) === length ? ticks : [...ticks, length]
}
