/** Sums the calls of a range that a filter leaves, in one walk along the columns: everything figures are made of. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Block } from './blocks.ts'
import { beginOf } from './by-profile.ts'
import type { Chunk } from './chunk.ts'
import { CLASS, CLASSES } from './classes.ts'
import type { Columns } from './columns.ts'
import { Histogram, STEPS, stepOf } from './histogram.ts'
import { RING } from './pack.ts'
import type { Slots } from './slots.ts'

/** Rings that were not taken, by number of the person or team * 2, + 1 for the rejected. `either`: calls of a person with a ring of any end. */
export interface RingSums {
  rings: Int32Array
  calls: Int32Array
  seconds: Float64Array
}

export interface Tally {
  /** Calls, and those with talk and its seconds, by profile. */
  counts: Int32Array
  talkN: Int32Array
  talkTotal: Float64Array
  answered: Histogram
  lost: Histogram
  talkInbound: Histogram
  talkOutbound: Histogram
  /** Coarse steps of talk by person. */
  personTalk: Int32Array
  /** By class * CELLS + cell; outbound and internal calls are in none. */
  heat: Int32Array
  /** By slot * CLASSES + class. */
  series: Int32Array
  ringsByPerson: RingSums
  ringsByTeam: RingSums
  /** Calls with a ring that was not taken: unanswered, rejected. */
  callsWithRings: Int32Array
  rangByPerson: Int32Array
}

/** Seconds since 1970, from inclusive, to exclusive. */
export interface Span {
  from: number
  to: number
}

export const CELLS = 7 * 24
const DAY = 86_400

/** Milliseconds after which others get their turn. */
const LONG = 12

function emptyTally({ profiles, persons, teams }: Columns, slots: Slots): Tally {
  const [length, people] = [profiles.all.length, persons.values.length]
  const sums = (size: number): RingSums => ({
    rings: new Int32Array(size * 2),
    calls: new Int32Array(size * 2),
    seconds: new Float64Array(size * 2),
  })
  return {
    counts: new Int32Array(length),
    talkN: new Int32Array(length),
    talkTotal: new Float64Array(length),
    answered: new Histogram(),
    lost: new Histogram(),
    talkInbound: new Histogram(),
    talkOutbound: new Histogram(),
    personTalk: new Int32Array(people * STEPS),
    heat: new Int32Array((CLASS.closed + 1) * CELLS),
    series: new Int32Array((slots.bounds.length - 1) * CLASSES),
    ringsByPerson: sums(people),
    ringsByTeam: sums(teams.values.length),
    callsWithRings: new Int32Array(2),
    rangByPerson: new Int32Array(people),
  }
}

/** `classes` is the class of each profile that the filter leaves, 0 for the others; `key` is the same for the same filter. */
export interface Filter {
  key: string
  classes: Uint8Array
  /** Whether sums of whole blocks are worth remembering. */
  remembers: boolean
}

interface Wanted {
  /** What of the span is to be told apart. */
  slots: Slots
  /** Only what tiles and series are made of: no talk by profile or person, no cells, no rings. */
  brief?: boolean
}

/** Sums a span. */
export async function tally(columns: Columns, span: Span, filter: Filter, wanted: Wanted, signal?: AbortSignal): Promise<Tally> {
  const sums = emptyTally(columns, wanted.slots)
  const remembers = filter.remembers && !wanted.slots.hourly
  let since = performance.now()
  const take = async (block: Block): Promise<void> => {
    if (block.to <= span.from || block.from >= span.to) return
    const whole = block.from >= span.from && block.to <= span.to
    if (whole && remembers) return addSums(sums, sumsOf(columns, block, filter), wanted, daysOf(block).firstDay)
    if (!whole) for (const part of block.parts) await take(part)
    for (const chunk of whole ? columns.memory.chunksOf(block, columns.profiles.ranks) : block.chunks) {
      if (chunk.start + chunk.length > span.from && chunk.start < span.to)
        addChunk(sums, chunk, span, filter, wanted, columns.profiles.person)
    }
    if (performance.now() - since < LONG) return
    await nextTurn()
    signal?.throwIfAborted()
    since = performance.now()
  }
  for (const block of columns.blocks) await take(block)
  return sums
}

