import { describe, expect, it } from 'vitest'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import type { Segment } from '#contract/hipcall/call-flow-replay.ts'
import { layOut, readableTicks } from './call-timeline-layout.ts'
import { timelineScale } from './call-timeline-scale.ts'

function ring(start: number, end: number): Segment {
  return { lane: 0, kind: 'ring', start, end, ending: 'no_answer', code: 19 }
}
function talk(start: number, end: number): Segment {
  return { lane: 0, kind: 'talk', start, end, ending: null, code: null }
}

function barsOf(width: number, length: number, ...segments: Segment[]) {
  const story = { lanes: [{ type: 'user', id: 1 }], segments } as Pick<CallStory, 'lanes' | 'segments'>
  const scale = timelineScale(
    length,
    segments.flatMap(({ start, end }) => [start, end]),
  )
  return layOut(story, scale, width, () => 'ten chars.')[0]?.map(({ word }) => word)
}

describe('words at bars', () => {
  it('stand within a talk, and right of a ring', () => {
    expect(barsOf(1000, 100, ring(0, 10), talk(50, 100))).toEqual(['right', 'inside'])
  })

  it('go to the left where there is no room to the right, and away where there is none at all', () => {
    expect(barsOf(1000, 100, ring(60, 95))).toEqual(['left'])
    expect(barsOf(1000, 100, ring(0, 48), ring(50, 99))).toEqual(['none', 'none'])
    expect(barsOf(150, 100, ring(10, 40))).toEqual(['none'])
  })

  it('do not run into a break', () => {
    expect(barsOf(300, 400, ring(0, 25), talk(25, 400))).toEqual(['none', 'none'])
  })
})

describe('ticks', () => {
  it('give way to each other, to the end and to the word of a break', () => {
    const scale = timelineScale(280, [13, 25, 30, 35, 280])
    const word = (seconds: number) => `${seconds}`
    expect(readableTicks(scale, 1000, word, () => '3:44 cut')).toEqual([0, 10, 20, 30, 40, 280])
    expect(readableTicks(scale, 110, word, () => '3:44 cut')).toEqual([0, 10, 280])
  })
})
