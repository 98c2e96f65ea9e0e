/**
 * All calls in columns, in memory: what figures are summed from. Read from the packed days, and brought up to date before each use by
 * the versions of days that moved. A million calls take about 25 MB, and as much again for each length of blocks (blocks.ts).
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { clockOver } from '../resources/cdrs/meaning.ts'
import { type Day, type Memory, remember } from '../resources/cdrs/memory.ts'
import { beginningOf, endOf } from '../resources/cdrs/stretch.ts'
import { type Block, BlockMemory, blocksOf } from './blocks.ts'
import { type Chunk, chunkOf } from './chunk.ts'
import { FlowIndex } from './flow-index.ts'
import { Numbering } from './numbering.ts'
import { type Numberings, type ProfileTable, tableOf } from './profile-table.ts'
import { allProfiles } from './profiles.ts'

export interface Columns extends Numberings {
  /** Oldest first. */
  chunks: readonly Chunk[]
  profiles: ProfileTable
  flow: FlowIndex
  /** The chunks in blocks, and what is remembered of those. */
  blocks: readonly Block[]
  memory: BlockMemory
}

interface Store {
  chunks: Map<number, Chunk>
  /** Profiles that the columns know. */
  profiles: number
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
  const [numberings, flow] = [{ persons: new Numbering(), numbers: new Numbering(), teams: new Numbering() }, new FlowIndex()]
  const profiles = tableOf([], numberings, flow)
  return {
    chunks: new Map(),
    profiles: 0,
    columns: { ...numberings, chunks: [], profiles, flow, blocks: [], memory: new BlockMemory() },
    work: Promise.resolve(),
  }
}

/** Calls that are read with one statement. */
const BATCH = 100_000

async function bringUpToDate(db: Queries, store: Store, memory: Memory, zone: string): Promise<void> {
  const { days } = memory
  const moved = days.filter(({ start, version }) => (store.chunks.get(start / 1000)?.version ?? -1) < version)
  if (moved.length === 0) return
  const clock = clockOver(zone, beginningOf(days), endOf(days))
  for (const batch of batches(moved)) {
    const rows = await db.rows<PackedDay>(packedDays(batch.map(({ start }) => new Date(start).toISOString().slice(0, 10))))
    const byDay = new Map(rows.map((row) => [Date.parse(`${row.day}T00:00:00Z`), row]))
    // Afterwards, so that those of the calls just read are there.
    await readNewProfiles(db, store, memory)
    const reading = { ...store.columns, ranks: store.columns.profiles.ranks, clock }
    for (const { start, version } of batch) {
      const row = byDay.get(start)
      store.chunks.set(start / 1000, chunkOf(start / 1000, version, row ?? { calls: '', rings: '' }, reading))
    }
  }
  const chunks = [...store.chunks.values()].sort((a, b) => a.start - b.start)
  store.columns = { ...store.columns, chunks, blocks: blocksOf(chunks) }
}

async function readNewProfiles(db: Queries, store: Store, { counts }: Memory): Promise<void> {
  const profiles = await allProfiles(db, counts)
  if (profiles.length === store.profiles) return
  for (const profile of profiles.slice(store.profiles)) store.columns.flow.add(profile)
  store.profiles = profiles.length
  store.columns = { ...store.columns, profiles: tableOf(profiles, store.columns, store.columns.flow) }
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
