import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timelineScale } from './call-timeline-scale.ts'

describe('scale of a timeline', () => {
  it('is linear, and honest about where everything stands, in a short call', () => {
    const scale = timelineScale(45, [5, 18, 30, 31, 35, 41, 45])
    expect(scale.breaks).toEqual([])
    expect([0, 9, 45].map(scale.at)).toEqual([0, 0.2, 1])
    expect(scale.ticks).toEqual([0, 10, 20, 30, 40, 45])
  })

  it('cuts the middle out of a long talk, so that the beginning can be read', () => {
    const scale = timelineScale(280, [13, 25, 30, 35, 280])
    expect(scale.breaks).toHaveLength(1)
    const [mark] = scale.breaks
    expect(mark).toMatchObject({ from: 46, to: 270 })
    expect(scale.at(35)).toBeGreaterThan(0.5)
    const before = scale.at(30) - scale.at(20)
    const after = scale.at(280) - scale.at(270)
    expect(after).toBeCloseTo(before, 10)
    expect(scale.ticks.at(-1)).toBe(280)
    expect(scale.ticks.filter((second) => second > 46 && second < 270)).toEqual([])
  })

  it('leaves a talk whole that leaves the beginning room', () => {
    expect(timelineScale(105, [10, 40, 105]).breaks).toEqual([])
  })

  it('cuts two long talks with a transfer between them', () => {
    const scale = timelineScale(640, [10, 20, 320, 330, 340, 640])
    expect(scale.breaks).toHaveLength(2)
  })

  it('does not break a long wait in which people keep being rung', () => {
    const rings = Array.from({ length: 30 }, (_, index) => index * 20)
    expect(timelineScale(600, rings).breaks).toEqual([])
  })

  it('copes with a call of no length', () => {
    const scale = timelineScale(0, [0, 0])
    expect(scale.at(0)).toBe(0)
    expect(scale.ticks).toEqual([0])
  })

  it('never runs backwards or out of the drawing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8000 }), fc.array(fc.nat({ max: 8000 }), { maxLength: 20 }), (length, events) => {
        const scale = timelineScale(length, events)
        const places = [0, ...events, length].toSorted((a, b) => a - b).map(scale.at)
        for (const [index, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? 0)
          expect(place).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(scale.ticks.length).toBeLessThan(16)
        for (const { left, right } of scale.breaks) expect(right - left).toBeCloseTo(0.05)
      }),
    )
  })
})
