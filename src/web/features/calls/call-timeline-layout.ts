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
  /** Where the bar's word goes; `none`: it is only in the tooltip and the list. */
  word: 'inside' | 'right' | 'left' | 'none'
}

/** Roughly what a letter of the bars' words takes, and what stands around a word, in pixels. */
const LETTER = 6.6
const AROUND = 26

/** Bars of each lane. `width` is the drawing's, in pixels; `wordOf` gives the word that wants to stand at a bar. */
export function layOut(story: CallStory, scale: TimelineScale, width: number, wordOf: (segment: Segment) => string): Bar[][] {
  const lanes = story.lanes.map((): Bar[] => [])
  for (const [index, segment] of story.segments.entries()) {
    const left = scale.at(segment.start)
    lanes[segment.lane]?.push({ index, segment, left, width: scale.at(segment.end) - left, word: 'none' })
  }
  for (const bars of lanes) placeWords(bars, width, wordOf)
  return lanes
}

function placeWords(bars: Bar[], width: number, wordOf: (segment: Segment) => string): void {
  let taken = 0
  for (const [index, bar] of bars.entries()) {
    const word = wordOf(bar.segment)
    const needed = word === '' ? Number.POSITIVE_INFINITY : (word.length * LETTER + AROUND) / width
    const right = bar.left + bar.width
    const until = bars[index + 1]?.left ?? 1
    if (bar.segment.kind !== 'ring' && needed <= bar.width) bar.word = 'inside'
    else if (needed <= until - right) bar.word = 'right'
    else if (needed <= bar.left - taken) bar.word = 'left'
    taken = bar.word === 'right' ? right + needed : right
  }
}
