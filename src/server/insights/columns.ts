/**
 * All calls in columns, in memory: what figures are summed from. Read from the packed days, and brought up to date before each use by
 * the versions of days that moved. A million calls take about 25 MB.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { clockOver } from '../resources/cdrs/meaning.ts'
import { type Day, type Memory, remember } from '../resources/cdrs/memory.ts'
import { beginningOf, endOf } from '../resources/cdrs/stretch.ts'
import type { ZoneClock } from '../resources/days-of-zone.ts'
import { type Block, BlockMemory, blocksOf } from './blocks.ts'
import { type CallClass, classOf } from './classes.ts'
import { FlowIndex } from './flow-index.ts'
import { Numbering } from './numbering.ts'
import { CALL_WIDTH, RING_SHIFT, RING_WIDTH, unpack } from './pack.ts'
import { type Profile, readProfiles } from './profiles.ts'

/**
 * The calls and rings of a UTC day, in no order. `started` in seconds from the start of the chunk; `waited` and `talked` in seconds, -1
 * where not known; `day` counts local days from 1970, `cell` is weekday (0 Monday) * 24 + hour. Signed numbers, for the walk along
 * them is several times as quick.
 */
export interface Chunk {
  /** Seconds since 1970. */
  start: number
  version: number
  started: Int32Array
  profile: Int32Array
  waited: Int32Array
  talked: Int32Array
  day: Uint16Array
  cell: Uint8Array
  rings: { started: Int32Array; profile: Int32Array; person: Int32Array; team: Int32Array; seconds: Int32Array; marks: Uint8Array }
}

/** What profiles say, by their id. */
export interface ProfileTable {
  all: readonly (Profile | undefined)[]
  classes: Uint8Array
  /** Number of the person in `persons`, -1 for none. */
  person: Int32Array
}

export interface Columns {
  /** Oldest first. */
  chunks: readonly Chunk[]
  profiles: ProfileTable
  persons: Numbering
  teams: Numbering
  flow: FlowIndex
  /** The chunks in blocks, and what is remembered of those. */
  blocks: readonly Block[]
  memory: BlockMemory
}

interface Store {
  chunks: Map<number, Chunk>
  profiles: Profile[]
  persons: Numbering
  teams: Numbering
  flow: FlowIndex
  columns: Columns
  work: Promise<unknown>
}

/** By database and zone: the map of counts is one object as long as a database is known, see memory.ts. */
const stores = new WeakMap<object, Map<string, Store>>()

/** The columns as of the last write. */
export async function readColumns(db: Queries, zone: string): Promise<Columns> {
  const memory = await remember(db)
  const ofDatabase = stores.get(memory.counts) ?? new Map<string, Store>()
  stores.set(memory.counts, ofDatabase)
  const store = ofDatabase.get(zone) ?? emptyStore()
  ofDatabase.set(zone, store)
  // One after the other: whoever comes second finds the work done.
  const done = store.work.then(() => bringUpToDate(db, store, memory, zone))
  store.work = done.catch(() => undefined)
  await done
  return store.columns
}

function emptyStore(): Store {
  const [persons, teams, flow] = [new Numbering(), new Numbering(), new FlowIndex()]
  const columns = {
    chunks: [],
    profiles: { all: [], classes: new Uint8Array(), person: new Int32Array() },
    persons,
    teams,
    flow,
    blocks: [],
    memory: new BlockMemory(),
  }
  return { chunks: new Map(), profiles: [], persons, teams, flow, columns, work: Promise.resolve() }
}

/** Calls that are read with one statement. */
const BATCH = 100_000

async function bringUpToDate(db: Queries, store: Store, { days }: Memory, zone: string): Promise<void> {
  const moved = days.filter(({ start, version }) => (store.chunks.get(start / 1000)?.version ?? -1) < version)
  if (moved.length === 0) return
  const clock = clockOver(zone, beginningOf(days), endOf(days))
  for (const batch of batches(moved)) {
    const rows = await db.rows<PackedDay>(packedDays(batch.map(({ start }) => new Date(start).toISOString().slice(0, 10))))
    const byDay = new Map(rows.map((row) => [Date.parse(`${row.day}T00:00:00Z`), row]))
    for (const { start, version } of batch) {
      const row = byDay.get(start)
      store.chunks.set(start / 1000, chunkOf(start / 1000, version, row?.calls ?? '', row?.rings ?? '', clock, store))
    }
  }
  for (const profile of await readProfiles(db, store.profiles.at(-1)?.id ?? 0)) {
    store.profiles.push(profile)
    store.flow.add(profile)
  }
  const chunks = [...store.chunks.values()].sort((a, b) => a.start - b.start)
  const { persons, teams, flow } = store
  const { memory: blockMemory } = store.columns
  store.columns = {
    chunks,
    profiles: tableOf(store.profiles, persons),
    persons,
    teams,
    flow,
    blocks: blocksOf(chunks),
    memory: blockMemory,
  }
}

interface PackedDay {
  day: string
  calls: string
  rings: string
}

const packedDays = (days: string[]): SQL => sql`
  select day::text as day, encode(calls, 'base64') as calls, encode(rings, 'base64') as rings
  from insight_days where day = any(${sql.param(days)}::date[])`

function* batches(days: readonly Day[]): Generator<Day[]> {
  let [batch, calls]: [Day[], number] = [[], 0]
  for (const day of days) {
    batch.push(day)
    calls += day.calls
    if (calls < BATCH) continue
    yield batch
    batch = []
    calls = 0
  }
  if (batch.length > 0) yield batch
}

const HOUR = 3_600
const DAY = 24 * HOUR

function chunkOf(start: number, version: number, calls: string, rings: string, clock: readonly ZoneClock[], store: Store): Chunk {
  const records = unpack(calls)
  const column = (offset: number) => columnOf(records, CALL_WIDTH, offset)
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
    version,
    started,
    profile: column(1),
    waited: column(2),
    talked: column(3),
    day,
    cell,
    rings: ringsOf(start, rings, store),
  }
}

function columnOf(records: Uint32Array, width: number, offset: number): Int32Array {
  const column = new Int32Array(records.length / width)
  for (let index = 0; index < column.length; index += 1) column[index] = records[index * width + offset] ?? 0
  return column
}

function ringsOf(start: number, rings: string, { persons, teams }: Store): Chunk['rings'] {
  const records = unpack(rings)
  const column = (offset: number) => columnOf(records, RING_WIDTH, offset)
  const last = column(4)
  return {
    started: column(0).map((second) => (second >>> 0) - start),
    profile: column(1),
    person: column(2).map((id) => persons.of(id)),
    team: column(3).map((id) => teams.of(id)),
    seconds: last.map((value) => Math.floor((value >>> 0) / RING_SHIFT)),
    marks: Uint8Array.from(last, (value) => (value >>> 0) % RING_SHIFT),
  }
}

function tableOf(profiles: readonly Profile[], persons: Numbering): ProfileTable {
  const length = (profiles.at(-1)?.id ?? 0) + 1
  const all: (Profile | undefined)[] = Array.from({ length })
  const classes = new Uint8Array(length)
  const person = new Int32Array(length).fill(-1)
  for (const profile of profiles) {
    all[profile.id] = profile
    classes[profile.id] = classOf(profile) satisfies CallClass
    person[profile.id] = persons.of(profile.user_id)
  }
  return { all, classes, person }
}
