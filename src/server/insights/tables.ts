/** The rows by person, team and number, and the ledger of rings that nobody took, out of sums. */
import type { InsightsQuery, NumberRow, PersonRow, RingLedger, RingsFigure, TeamRow } from '#contract/dashboard/insights.ts'
import type { CallsOf } from './asked.ts'
import { CLASS, CLASSES } from './classes.ts'
import type { Columns } from './columns.ts'
import { MISSED, ratio } from './figures.ts'
import { coarseQuantile, STEPS } from './histogram.ts'
import type { Groups, ProfileTable } from './profile-table.ts'
import type { RingSums, Tally } from './tally.ts'

interface Sums {
  byClass: Float64Array
  talkN: number
  talkTotal: number
}

/** Sums by what profiles belong to, by its number: one may belong to several, or to none. */
function sumBy({ counts, talkN, talkTotal }: Tally, { classes }: ProfileTable, { starts, of }: Groups, size: number): Sums[] {
  const sums = Array.from({ length: size }, () => ({ byClass: new Float64Array(CLASSES), talkN: 0, talkTotal: 0 }))
  for (let id = 0; id < counts.length; id += 1) {
    const n = counts[id] as number
    if (n === 0) continue
    const one = classes[id] as number
    for (let at = starts[id] as number; at < (starts[id + 1] as number); at += 1) {
      const own = sums[of[at] as number] as Sums
      own.byClass[one] = (own.byClass[one] as number) + n
      own.talkN += talkN[id] as number
      own.talkTotal += talkTotal[id] as number
    }
  }
  return sums
}

/** The counts of a row, and the calls of each. */
function countsOf({ byClass }: Sums, calls: CallsOf, own: Record<string, string>) {
  const of = (one: number) => byClass[one] ?? 0
  const figure = (direction: 'inbound' | 'outbound', n: number, outcome?: string) => ({
    n,
    calls: calls([direction], outcome === undefined ? own : { ...own, outcome }),
  })
  const [answered, voicemail, missed] = [of(CLASS.answered), of(CLASS.voicemail), of(CLASS.lost) + of(CLASS.closed)]
  const offered = answered + voicemail + missed
  const inbound = {
    offered: figure('inbound', offered),
    answered: figure('inbound', answered, 'answered'),
    voicemail: figure('inbound', voicemail, 'voicemail'),
    missed: figure('inbound', missed, MISSED),
    answer_rate: ratio(answered, offered, figure('inbound', answered, 'answered').calls),
  }
  const outbound = {
    tried: figure('outbound', of(CLASS.reached) + of(CLASS.unreached)),
    reached: figure('outbound', of(CLASS.reached), 'reached'),
  }
  return { inbound, outbound }
}

export function peopleOf(sums: Tally, columns: Columns, calls: CallsOf): PersonRow[] {
  const { profiles, persons } = columns
  const byPerson = sumBy(sums, profiles, profiles.persons, persons.values.length)
  const rows = byPerson.map((own, index) => {
    const user_id = persons.values[index] as number
    const users = String(user_id)
    const { inbound, outbound } = countsOf(own, calls, { users })
    const talking = inbound.answered.n + outbound.reached.n
    const steps = sums.personTalk.subarray(index * STEPS, (index + 1) * STEPS)
    const more = own.talkN < talking ? { min_talked: '0' } : {}
    return {
      user_id,
      answered: inbound.answered,
      rang: { n: sums.rangByPerson[index] ?? 0, calls: calls(['inbound'], { rang: users }) },
      ...outbound,
      talk: {
        n: own.talkN,
        total: own.talkTotal,
        mean: own.talkN === 0 ? null : own.talkTotal / own.talkN,
        median: coarseQuantile(steps, own.talkN, 0.5),
        p90: coarseQuantile(steps, own.talkN, 0.9),
        calls: calls(['inbound', 'outbound'], { users, outcome: 'answered,reached', ...more }),
      },
    }
  })
  const busy = rows.filter(({ answered, rang, tried }) => answered.n + rang.n + tried.n > 0)
  return busy.sort((a, b) => b.answered.n - a.answered.n || b.tried.n - a.tried.n || a.user_id - b.user_id)
}

