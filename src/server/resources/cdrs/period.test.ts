import { describe, expect, it } from 'vitest'
import { coveredPeriod, PeriodError, resolvePeriod } from './period.ts'

const ISTANBUL = 'Europe/Istanbul'
const now = Date.parse('2023-03-31T22:30:00Z')
const covers = (filter: Parameters<typeof resolvePeriod>[0], zone = ISTANBUL, at = now) => coveredPeriod(resolvePeriod(filter, zone, at))

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
})
