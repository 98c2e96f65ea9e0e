import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowClock } from '#web/lib/zone-clock.ts'
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

  it('name each month and weekday', () => {
    const days = Array.from({ length: 366 }, (_, day) => Date.parse('2024-01-01T09:00:00Z') + day * 86_400_000)
    const intl = (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    for (const [formats, locale] of [
      [en, 'en-GB'],
      [tr, 'tr-TR'],
    ] as const) {
      const month = intl(locale, { month: 'long' })
      const weekday = intl(locale, { weekday: 'long' })
      for (const day of days) {
        expect(formats.date(day)).toBe(`${new Date(day).getUTCDate()} ${month.format(day)} 2024`)
        expect(formats.weekday(day)).toContain(weekday.format(day))
      }
    }
    expect([en.weekday(INSTANT), en.moment(INSTANT)]).toEqual(['Friday 31 March', 'Fri 31 March 2023, 11:41:58'])
    expect([tr.weekday(INSTANT), tr.moment(INSTANT)]).toEqual(['31 Mart Cuma', '31 Mart 2023 Cum, 11:41:58'])
  })

  it('need nobody to ask where the account’s clock is known', () => {
    knowClock('Mars/Olympus', [
      { from: 0, offset: 3600 },
      { from: INSTANT, offset: -5400 },
    ])
    const mars = formatsFor('en', 'Mars/Olympus')
    expect([mars.time(INSTANT - 1000), mars.time(INSTANT)]).toEqual(['09:41:57', '07:11:58'])
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
    const whole = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })
    fc.assert(
      fc.property(whole, (value) => {
        expect(en.number(value)).toBe(value.toLocaleString('en-GB'))
        expect(tr.number(value)).toBe(value.toLocaleString('tr-TR'))
      }),
    )
  })
})