/** A slot for each local day that a block can have calls of. */
function daysOf({ from, to }: Span): Slots {
  const firstDay = from / DAY - 1
  const length = (to - from) / DAY + 2
  const bounds = Array.from({ length: length + 1 }, (_, index) => (firstDay + index) * DAY)
  return { step: 'day', hourly: false, base: 0, firstDay, slotOfDay: Uint16Array.from({ length }, (_, index) => index), bounds }
}

/** The sums of a whole block, remembered, by local day. */
function sumsOf(columns: Columns, block: Block, filter: Filter): Tally {
  return columns.memory.of(filter.key, block, () => {
    const days = daysOf(block)
    const sums = emptyTally(columns, days)
    const { memory, profiles } = columns
    if (block.byParts) {
      for (const part of block.parts) addSums(sums, sumsOf(columns, part, filter), { slots: days }, daysOf(part).firstDay)
      return sums
    }
    for (const chunk of memory.chunksOf(block, profiles.ranks)) addChunk(sums, chunk, block, filter, { slots: days }, profiles.person)
    return sums
  })
}

function addChunk(sums: Tally, chunk: Chunk, span: Span, { classes }: Filter, wanted: Wanted, persons: Int32Array): void {
  addCalls(sums, chunk, span, classes, wanted, persons)
  if (!wanted.brief) addRings(sums, chunk, span, classes)
}

/** Adds the sums of a block, whose slots are local days from `firstDay` on. */
function addSums(sums: Tally, part: Tally, { slots: { slotOfDay, firstDay: begin }, brief }: Wanted, firstDay: number): void {
  addCounts(sums.counts, part.counts)
  if (!brief) {
    for (const name of ['talkN', 'heat', 'rangByPerson', 'callsWithRings'] as const) addCounts(sums[name], part[name])
    addSeconds(sums.talkTotal, part.talkTotal)
    for (const name of ['ringsByPerson', 'ringsByTeam'] as const) {
      for (const what of ['rings', 'calls'] as const) addCounts(sums[name][what], part[name][what])
      addSeconds(sums[name].seconds, part[name].seconds)
    }
    addSteps(sums, part)
  }
  for (const name of ['answered', 'lost', 'talkInbound', 'talkOutbound'] as const) sums[name].add(part[name])
  for (let place = 0; place < part.series.length; place += 1) {
    const n = part.series[place] as number
    if (n === 0) continue
    const slot = slotOfDay[firstDay + Math.floor(place / CLASSES) - begin] as number
    const to = slot * CLASSES + (place % CLASSES)
    sums.series[to] = (sums.series[to] as number) + n
  }
}

/** Those to add may be fewer: what has a number was numbered in order of appearance. */
function addCounts(sums: Int32Array, more: Int32Array): void {
  for (let index = 0; index < more.length; index += 1) sums[index] = (sums[index] as number) + (more[index] as number)
}

/** The same of other arrays: a loop over one kind is twice as quick as one over both. */
function addSeconds(sums: Float64Array, more: Float64Array): void {
  for (let index = 0; index < more.length; index += 1) sums[index] = (sums[index] as number) + (more[index] as number)
}

/** Of most steps no talk is as long. */
function addSteps({ personTalk }: Tally, more: Tally): void {
  const longest = Math.max(more.talkInbound.longest, more.talkOutbound.longest)
  const end = longest < 0 ? 0 : stepOf(longest) + 1
  for (let begin = 0; begin < more.personTalk.length; begin += STEPS) {
    for (let index = begin; index < begin + end; index += 1)
      personTalk[index] = (personTalk[index] as number) + (more.personTalk[index] as number)
  }
}

