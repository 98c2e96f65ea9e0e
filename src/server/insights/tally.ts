/** Sums the calls of a range that a filter leaves, in one walk along the columns: everything figures are made of. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CLASS, CLASSES } from './classes.ts'
import type { Chunk, Columns } from './columns.ts'
import { COUNTED, Histogram, STEPS, stepOf } from './histogram.ts'
import { NONE, RING } from './pack.ts'
import type { Slots } from './slots.ts'

/** Rings that were not taken, by number of the person or team * 2, + 1 for the rejected. `either`: calls of a person with a ring of any end. */
export interface RingSums {
  rings: Uint32Array
  calls: Uint32Array
  seconds: Float64Array
}

export interface Tally {
  /** Calls, and those with talk and its seconds, by profile. */
  counts: Uint32Array
  talkN: Uint32Array
  talkTotal: Float64Array
  answered: Histogram
  lost: Histogram
  talkInbound: Histogram
  talkOutbound: Histogram
  /** Coarse steps of talk by person. */
  personTalk: Uint32Array
  /** Inbound calls by cell, and the missed ones. */
  heatOffered: Uint32Array
  heatMissed: Uint32Array
  /** By slot * CLASSES + class. */
  series: Uint32Array
  ringsByPerson: RingSums
  ringsByTeam: RingSums
  ringsInAll: RingSums
  rangByPerson: Uint32Array
}

/** Seconds since 1970, from inclusive, to exclusive. */
export interface Span {
  from: number
  to: number
}

const CELLS = 7 * 24
const DAY = 86_400

/** Milliseconds after which others get their turn. */
const LONG = 12

function emptyTally({ profiles, persons, teams }: Columns, slots: Slots): Tally {
  const [length, people] = [profiles.all.length, persons.values.length]
  const sums = (size: number): RingSums => ({
    rings: new Uint32Array(size * 2),
    calls: new Uint32Array(size * 2),
    seconds: new Float64Array(size * 2),
  })
  return {
    counts: new Uint32Array(length),
    talkN: new Uint32Array(length),
    talkTotal: new Float64Array(length),
    answered: new Histogram(),
    lost: new Histogram(),
    talkInbound: new Histogram(),
    talkOutbound: new Histogram(),
    personTalk: new Uint32Array(people * STEPS),
    heatOffered: new Uint32Array(CELLS),
    heatMissed: new Uint32Array(CELLS),
    series: new Uint32Array((slots.bounds.length - 1) * CLASSES),
    ringsByPerson: sums(people),
    ringsByTeam: sums(teams.values.length),
    ringsInAll: sums(1),
    rangByPerson: new Uint32Array(people),
  }
}

/** `classes` is the class of each profile that the filter leaves, 0 for the others. */
export async function tally(columns: Columns, span: Span, classes: Uint8Array, slots: Slots, signal?: AbortSignal): Promise<Tally> {
  const sums = emptyTally(columns, slots)
  let since = performance.now()
  for (const chunk of columns.chunks) {
    if (chunk.start + DAY <= span.from || chunk.start >= span.to) continue
    addCalls(sums, chunk, span, classes, slots, columns.profiles.person)
    addRings(sums, chunk.rings, span, classes)
    if (performance.now() - since < LONG) continue
    await nextTurn()
    signal?.throwIfAborted()
    since = performance.now()
  }
  return sums
}

/** The one loop over calls. Plain, for it runs a million times in a few milliseconds. */
function addCalls(sums: Tally, chunk: Chunk, { from, to }: Span, classes: Uint8Array, slots: Slots, persons: Int32Array): void {
  const { started, profile, waited, talked, day, cell } = chunk
  const { counts, series, heatOffered, heatMissed } = sums
  const { hourly, base, firstDay, slotOfDay } = slots
  for (let index = 0; index < started.length; index += 1) {
    const at = started[index] as number
    if (at < from || at >= to) continue
    const id = profile[index] as number
    const one = classes[id] as number
    if (one === 0) continue
    counts[id] = (counts[id] as number) + 1
    const slot = hourly ? Math.floor((at - base) / 3_600) : (slotOfDay[(day[index] as number) - firstDay] as number)
    const place = slot * CLASSES + one
    series[place] = (series[place] as number) + 1
    const wait = waited[index] as number
    if (one <= CLASS.closed) {
      const hour = cell[index] as number
      heatOffered[hour] = (heatOffered[hour] as number) + 1
      if (one >= CLASS.lost) heatMissed[hour] = (heatMissed[hour] as number) + 1
      if (wait !== NONE && one === CLASS.answered) add(sums.answered, wait)
      else if (wait !== NONE && one === CLASS.lost) add(sums.lost, wait)
    }
    if (one === CLASS.answered || one === CLASS.reached) addTalk(sums, id, talked[index] as number, one, persons[id] as number)
  }
}

function add(histogram: Histogram, value: number): void {
  histogram.n += 1
  histogram.total += value
  if (value < COUNTED) histogram.counts[value] = (histogram.counts[value] as number) + 1
  else histogram.longer.push(value)
}

function addTalk(sums: Tally, id: number, talk: number, one: number, person: number): void {
  if (talk === NONE) return
  sums.talkN[id] = (sums.talkN[id] as number) + 1
  sums.talkTotal[id] = (sums.talkTotal[id] as number) + talk
  add(one === CLASS.answered ? sums.talkInbound : sums.talkOutbound, talk)
  if (person < 0) return
  const step = person * STEPS + stepOf(talk)
  sums.personTalk[step] = (sums.personTalk[step] as number) + 1
}

function addRings(sums: Tally, rings: Chunk['rings'], { from, to }: Span, classes: Uint8Array): void {
  const { started, profile, person, team, seconds, marks } = rings
  for (let index = 0; index < started.length; index += 1) {
    const at = started[index] as number
    if (at < from || at >= to || classes[profile[index] as number] === 0) continue
    const mark = marks[index] as number
    const end = mark & RING.rejected
    const long = seconds[index] as number
    addRing(sums.ringsInAll, end, long, mark & RING.firstOfEnd)
    const [who, whose] = [person[index] as number, team[index] as number]
    addRing(sums.ringsByPerson, who * 2 + end, long, mark & RING.firstOfUserAndEnd)
    if (mark & RING.firstOfUser) sums.rangByPerson[who] = (sums.rangByPerson[who] as number) + 1
    if (whose >= 0) addRing(sums.ringsByTeam, whose * 2 + end, long, mark & RING.firstOfTeamAndEnd)
  }
}

function addRing(sums: RingSums, place: number, seconds: number, first: number): void {
  sums.rings[place] = (sums.rings[place] as number) + 1
  sums.seconds[place] = (sums.seconds[place] as number) + seconds
  if (first !== 0) sums.calls[place] = (sums.calls[place] as number) + 1
}