export function teamsOf(sums: Tally, columns: Columns, calls: CallsOf, { teams }: InsightsQuery): TeamRow[] {
  const byTeam = sumBy(sums, columns.profiles, columns.profiles.teams, columns.teams.values.length)
  const rows = byTeam.map((own, index) => {
    const team_id = columns.teams.values[index] as number
    return { team_id, ...countsOf(own, calls, { teams: String(team_id) }).inbound }
  })
  // A list of calls can ask for one of several teams, and not for two at once.
  const asked = teams === undefined || teams.length === 0 ? rows : rows.filter(({ team_id }) => teams.includes(team_id))
  return asked.filter(({ offered }) => offered.n > 0).sort((a, b) => b.offered.n - a.offered.n || a.team_id - b.team_id)
}

export function numbersOf(sums: Tally, columns: Columns, calls: CallsOf): NumberRow[] {
  const byNumber = sumBy(sums, columns.profiles, columns.profiles.numbers, columns.numbers.values.length)
  const rows = byNumber.map((own, index) => {
    const number_id = columns.numbers.values[index] as number
    const { inbound, outbound } = countsOf(own, calls, { numbers: String(number_id) })
    return { number_id, ...inbound, ...outbound }
  })
  const busy = rows.filter(({ offered, tried }) => offered.n + tried.n > 0)
  return busy.sort((a, b) => b.offered.n - a.offered.n || b.tried.n - a.tried.n || a.number_id - b.number_id)
}

export function ringsOf(sums: Tally, { persons, teams }: Columns, calls: CallsOf): RingLedger {
  const rows = <Name extends string>(name: Name, ids: readonly number[], of: RingSums, word: 'rang' | 'rang_teams') => {
    const all = ids.map(
      (id, index) => ({ [name]: id, ...ringPair(of, index, calls, { [word]: String(id) }) }) as Record<Name, number> & Pair,
    )
    const lost = ({ unanswered, rejected }: Pair) => unanswered.seconds + rejected.seconds
    return all
      .filter(({ unanswered, rejected }) => unanswered.rings + rejected.rings > 0)
      .sort((a, b) => lost(b) - lost(a) || a[name] - b[name])
  }
  return {
    total: ringPair(inAll(sums), 0, calls, {}),
    people: rows('user_id', persons.values, sums.ringsByPerson, 'rang'),
    teams: rows('team_id', teams.values, sums.ringsByTeam, 'rang_teams'),
  }
}

/** Every ring has a person. */
function inAll({ ringsByPerson: { rings, seconds }, callsWithRings }: Tally): RingSums {
  const of = (all: Int32Array | Float64Array, end: number) => {
    let sum = 0
    for (let place = end; place < all.length; place += 2) sum += all[place] ?? 0
    return sum
  }
  return {
    rings: Int32Array.of(of(rings, 0), of(rings, 1)),
    seconds: Float64Array.of(of(seconds, 0), of(seconds, 1)),
    calls: callsWithRings,
  }
}

interface Pair {
  unanswered: RingsFigure
  rejected: RingsFigure
}

function ringPair(sums: RingSums, index: number, calls: CallsOf, own: Record<string, string>): Pair {
  const figure = (rang_end: 'unanswered' | 'rejected'): RingsFigure => {
    const place = index * 2 + (rang_end === 'rejected' ? 1 : 0)
    const [n, rings, seconds] = [sums.calls[place] ?? 0, sums.rings[place] ?? 0, sums.seconds[place] ?? 0]
    return { n, rings, seconds, calls: calls(['inbound'], { ...own, rang_end }) }
  }
  return { unanswered: figure('unanswered'), rejected: figure('rejected') }
}
