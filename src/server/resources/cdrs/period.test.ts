import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coveredPeriod, dateIn, PeriodError, resolvePeriod, startOfDay } from './period.ts'

const ISTANBUL = 'Europe/Istanbul'
const now = Date.parse('2023-03-31T22:30:00Z')
const covers = (filter: Parameters<typeof resolvePeriod>[0], zone = ISTANBUL, at = now) => coveredPeriod(resolvePeriod(filter, zone, at))
const hours = (from: string, to: string, zone: string) => (startOfDay(to, 0, zone) - startOfDay(from, 0, zone)) / 3_600_000

describe('resolvePeriod', () => {
  it('counts days of the zone, not of UTC', () => {
    expect(covers({ period: 'today' })).toEqual({ from: '2023-03-31T21:00:00+0000', to: '2023-04-01T21:00:00+0000' })
    expect(covers({ period: 'yesterday' })).toEqual({ from: '2023-03-30T21:00:00+0000', to: '2023-03-31T21:00:00+0000' })
    expect(covers({ period: '7d' })).toEqual({ from: '2023-03-25T21:00:00+0000', to: '2023-04-01T21:00:00+0000' })
    expect(covers({ period: 'all' })).toEqual({ from: null, to: null })
    expect(covers({})).toEqual({ from: null, to: null })
  })

  it('takes a last date with the whole of its day, and an instant to the second', () => {
    expect(covers({ started_from: '2023-03-31', started_to: '2023-03-31' })).toEqual({
      from: '2023-03-30T21:00:00+0000',
      to: '2023-03-31T21:00:00+0000',
    })
    expect(covers({ started_from: '2023-03-31T10:00:00+0300', started_to: '2023-03-31T10:00:01Z' })).toEqual({
      from: '2023-03-31T07:00:00+0000',
      to: '2023-03-31T10:00:01+0000',
    })
    expect(covers({ started_to: '2023-03-31', period: 'today' })).toEqual({ from: null, to: '2023-03-31T21:00:00+0000' })
  })

  it('says so where the period ends before it begins', () => {
    expect(() => covers({ started_from: '2023-04-01', started_to: '2023-03-31' })).toThrow(PeriodError)
    expect(() => covers({ started_from: '2023-03-31T10:00:00Z', started_to: '2023-03-31T09:59:59Z' })).toThrow(/before it begins/)
  })

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
