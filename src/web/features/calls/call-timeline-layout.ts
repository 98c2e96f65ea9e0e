/** What the timeline draws, in shares of its width: bars and where the word beside each fits. */
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import type { Segment } from '#contract/hipcall/call-flow-replay.ts'
import type { TimelineScale } from './call-timeline-scale.ts'

export interface Bar {
  /** Place of the segment in the story. */
  index: number
  segment: Segment
  /** Shares (0–1) of the width. */
  left: number
  width: number
  /** The bar begins where a ring of the same lane was answered. */
  follows: boolean
  /** Where the bar's word goes; `none`: it is only in the tooltip and the list. */
  word: 'inside' | 'right' | 'left' | 'none'
}

/** Roughly what a letter of the bars' words takes, and what stands around a word, in pixels. */
const LETTER = 6.6
const AROUND = 26

type Wordy = (seconds: number) => string

/** Bars of each lane. `width` is the drawing's, in pixels; `wordOf` gives the word that wants to stand at a bar. */
export function layOut(
  story: Pick<CallStory, 'lanes' | 'segments'>,
  scale: TimelineScale,
  width: number,
  wordOf: (segment: Segment) => string,
): Bar[][] {
  const lanes = story.lanes.map((): Bar[] => [])
  for (const [index, segment] of story.segments.entries()) {
    const left = scale.at(segment.start)
    lanes[segment.lane]?.push({ index, segment, left, width: scale.at(segment.end) - left, word: 'none', follows: false })
  }
  for (const bars of lanes) placeWords(bars, scale, width, wordOf)
  return lanes
}

function placeWords(bars: Bar[], { breaks }: TimelineScale, width: number, wordOf: (segment: Segment) => string): void {
  let taken = 0
  for (const [index, bar] of bars.entries()) {
    const word = wordOf(bar.segment)
    const needed = word === '' ? Number.POSITIVE_INFINITY : (word.length * LETTER + AROUND) / width
    const right = bar.left + bar.width
    const markAfter = (place: number) => breaks.find((mark) => mark.left >= place)?.left ?? 1
    const markBefore = breaks.findLast((mark) => mark.right <= bar.left)?.right ?? 0
    bar.follows = bars[index - 1]?.segment.ending === 'answered'
    if (bar.segment.kind !== 'ring' && needed <= Math.min(right, markAfter(bar.left)) - bar.left) bar.word = 'inside'
    else if (needed <= Math.min(bars[index + 1]?.left ?? 1, markAfter(right)) - right) bar.word = 'right'
    else if (needed <= bar.left - Math.max(taken, markBefore)) bar.word = 'left'
    taken = bar.word === 'right' ? right + needed : right
  }
}

/** The ticks that have room for what is written at them and at the marks of breaks, in a drawing `width` pixels wide. */
export function readableTicks(scale: TimelineScale, width: number, tickWord: Wordy, markWord: Wordy): number[] {
  const half = (word: string) => (word.length * LETTER + 8) / width / 2
  const taken = scale.breaks.map(({ from, to, left, right }) => ({ centre: (left + right) / 2, half: half(markWord(to - from)) }))
  const end = scale.ticks.at(-1) ?? 0
  taken.push({ centre: 1, half: 2 * half(tickWord(end)) })
  const shown = scale.ticks.slice(0, -1).filter((second) => {
    const tick = { centre: scale.at(second), half: half(tickWord(second)) }
    if (taken.some((other) => Math.abs(other.centre - tick.centre) < other.half + tick.half)) return false
    taken.push(tick)
    return true
  })
  return [...shown, end]
}
