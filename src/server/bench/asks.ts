/** What is measured: requests as a screen or another client sends them. */
import { CALLS_AT_ONCE } from '#contract/dashboard/calls.ts'
import { makeCalls, outsideNumber, outsideNumbers, randomFrom } from './calls.ts'

/** A request by its path; `turn` varies what can vary, so that no two in a row are the same. */
export interface Ask {
  name: string
  path: (turn: number) => string
}

const CALLS = '/api/dashboard/calls'

export function asksFor(size: number): Ask[] {
  const of = (turn: number, count: number) => 1 + (Math.abs(turn) % count)
  const number = (turn: number) => outsideNumber(Math.floor(randomFrom(turn + 100)() * outsideNumbers(size)))
  const list = (name: string, query: (turn: number) => string): Ask => ({
    name,
    path: (turn) => `${CALLS}?per_page=${CALLS_AT_ONCE}&${query(turn)}`,
  })
  const call = (turn: number) => makeCalls(turn, turn + 1, size)[0]
  const some = (turn: number) => Math.floor(randomFrom(turn + 7)() * size)
  return [
    { name: 'documented list', path: () => '/api/v20211124/cdrs' },
    list('newest', () => ''),
    list('today', () => 'period=today'),
    list('yesterday', () => 'period=yesterday'),
    list('30 days', () => 'period=30d'),
    list(
      'one day long ago',
      (turn) => `started_from=2026-03-${String(of(turn, 25)).padStart(2, '0')}&started_to=2026-03-${String(of(turn, 25)).padStart(2, '0')}`,
    ),
    list('direction', (turn) => `direction=${['inbound', 'outbound', 'internal'][of(turn, 3) - 1]}`),
    list('one person', (turn) => `users=${of(turn, 28)}`),
    list('three people', (turn) => `users=${of(turn, 28)},${of(turn + 7, 28)},${of(turn + 11, 28)}`),
    list('one team', (turn) => `teams=${of(turn, 5)}`),
    list('two teams', (turn) => `teams=${of(turn, 5)},${of(turn + 1, 5)}`),
    list('greeting', (turn) => `greetings=${of(turn, 6)}`),
    list('our number', (turn) => `numbers=${of(turn, 4)}`),
    list('outcome', (turn) => `outcome=${['rang_out', 'left_in_queue', 'voicemail', 'closed_hours', 'not_reached'][of(turn, 5) - 1]}`),
    list('missed', () => 'missing_call=true'),
    list('reason', (turn) => `missing_call_reason=${of(turn, 3)}`),
    list('recorded', () => 'has_recording=true'),
    list('voicemail', () => 'has_voicemail=true'),
    list('longer than 50 min', () => 'min_duration=3000'),
    list('longer than 60 min', () => 'min_duration=3615'),
    list('contact', (turn) => `contact_id=${of(turn * 37, 2_000)}`),
    list('nobody: no such person', () => 'users=9999'),
    list('contradiction: outbound, missed', () => 'direction=outbound&missing_call=true'),
    list('person, missed', (turn) => `users=${of(turn, 28)}&missing_call=true`),
    list('person, team, long', (turn) => `users=${of(turn, 28)}&teams=${of(turn, 5)}&min_duration=3000`),
    list('number, voicemail, 30 days', (turn) => `numbers=${of(turn, 4)}&has_voicemail=true&period=30d`),
    list('longest first', () => 'sort=-call_duration'),
    list('longest of a person', (turn) => `sort=-call_duration&users=${of(turn, 28)}`),
    list('longest of yesterday', () => 'sort=-call_duration&period=yesterday'),
    list('longest of 90 days', () => 'sort=-call_duration&period=90d'),
    list('shortest missed', () => 'sort=call_duration&missing_call=true'),
    list('oldest first', () => 'sort=started_at'),
    list('whole number', (turn) => `q=${encodeURIComponent(number(turn))}`),
    list('national number', (turn) => `q=${encodeURIComponent(number(turn).replace('+90', '0'))}`),
    list('last 4 digits', (turn) => `q=${number(turn).slice(-4)}`),
    list('last 7 digits', (turn) => `q=${number(turn).slice(-7)}`),
    list('3 digits', (turn) => `q=${number(turn).slice(-3)}`),
    list('area code', (turn) => `q=${number(turn).slice(3, 6)}`),
    list('0532', () => 'q=0532'),
    list('extension 101', () => 'q=101'),
    list('no such number', (turn) => `q=${9_990_000_000 + turn}`),
    list('yesterday, missed, last 4 digits', (turn) => `period=yesterday&missing_call=true&q=${number(turn).slice(-4)}`),
    {
      name: 'call with its steps',
      path: (turn) => {
        const one = call(some(turn))
        return `/api/v20211124/cdrs/${one?.started_at.slice(0, 10).replaceAll('-', '/')}/${one?.uuid}`
      },
    },
    { name: 'call in its context', path: (turn) => `${CALLS}/${call(some(turn))?.uuid}/context` },
    {
      name: 'call in its context, filtered',
      path: (turn) => `${CALLS}/${call(some(turn))?.uuid}/context?direction=inbound&missing_call=true`,
    },
    { name: 'count of all', path: () => `${CALLS}/count` },
    { name: 'count of missed, again', path: () => `${CALLS}/count?missing_call=true` },
    { name: 'names of everything', path: () => '/api/dashboard/directory' },
  ]
}

/** Counts that were not asked before: each a walk over all calls. */
export function countsFor(): Ask[] {
  const count = (name: string, query: (turn: number) => string): Ask => ({ name, path: (turn) => `${CALLS}/count?${query(turn)}` })
  return [
    count('count by person', (turn) => `users=${1 + turn}&min_duration=${1 + turn}`),
    count('count of a direction', (turn) => `direction=inbound&min_duration=${1 + turn}`),
    count('count of a team', (turn) => `teams=1&min_duration=${1 + turn}`),
    count('count of an area code', (turn) => `q=532&min_duration=${1 + turn}`),
  ]
}
