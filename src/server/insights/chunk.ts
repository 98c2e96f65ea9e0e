/** The calls of some days in columns: what sums are walked along. */
import type { ZoneClock } from '../resources/days-of-zone.ts'
import { beginOf, inOrder, type Runs } from './by-profile.ts'
import { CALL_WIDTH, RING_SHIFT, RING_WIDTH, unpack } from './pack.ts'
import type { Numberings } from './profile-table.ts'

/**
 * Calls and rings by profile. `started` in seconds from the start of the chunk; `waited` and `talked` in seconds, -1 where not known; `day`
 * counts local days from 1970, `cell` is weekday (0 Monday) * 24 + hour. Signed numbers, for the walk along them is several times as quick.
 */
export interface Chunk {
  /** Seconds since 1970, and how many of them it is about. */
  start: number
  length: number
  version: number
  runs: Runs
  started: Int32Array
  waited: Int32Array
  talked: Int32Array
  day: Uint16Array
  cell: Uint8Array
  rings: { runs: Runs; started: Int32Array; person: Int32Array; team: Int32Array; seconds: Int32Array; marks: Uint8Array }
}

/** What is known beside the calls themselves. */
export interface Reading extends Numberings {
  /** The zone's over all days. */
  clock: readonly ZoneClock[]
  /** By profile, see by-profile.ts. */
  ranks: Int32Array
}

const HOUR = 3_600
const DAY = 24 * HOUR

/** A UTC day that begins at `start`, out of its packed calls and rings in base64. */
export function chunkOf(start: number, version: number, packed: { calls: string; rings: string }, reading: Reading): Chunk {
  const { clock, ranks } = reading
  const records = unpack(packed.calls)
  const { order, runs } = inOrder(columnOf(records, CALL_WIDTH, 1), ranks)
  const column = (offset: number) => columnOf(records, CALL_WIDTH, offset, order)
  const started = column(0).map((second) => (second >>> 0) - start)
  const [day, cell] = [new Uint16Array(started.length), new Uint8Array(started.length)]
  const offsets = clock.filter(
    ({ from }, index) => from < (start + DAY) * 1000 && (clock[index + 1]?.from ?? Number.MAX_SAFE_INTEGER) > start * 1000,
  )
  started.forEach((second, index) => {
    const at = start + second
    const local = at + (offsets.findLast(({ from }) => from <= at * 1000)?.offset ?? offsets[0]?.offset ?? 0)
    const localDay = Math.floor(local / DAY)
    day[index] = localDay
    // 1970 began on a Thursday.
    cell[index] = ((localDay + 3) % 7) * 24 + Math.floor((local - localDay * DAY) / HOUR)
  })
  // NONE is -1 as a signed number.
  return {
    start,
    length: DAY,
    version,
    runs,
    started,
    waited: column(2),
    talked: column(3),
    day,
    cell,
    rings: ringsOf(start, packed.rings, reading),
  }
}

/** A number of each record, in an order: that of the records if there is none. */
function columnOf(records: Uint32Array, width: number, offset: number, order?: Int32Array): Int32Array {
  const column = new Int32Array(records.length / width)
  for (let index = 0; index < column.length; index += 1) column[index] = records[(order?.[index] ?? index) * width + offset] ?? 0
  return column
}

function ringsOf(start: number, rings: string, { persons, teams, ranks }: Reading): Chunk['rings'] {
  const records = unpack(rings)
  const { order, runs } = inOrder(columnOf(records, RING_WIDTH, 1), ranks)
  const column = (offset: number) => columnOf(records, RING_WIDTH, offset, order)
  const last = column(4)
  return {
    runs,
    started: column(0).map((second) => (second >>> 0) - start),
    person: column(2).map((id) => persons.of(id)),
    team: column(3).map((id) => teams.of(id)),
    seconds: last.map((value) => Math.floor((value >>> 0) / RING_SHIFT)),
    marks: Uint8Array.from(last, (value) => (value >>> 0) % RING_SHIFT),
  }
}

/** One chunk of several, oldest first, by profile over all of them. */
export function mergeChunks(chunks: readonly Chunk[], ranks: Int32Array): Chunk {
  const [first, last] = [chunks[0], chunks.at(-1)]
  const start = first?.start ?? 0
  const shifted = (started: Int32Array, of: Chunk) => started.map((second) => second + of.start - start)
  const calls = inOneOrder(
    chunks.map(({ runs }) => runs),
    ranks,
  )
  const rings = inOneOrder(
    chunks.map((chunk) => chunk.rings.runs),
    ranks,
  )
  const call = (of: (chunk: Chunk) => Int32Array) => inPlaces(chunks.map(of), calls.order, (length) => new Int32Array(length))
  const ring = (of: (chunk: Chunk) => Int32Array) => inPlaces(chunks.map(of), rings.order, (length) => new Int32Array(length))
  return {
    start,
    length: last === undefined ? 0 : last.start + last.length - start,
    version: chunks.reduce((version, chunk) => Math.max(version, chunk.version), 0),
    runs: calls.runs,
    started: call((chunk) => shifted(chunk.started, chunk)),
    waited: call(({ waited }) => waited),
    talked: call(({ talked }) => talked),
    day: inPlaces(
      chunks.map(({ day }) => day),
      calls.order,
      (length) => new Uint16Array(length),
    ),
    cell: inPlaces(
      chunks.map(({ cell }) => cell),
      calls.order,
      (length) => new Uint8Array(length),
    ),
    rings: {
      runs: rings.runs,
      started: ring((chunk) => shifted(chunk.rings.started, chunk)),
      person: ring((chunk) => chunk.rings.person),
      team: ring((chunk) => chunk.rings.team),
      seconds: ring((chunk) => chunk.rings.seconds),
      marks: inPlaces(
        chunks.map((chunk) => chunk.rings.marks),
        rings.order,
        (length) => new Uint8Array(length),
      ),
    },
  }
}

/** The order by profile over records that are in it part by part. */
function inOneOrder(parts: readonly Runs[], ranks: Int32Array): { order: Int32Array; runs: Runs } {
  const profile = new Int32Array(parts.reduce((length, { end }) => length + (end.at(-1) ?? 0), 0))
  let begin = 0
  for (const runs of parts) {
    runs.profile.forEach((id, run) => {
      profile.fill(id, begin + beginOf(runs, run), begin + (runs.end[run] ?? 0))
    })
    begin += runs.end.at(-1) ?? 0
  }
  return inOrder(profile, ranks)
}

/** The parts of a column one behind the other, then in an order. */
function inPlaces<Column extends Int32Array | Uint16Array | Uint8Array>(
  parts: readonly Column[],
  order: Int32Array,
  make: (length: number) => Column,
): Column {
  const [all, column] = [make(order.length), make(order.length)]
  let length = 0
  for (const part of parts) {
    all.set(part, length)
    length += part.length
  }
  for (let index = 0; index < order.length; index += 1) column[index] = all[order[index] as number] as number
  return column
}
