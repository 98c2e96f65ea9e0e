/** The state of the mirror in lines for a terminal. */
import type { Sync, SyncState } from '#contract/dashboard/sync.ts'
import { parseTimestamp } from '#contract/wire.ts'

const STATES: Readonly<Record<SyncState, string>> = {
  own: 'nothing to mirror: this store is the account',
  waiting: 'no server mirrors at the moment',
  filling: 'fetching history',
  current: 'up to date',
  paused: 'paused',
  failing: 'Hipcall does not answer as it should; it is asked again and again',
  refused: 'Hipcall does not accept the token: set HIPCALL_API_TOKEN anew, or resume',
}

/** `zone` (IANA) is where times are told. */
export function linesOf(sync: Sync, zone: string): string[] {
  const time = (at: string | null) =>
    at === null
      ? 'never'
      : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(parseTimestamp(at))
  const count = (n: number) => n.toLocaleString('en')
  const { requests, details, found, last_error } = sync
  const rows: [string, string][] = [
    ['state', stateText(sync, time)],
    ...(sync.covered.length === 0 ? [['complete', 'nothing yet'] as [string, string]] : []),
    ...sync.covered.map(({ from, to }, index): [string, string] => [
      index === 0 ? 'complete' : '',
      `${from === null ? 'from the first call' : `from ${time(from)}`} to ${time(to)}`,
    ]),
    ['calls', count(sync.calls)],
    [
      'call flows',
      `${count(details.held)} of ${count(sync.calls)}; of missed calls ${count(details.missed_held)} of ${count(details.missed)}`,
    ],
    ...(requests === null
      ? []
      : [['requests', `${requests.last_minute} of ${requests.limit} in the last minute, ${requests.waiting} waiting`] as [string, string]]),
    ['time left', `history ${lengthOf(sync.history_in)}, call flows ${lengthOf(sync.details_in)}`],
    ['found again', `${count(found.late)} late, ${count(found.changed)} changed, ${count(found.removed)} removed`],
    ['set aside', count(sync.set_aside)],
    ['last contact', time(sync.last_contact_at)],
    ['directory', time(sync.directory_at)],
    ['last error', last_error === null ? 'none' : `${time(last_error.at)}: ${last_error.message}`],
    ['times in', zone],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

/** Who paused it, also where that is not why it stands still. */
function stateText({ state, paused }: Sync, time: (at: string) => string): string {
  if (paused === null) return STATES[state]
  const told = `${STATES.paused} since ${time(paused.at)} by ${paused.by}`
  return state === 'paused' ? told : `${STATES[state]}; ${told}`
}

function lengthOf(seconds: number | null): string {
  if (seconds === null) return 'not known'
  if (seconds < 60) return seconds === 0 ? 'none' : 'less than a minute'
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`
}