/** The one loop over calls. Plain, and everything at hand, for it runs a million times in a few milliseconds. */
function addCalls(sums: Tally, chunk: Chunk, span: Span, classes: Uint8Array, { slots, brief }: Wanted, persons: Int32Array): void {
  const { runs, started, waited, talked, day, cell } = chunk
  const { counts, series, heat, talkN, talkTotal, personTalk } = sums
  const { hourly, firstDay, slotOfDay } = slots
  const [from, to, base] = [span.from - chunk.start, span.to - chunk.start, slots.base - chunk.start]
  const whole = from <= 0 && to >= chunk.length
  for (let run = 0; run < runs.end.length; run += 1) {
    const id = runs.profile[run] as number
    const one = classes[id] as number
    if (one === 0) continue
    const end = runs.end[run] as number
    const waits = one === CLASS.answered ? sums.answered : one === CLASS.lost ? sums.lost : undefined
    const talks = one === CLASS.answered ? sums.talkInbound : one === CLASS.reached ? sums.talkOutbound : undefined
    const person = persons[id] as number
    for (let index = beginOf(runs, run); index < end; index += 1) {
      const at = started[index] as number
      if (!whole && (at < from || at >= to)) continue
      counts[id] = (counts[id] as number) + 1
      const slot = hourly ? Math.floor((at - base) / 3_600) : (slotOfDay[(day[index] as number) - firstDay] as number)
      const place = slot * CLASSES + one
      series[place] = (series[place] as number) + 1
      if (one <= CLASS.closed && !brief) {
        const where = one * CELLS + (cell[index] as number)
        heat[where] = (heat[where] as number) + 1
      }
      const wait = waited[index] as number
      if (waits !== undefined && wait >= 0) waits.put(wait)
      const talk = talked[index] as number
      if (talks === undefined || talk < 0) continue
      talks.put(talk)
      if (brief) continue
      talkN[id] = (talkN[id] as number) + 1
      talkTotal[id] = (talkTotal[id] as number) + talk
      if (person < 0) continue
      const step = person * STEPS + stepOf(talk)
      personTalk[step] = (personTalk[step] as number) + 1
    }
  }
}

function addRings(sums: Tally, chunk: Chunk, span: Span, classes: Uint8Array): void {
  const { runs } = chunk.rings
  for (let run = 0; run < runs.end.length; run += 1) {
    if (classes[runs.profile[run] as number] === 0) continue
    addRingsOf(sums, chunk, span, beginOf(runs, run), runs.end[run] as number)
  }
}

/** Those from an index to before another. */
function addRingsOf(sums: Tally, chunk: Chunk, span: Span, begin: number, end: number): void {
  const { started, person, team, seconds, marks } = chunk.rings
  const [from, to] = [span.from - chunk.start, span.to - chunk.start]
  for (let index = begin; index < end; index += 1) {
    const at = started[index] as number
    if (at < from || at >= to) continue
    const mark = marks[index] as number
    const rejected = mark & RING.rejected
    const long = seconds[index] as number
    if (mark & RING.firstOfEnd) sums.callsWithRings[rejected] = (sums.callsWithRings[rejected] as number) + 1
    const [who, whose] = [person[index] as number, team[index] as number]
    addRing(sums.ringsByPerson, who * 2 + rejected, long, mark & RING.firstOfUserAndEnd)
    if (mark & RING.firstOfUser) sums.rangByPerson[who] = (sums.rangByPerson[who] as number) + 1
    if (whose >= 0) addRing(sums.ringsByTeam, whose * 2 + rejected, long, mark & RING.firstOfTeamAndEnd)
  }
}

function addRing(sums: RingSums, place: number, seconds: number, first: number): void {
  sums.rings[place] = (sums.rings[place] as number) + 1
  sums.seconds[place] = (sums.seconds[place] as number) + seconds
  if (first !== 0) sums.calls[place] = (sums.calls[place] as number) + 1
}
