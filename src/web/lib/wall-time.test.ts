import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantToWallTime, wallTimeOn, wallTimeToInstant } from './wall-time.ts'

const iso = (zone: string, wall: string) => {
  const instant = wallTimeToInstant(zone, wall)
  return instant === undefined ? undefined : new Date(instant).toISOString()
}

it.each([
  ['Europe/Istanbul', '2026-03-31T17:00', '2026-03-31T14:00:00.000Z'],
  ['Europe/Istanbul', '2015-01-01T10:00', '2015-01-01T08:00:00.000Z'],
  ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15:00.000Z'],
  ['Europe/Berlin', '2024-10-27T02:30', '2024-10-27T00:30:00.000Z'],
  ['Europe/Berlin', '2024-10-27T03:00', '2024-10-27T02:00:00.000Z'],
  ['Europe/Berlin', '2024-03-31T03:00', '2024-03-31T01:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ['Pacific/Apia', '2011-12-31T00:30', '2011-12-30T10:30:00.000Z'],
  ['UTC', '2026-03-31T17:00', '2026-03-31T17:00:00.000Z'],
])('in %s %s is %s', (zone, wall, expected) => expect(iso(zone, wall)).toBe(expected))

it.each(['2024-03-31T02:30', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01', '', '12026-01-01T10:00', 'now'])(
  'in Berlin %s is no time',
  (wall) => expect(iso('Europe/Berlin', wall)).toBeUndefined(),
)

it('reads back every instant the clocks of any zone have shown', () => {
  const zones = fc.constantFrom(
    'Europe/Istanbul',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'UTC',
  )
  const minutes = fc.integer({ min: Date.parse('1972-01-01') / 60_000, max: Date.parse('2090-01-01') / 60_000 })
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const instant = minute * 60_000
      const wall = instantToWallTime(zone, instant)
      const read = wallTimeToInstant(zone, wall)
      expect(read).toBeDefined()
      if (read === undefined) return
      // Where the clocks are set back a time comes twice: then it is the first.
      expect(read).toBeLessThanOrEqual(instant)
      expect(instant - read).toBeLessThanOrEqual(3 * 3_600_000)
      expect(instantToWallTime(zone, read)).toBe(wall)
    }),
    { numRuns: 300 },
  )
})

it('knows the day after, also where it has another length', () => {
  const night = Date.parse('2026-03-28T22:30:00Z')
  expect(wallTimeOn('Europe/Istanbul', night, 0, '17:00')).toBe('2026-03-29T17:00')
  expect(wallTimeOn('Europe/Berlin', night, 1, '09:00')).toBe('2026-03-29T09:00')
  expect(wallTimeOn('UTC', Date.parse('2026-12-31T12:00:00Z'), 1, '09:00')).toBe('2027-01-01T09:00')
})
