/** What profiles say, by their id, as arrays: a question walks along all of them several times. */
import { OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import { ranksOf } from './by-profile.ts'
import { type CallClass, classOf } from './classes.ts'
import type { FlowIndex } from './flow-index.ts'
import type { Numbering } from './numbering.ts'
import type { Profile } from './profiles.ts'

/** What each profile belongs to, by number: `of[at]` for each place `at` from `starts[id]` to before `starts[id + 1]`. */
export interface Groups {
  starts: Int32Array
  of: Int32Array
}

export interface ProfileTable {
  all: readonly (Profile | undefined)[]
  classes: Uint8Array
  ranks: Int32Array
  /** Places in OUTCOMES. */
  outcomes: Uint8Array
  /** 1 where the steps of the calls are known. */
  flowKnown: Uint8Array
  /** Number of the person, -1 for none. */
  person: Int32Array
  persons: Groups
  numbers: Groups
  teams: Groups
  /** Of the way that inbound callers take (flow-index.ts). */
  nodes: Groups
  links: Groups
}

/** How persons, our numbers and teams are numbered. */
export interface Numberings {
  persons: Numbering
  numbers: Numbering
  teams: Numbering
}

export function tableOf(profiles: readonly Profile[], { persons, numbers, teams }: Numberings, { passed }: FlowIndex): ProfileTable {
  const length = (profiles.at(-1)?.id ?? 0) + 1
  const all: (Profile | undefined)[] = Array.from({ length })
  const [classes, outcomes, flowKnown] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)]
  const person = new Int32Array(length).fill(-1)
  for (const profile of profiles) {
    all[profile.id] = profile
    classes[profile.id] = classOf(profile) satisfies CallClass
    outcomes[profile.id] = OUTCOMES.indexOf(profile.outcome)
    flowKnown[profile.id] = profile.flow_known ? 1 : 0
    person[profile.id] = persons.of(profile.user_id)
  }
  const groups = (of: (profile: Profile) => readonly number[]) => groupsOf(all, of)
  return {
    all,
    classes,
    ranks: ranksOf(classes),
    outcomes,
    flowKnown,
    person,
    persons: groups(({ id }) => [person[id] as number]),
    numbers: groups(({ number_id }) => [numbers.of(number_id)]),
    teams: groups(({ team_ids }) => [...new Set(team_ids)].map((id) => teams.of(id))),
    nodes: groups(({ id }) => passed[id]?.nodes ?? []),
    links: groups(({ id }) => passed[id]?.links ?? []),
  }
}

function groupsOf(all: readonly (Profile | undefined)[], numbersOf: (profile: Profile) => readonly number[]): Groups {
  const starts = new Int32Array(all.length + 1)
  const of: number[] = []
  all.forEach((profile, id) => {
    if (profile !== undefined) of.push(...numbersOf(profile).filter((number) => number >= 0))
    starts[id + 1] = of.length
  })
  return { starts, of: Int32Array.from(of) }
}

/** Adds what was counted of each profile up by what it belongs to; `size`: how many of those there are. */
export function addUp(counts: Int32Array, { starts, of }: Groups, size: number): Float64Array {
  const sums = new Float64Array(size)
  for (let id = 0; id < counts.length; id += 1) {
    const n = counts[id] as number
    if (n === 0) continue
    const end = starts[id + 1] as number
    for (let at = starts[id] as number; at < end; at += 1) sums[of[at] as number] = (sums[of[at] as number] as number) + n
  }
  return sums
}
