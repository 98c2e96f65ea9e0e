import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingOf, itemAt, itemsOf, rangeBetween, stepsOf, topsOf } from './window.ts'

const HEIGHTS = { row: 36, group: 32 }
const list = (days: readonly number[]) =>
  itemsOf(
    days.map((day, at) => ({ day, at })),
    (row) => String(row.at),
    (row) => ({ key: String(row.day), label: `day ${row.day}` }),
  )
const someDays = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 200 }).map((days) => days.sort())

describe('a long list', () => {
  it('has one heading before the first row of each group', () => {
    expect(list([1, 1, 2]).map((item) => (item.kind === 'group' ? item.label : item.key))).toEqual(['day 1', '0', '1', 'day 2', '2'])
  })

  it('finds the item at a height', () => {
    fc.assert(
      fc.property(someDays, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (days, share) => {
        const tops = topsOf(list(days), HEIGHTS)
        const height = share * (tops.at(-1) ?? 0)
        const item = itemAt(tops, height)
        expect(tops[item]).toBeLessThanOrEqual(height)
        expect(tops[item + 1]).toBeGreaterThan(height)
      }),
    )
  })

  it('takes as much room with few rows drawn as with all of them, and draws each at its place', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: -500, max: 9000 }), fc.integer({ min: 0, max: 300 }), (days, from, far) => {
        const items = list(days)
        const tops = topsOf(items, HEIGHTS)
        const range = rangeBetween(tops, from, from + 700, 3)
        let reached = 0
        for (const step of stepsOf(tops, range, [headingOf(items, range.start), far < items.length ? far : undefined])) {
          if ('gap' in step) reached += step.gap
          else {
            expect(reached).toBe(tops[step.item])
            reached += HEIGHTS[items[step.item]?.kind ?? 'row']
          }
        }
        expect(reached).toBe(tops.at(-1))
      }),
    )
  })

  it('draws no more than fits, however long the list is', () => {
    const tops = topsOf(list(Array.from({ length: 20_000 }, (_, at) => Math.floor(at / 300))), HEIGHTS)
    const range = rangeBetween(tops, 300_000, 300_900, 4)
    expect(range.end - range.start).toBeLessThan(36)
  })

  it('copes with an empty list', () => {
    const tops = topsOf([], HEIGHTS)
    expect(stepsOf(tops, rangeBetween(tops, 0, 900, 3), [headingOf([], 0)])).toEqual([])
  })
})
