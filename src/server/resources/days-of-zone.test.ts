import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, dateIn, startOfDay } from './days-of-zone.ts'

const ISTANBUL = 'Europe/Istanbul'
const hours = (from: string, to: string, zone: string) => (startOfDay(to, 0, zone) - startOfDay(from, 0, zone)) / 3_600_000

describe('startOfDay', () => {
  it('knows days of 23 and 25 hours, and days that do not begin at midnight', () => {
    expect(hours('2023-03-26', '2023-03-27', 'Europe/Berlin')).toBe(23)
    expect(hours('2023-10-29', '2023-10-30', 'Europe/Berlin')).toBe(25)
    expect(hours('2015-03-29', '2015-03-30', ISTANBUL)).toBe(23)
    expect(hours('2023-03-26', '2023-03-27', ISTANBUL)).toBe(24)
    expect(new Date(startOfDay('2018-11-04', 0, 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z')
    expect(hours('2018-11-04', '2018-11-05', 'America/Sao_Paulo')).toBe(23)
    expect(hours('2011-12-29', '2011-12-31', 'Pacific/Apia')).toBe(24)
  })

  it('begins each day at its first instant, in any zone', () => {
    const zones = fc.constantFrom(ISTANBUL, 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC')
    const dates = fc.date({ min: new Date('1995-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        const day = date.toISOString().slice(0, 10)
        const start = startOfDay(day, 0, zone)
        expect(dateIn(zone, start)).toBe(day)
        expect(dateIn(zone, start - 1) < day).toBe(true)
        expect(startOfDay(day, 1, zone)).toBeGreaterThan(start)
      }),
      { numRuns: 300 },
    )
  })
})

describe('clockOf', () => {
  const clock = (zone: string, from: string, to: string) =>
    clockOf(zone, Date.parse(from), Date.parse(to)).map(({ from, offset }) => [new Date(from).toISOString(), offset])

  it('has each change at its instant, and one entry where there is none', () => {
    expect(clock(ISTANBUL, '2024-01-01T10:07:03Z', '2027-01-01T00:00:00Z')).toEqual([['2024-01-01T10:07:03.000Z', 10_800]])
    expect(clock('Europe/Berlin', '2023-01-01T10:07:03Z', '2023-12-31T00:00:00Z')).toEqual([
      ['2023-01-01T10:07:03.000Z', 3600],
      ['2023-03-26T01:00:00.000Z', 7200],
      ['2023-10-29T01:00:00.000Z', 3600],
    ])
    expect(clock('Australia/Lord_Howe', '2023-03-01T00:00:00Z', '2023-11-01T00:00:00Z')).toEqual([
      ['2023-03-01T00:00:00.000Z', 39_600],
      ['2023-04-01T15:00:00.000Z', 37_800],
      ['2023-09-30T15:30:00.000Z', 39_600],
    ])
  })
})
