import { expect, it } from 'vitest'
import { SYNC_STATES, type Sync } from '#contract/dashboard/sync.ts'
import { linesOf } from './told.ts'

const SYNC: Sync = {
  state: 'filling',
  covered: [
    { from: '2026-03-28T12:00:00+0000', to: '2026-03-31T09:00:00+0000' },
    { from: null, to: '2026-01-31T22:00:00+0000' },
  ],
  calls: 27_412,
  details: { held: 27_100, missed: 3_000, missed_held: 2_990 },
  set_aside: 3,
  requests: { last_minute: 28, limit: 30, waiting: 4 },
  found: { late: 1_200, changed: 3, removed: 1 },
  last_contact_at: '2026-03-31T08:59:48+0000',
  looked_through_at: null,
  directory_at: null,
  last_error: { at: '2026-03-31T08:00:00+0000', message: 'Hipcall cannot be reached: ECONNREFUSED', status: null },
  history_in: 10_800,
  details_in: 660,
  paused: null,
}
const lines = (more: Partial<Sync> = {}) => linesOf({ ...SYNC, ...more }, 'Europe/Istanbul')
const line = (name: string, more: Partial<Sync> = {}) =>
  lines(more)
    .find((text) => text.startsWith(`${name} `))
    ?.slice(name.length)
    .trim()

it('tells everything in lines of two columns, times in the zone of the account', () => {
  expect(lines()).toEqual([
    'state         fetching history',
    'complete      from 28 Mar 2026, 15:00:00 to 31 Mar 2026, 12:00:00',
    '              from the first call to 1 Feb 2026, 01:00:00',
    'calls         27,412',
    'call flows    27,100 of 27,412; of missed calls 2,990 of 3,000',
    'requests      28 of 30 in the last minute, 4 waiting',
    'time left     history about 3 h, call flows about 11 min',
    'found again   1,200 late, 3 changed, 1 removed',
    'set aside     3',
    'last contact  31 Mar 2026, 11:59:48',
    'directory     never',
    'last error    31 Mar 2026, 11:00:00: Hipcall cannot be reached: ECONNREFUSED',
    'times in      Europe/Istanbul',
  ])
})

it.each([
  ['own', 'nothing to mirror: this store is the account'],
  ['waiting', 'no server mirrors at the moment'],
  ['filling', 'fetching history'],
  ['current', 'up to date'],
  ['paused', 'paused since 31 Mar 2026, 12:00:00 by Ada Admin'],
  ['failing', 'Hipcall does not answer as it should; it is asked again and again'],
  ['refused', 'Hipcall does not accept the token: set HIPCALL_API_TOKEN anew, or resume'],
] as const)('says what %s is', (state, words) => {
  const paused = state === 'paused' ? { at: '2026-03-31T09:00:00+0000', by: 'Ada Admin' } : null
  expect(line('state', { state, paused })).toBe(words)
  expect(SYNC_STATES).toHaveLength(7)
})

it('says of a token that is refused while somebody has it paused both', () => {
  expect(line('state', { state: 'refused', paused: { at: '2026-03-31T09:00:00+0000', by: 'Ada Admin' } })).toBe(
    'Hipcall does not accept the token: set HIPCALL_API_TOKEN anew, or resume; paused since 31 Mar 2026, 12:00:00 by Ada Admin',
  )
})

it('says what is not known, and what is none', () => {
  expect(line('time left', { history_in: null, details_in: null })).toBe('history not known, call flows not known')
  expect(line('time left', { history_in: 0, details_in: 59 })).toBe('history none, call flows less than a minute')
  expect(line('time left', { history_in: 60, details_in: 7_140 })).toBe('history about 1 min, call flows about 119 min')
  expect(line('last error', { last_error: null })).toBe('none')
  expect(line('requests', { requests: null })).toBeUndefined()
  expect(line('complete', { covered: [] })).toBe('nothing yet')
})
