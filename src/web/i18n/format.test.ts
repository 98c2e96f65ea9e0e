import { describe, expect, it } from 'vitest'
import { formatsFor } from './format.ts'

const INSTANT = Date.parse('2023-03-31T08:41:58Z')
const en = formatsFor('en', 'Europe/Istanbul')
const tr = formatsFor('tr', 'Europe/Istanbul')

describe('formats', () => {
  it('write times and dates in the account’s zone and the person’s language', () => {
    expect(en.time(INSTANT)).toBe('11:41:58')
    expect(en.date(INSTANT)).toBe('31 March 2023')
    expect(tr.date(INSTANT)).toBe('31 Mart 2023')
    expect(en.shortDate(INSTANT, Date.parse('2023-06-01T00:00:00Z'))).toBe('31 Mar')
    expect(en.shortDate(INSTANT, Date.parse('2024-06-01T00:00:00Z'))).toBe('31 Mar 2023')
    expect(formatsFor('en', 'America/New_York').time(INSTANT)).toBe('04:41:58')
  })

  it('know which day it is where the account is', () => {
    expect(en.dayKey(Date.parse('2023-03-31T21:30:00Z'))).toBe('2023-04-01')
    expect(formatsFor('en', 'UTC').dayKey(Date.parse('2023-03-31T21:30:00Z'))).toBe('2023-03-31')
  })

  it('write the same time of day as Intl does, through every change of the clocks and in odd zones', () => {
    for (const zone of ['Europe/Istanbul', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']) {
      const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
      const formats = formatsFor('tr', zone)
      for (let instant = Date.parse('2014-01-01T00:00:07Z'); instant < Date.parse('2016-12-31T00:00:00Z'); instant += 7_123_000)
        expect(`${formats.dayKey(instant)} ${formats.time(instant)}`, `${zone} ${instant}`).toBe(intl.format(instant))
    }
  })

  it('write midnight as zero', () => {
    expect(en.time(Date.parse('2023-03-31T21:00:05Z'))).toBe('00:00:05')
  })

  it('write lengths as a clock and in words', () => {
    expect([0, 5, 65, 245, 3723].map((seconds) => en.clock(seconds))).toEqual(['0:00', '0:05', '1:05', '4:05', '1:02:03'])
    expect([0, 35, 245, 3720].map((seconds) => en.prose(seconds))).toEqual(['0 s', '35 s', '4 min 05 s', '1 h 02 min'])
    expect(tr.prose(245)).toBe('4 dk 05 sn')
    expect(en.distance(493 * 86_400 + 5)).toBe('493 days')
  })

  it('write numbers and shares as the language does', () => {
    expect(tr.percent(0.864)).toBe('%86,4')
    expect(en.percent(0.864)).toBe('86.4%')
    expect(tr.number(27412)).toBe('27.412')
  })
})
