import { expect, it } from 'vitest'
import { bandOf } from './band-layout.ts'

const ZONE = 'Europe/Istanbul'
/** 15:00 in Istanbul. */
const NOW = Date.parse('2026-11-22T12:00:00Z')
const day = (date: number, time = '00:00:00') => `2026-11-${String(date).padStart(2, '0')}T${time}+0000`
const round = (share: number) => Math.round(share * 1000) / 1000

it('draws a whole account from its first call on', () => {
  const { pieces, whole } = bandOf([{ from: null, to: '2026-11-22T12:00:00+0000' }], NOW, ZONE)
  expect(whole).toBe(true)
  expect(pieces.map(({ held, left, width }) => [held, left, width])).toEqual([[true, 0, 1]])
})

it('leaves room for what is before all that is held, and draws the rest to scale', () => {
  const covered = [
    { from: day(17), to: '2026-11-22T12:00:00+0000' },
    { from: day(11, '12:00:00'), to: day(14, '06:00:00') },
  ]
  const { pieces, whole } = bandOf(covered, NOW, ZONE)
  expect(whole).toBe(false)
  expect(pieces.map(({ held, left, width }) => [held, round(left), round(width)])).toEqual([
    [false, 0, 0.14],
    [true, 0.14, 0.215],
    [false, 0.355, 0.215],
    [true, 0.57, 0.43],
  ])
})

it('never draws a missing stretch too thin to be seen, but leaves out the minute by which a mirror is behind', () => {
  const covered = [
    { from: day(20, '00:00:01'), to: '2026-11-22T11:59:00+0000' },
    { from: null, to: day(20) },
  ]
  const { pieces } = bandOf(covered, NOW, ZONE)
  expect(pieces.map(({ held }) => held)).toEqual([true, false, true])
  expect(pieces[1]?.width).toBeGreaterThan(0.005)
})

it('has nothing but a gap where nothing is held', () => {
  expect(bandOf([], NOW, ZONE).pieces).toEqual([{ held: false, from: null, to: NOW, left: 0, width: 1 }])
})

it('marks beginnings of days of the account’s zone, few of them', () => {
  const { ticks } = bandOf([{ from: day(12), to: '2026-11-22T12:00:00+0000' }], NOW, ZONE)
  expect(ticks.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-11-13T21:00:00.000Z',
    '2026-11-15T21:00:00.000Z',
    '2026-11-17T21:00:00.000Z',
    '2026-11-19T21:00:00.000Z',
    '2026-11-21T21:00:00.000Z',
  ])
  const year = bandOf([{ from: '2024-11-12T00:00:00+0000', to: '2026-11-22T12:00:00+0000' }], NOW, ZONE)
  expect(year.ticks.length).toBeLessThanOrEqual(8)
})
