import { describe, expect, it } from 'vitest'
import { formatTimestamp } from '#contract/wire.ts'
import { completeTo, gapsIn, isInGap, shareBounds } from './coverage.ts'

/** Noon. */
const NOW = Date.parse('2026-11-22T12:00:00Z')
const day = (date: number, hour = 0) => formatTimestamp(Date.UTC(2026, 10, date, hour))
const ms = (date: number, hour = 0) => Date.UTC(2026, 10, date, hour)
const now = formatTimestamp(NOW)
const everything = [{ from: null, to: now }]
const late = NOW - 5 * 60_000

describe('the gaps of a period', () => {
  it.each([
    ['of everything', { from: null, to: null }],
    ['of days', { from: day(1), to: day(3) }],
    ['of what is to come', { from: day(25), to: day(26) }],
    ['up to this minute', { from: day(22), to: null }],
  ])('are none where the account is whole: %s', (_, period) => {
    expect(gapsIn(everything, period, NOW)).toEqual([])
  })

  it('are the beginning while history is on its way', () => {
    const filling = [{ from: day(12, 9), to: now }]
    expect(gapsIn(filling, { from: null, to: null }, NOW)).toEqual([{ from: null, to: ms(12, 9), at: 'before' }])
    expect(gapsIn(filling, { from: day(10), to: day(20) }, NOW)).toEqual([{ from: ms(10), to: ms(12, 9), at: 'before' }])
    expect(gapsIn(filling, { from: day(12, 9), to: day(20) }, NOW)).toEqual([])
    expect(gapsIn(filling, { from: day(1), to: day(5) }, NOW)).toEqual([{ from: ms(1), to: ms(5), at: 'all' }])
  })

  it('are the end while Hipcall does not answer, once that is longer than a mirror is always behind', () => {
    const minutes = (ago: number) => [{ from: null, to: formatTimestamp(NOW - ago * 60_000) }]
    expect(gapsIn(minutes(4), { from: day(22), to: null }, NOW)).toEqual([])
    expect(gapsIn(minutes(60), { from: day(22), to: null }, NOW)).toEqual([{ from: NOW - 3_600_000, to: late, at: 'after' }])
    expect(gapsIn(minutes(60), { from: day(20), to: day(21) }, NOW)).toEqual([])
  })

  it('are several after an outage, whatever the order of the stretches', () => {
    const covered = [
      { from: day(20), to: now },
      { from: day(12), to: day(18) },
    ]
    const gaps = [
      { from: null, to: ms(12), at: 'before' },
      { from: ms(18), to: ms(20), at: 'between' },
    ]
    expect(gapsIn(covered, { from: null, to: null }, NOW)).toEqual(gaps)
    expect(gapsIn(covered.toReversed(), { from: null, to: null }, NOW)).toEqual(gaps)
    expect(gapsIn(covered, { from: day(19), to: day(20) }, NOW)).toEqual([{ from: ms(19), to: ms(20), at: 'all' }])
  })

  it('are everything where nothing is held', () => {
    expect(gapsIn([], { from: null, to: null }, NOW)).toEqual([{ from: null, to: late, at: 'all' }])
  })
})

it('says up to when what is held is complete', () => {
  expect(completeTo(everything)).toBe(NOW)
  expect(
    completeTo([
      { from: null, to: day(3) },
      { from: day(5), to: day(7) },
    ]),
  ).toBe(ms(7))
  expect(completeTo([])).toBeUndefined()
})

it('knows the steps of a series that lie in a gap', () => {
  const gaps = gapsIn([{ from: day(12, 9), to: now }], { from: null, to: null }, NOW)
  expect([11, 12, 13].map((date) => isInGap(gaps, { from: day(date), to: day(date + 1) }))).toEqual([true, true, false])
})

it('bounds a share by what is not known', () => {
  expect(shareBounds(80, 90, 10)).toEqual({ least: 0.8, most: 0.9 })
  expect(shareBounds(80, 100, 0)).toEqual({ least: 0.8, most: 0.8 })
  expect(shareBounds(0, 0, 0)).toBeNull()
})
