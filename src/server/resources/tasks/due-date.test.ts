import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DueDateError, parseDueDate } from './due-date.ts'

const iso = (text: string, zone = 'Europe/Istanbul') => new Date(parseDueDate(text, zone)).toISOString()

describe('parseDueDate', () => {
  it.each([
    ['20220612 12:12:12', '2022-06-12T09:12:12.000Z'],
    ['2022-06-12', '2022-06-11T21:00:00.000Z'],
    ['2022-06-12T12:12', '2022-06-12T09:12:00.000Z'],
    ['2022-06-12 12:12:12', '2022-06-12T09:12:12.000Z'],
    ['2022-06-12T12:12:12Z', '2022-06-12T12:12:12.000Z'],
    ['2022-06-12T12:12:12.999Z', '2022-06-12T12:12:12.000Z'],
    ['2022-06-12T12:12:12+0300', '2022-06-12T09:12:12.000Z'],
    ['2022-06-12T12:12:12-05:30', '2022-06-12T17:42:12.000Z'],
    ['20220612T121212Z', '2022-06-12T12:12:12.000Z'],
    ['2024-02-29T00:00:00', '2024-02-28T21:00:00.000Z'],
    ['2015-07-01 10:00:00', '2015-07-01T07:00:00.000Z'],
    ['2015-01-01 10:00:00', '2015-01-01T08:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    '',
    'tomorrow',
    '2023-02-30',
    '2023-02-29 10:00:00',
    '20230431 10:00:00',
    '2023-13-01',
    '2023-00-10',
    '2023-10-00',
    '2023-10-10T24:00:00',
    '2023-10-10T10:60:00',
    '2023-10-10T10:00:60',
    '2023-1010',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59-12:00',
    '0000-01-01',
    '2023-10-10T10:00:00+19:00',
    '2023-10-10T10:00:00+03:75',
    '+002023-10-10',
    '2022-W24-7',
    '1655028732',
    '٢٠٢٢-٠٦-١٢',
  ])('refuses %s', (text) => expect(() => iso(text)).toThrow(DueDateError))

  it('refuses the hour that the clock skips, and takes the first of the hour that happens twice', () => {
    expect(() => iso('20240331 02:30:00', 'Europe/Berlin')).toThrow(/Europe\/Berlin/)
    expect(iso('20241027 02:30:00', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z')
    expect(iso('20241027 03:00:00', 'Europe/Berlin')).toBe('2024-10-27T02:00:00.000Z')
  })

  it('reads back every instant written with the wall clock of any zone', () => {
    const zones = fc.constantFrom('Europe/Istanbul', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'UTC')
    fc.assert(
      fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), zones, (date, zone) => {
        const instant = Math.floor(date.getTime() / 1000) * 1000
        const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
        const read = parseDueDate(wall, zone)
        const again = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(read)
        expect(again).toBe(wall)
        expect(instant - read === 0 || (instant > read && instant - read <= 7_200_000)).toBe(true)
        expect(parseDueDate(wall.replaceAll('-', ''), zone)).toBe(read)
      }),
      { numRuns: 300 },
    )
  })

  it('never throws anything but a DueDateError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9T:Z +-]{8,26}$/)), (text) => {
        try {
          expect(Number.isInteger(parseDueDate(text, 'Europe/Istanbul') / 1000)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(DueDateError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
