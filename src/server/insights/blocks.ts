/**
 * Blocks of days and what is remembered of them. By filter their sums: a long period is put together from these, and only its ends, and a
 * block that calls came into, are walked call by call. And the calls of a block in one chunk.
 */
import { keepNewest } from '../keep-newest.ts'
import { type Chunk, mergeChunks } from './chunk.ts'
import type { ProfileTable } from './profile-table.ts'
import type { Profile } from './profiles.ts'
import type { Tally } from './tally.ts'

const DAY = 86_400
/** Seconds of blocks, and of those they are put together to: whole UTC days, cut at the same places whatever is asked. */
const SHORTEST = 8 * DAY
const LONGER = [32 * DAY, 96 * DAY, 288 * DAY]
/** Up to which sums are made of calls. */
const MONTH = 32 * DAY

/** Of chunks, or of smaller blocks. */
export interface Block {
  /** No two blocks share it. */
  key: string
  /** Seconds since 1970. */
  from: number
  to: number
  /** Highest version of its days. */
  version: number
  calls: number
  /** Its sums are made of those of its parts; of a month, roughly, or less of its calls, for that costs as much. */
  byParts: boolean
  chunks: readonly Chunk[]
  parts: readonly Block[]
}

/** The largest blocks of all chunks, oldest first. */
export function blocksOf(chunks: readonly Chunk[]): Block[] {
  const shortest = grouped(chunks, SHORTEST, ({ start }) => start).map(({ of, ...span }): Block => {
    return { ...span, version: highest(of), calls: total(of.map(({ started }) => started.length)), byParts: false, chunks: of, parts: [] }
  })
  const together = (blocks: readonly Block[], length: number): Block[] =>
    grouped(blocks, length, ({ from }) => from).map(({ of, ...span }) => {
      return { ...span, version: highest(of), calls: total(of.map(({ calls }) => calls)), byParts: length > MONTH, chunks: [], parts: of }
    })
  return LONGER.reduce(together, shortest)
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)

const highest = (all: readonly { version: number }[]) => all.reduce((version, one) => Math.max(version, one.version), 0)

function grouped<T>(all: readonly T[], length: number, startOf: (one: T) => number) {
  const groups = new Map<number, T[]>()
  for (const one of all) {
    const number = Math.floor(startOf(one) / length)
    const group = groups.get(number)
    if (group === undefined) groups.set(number, [one])
    else group.push(one)
  }
  return [...groups].map(([number, of]) => ({ key: `${length} ${number}`, from: number * length, to: (number + 1) * length, of }))
}

interface Kept {
  version: number
  sums: Tally
}

/** Bytes that may be remembered. */
const ROOM = 48_000_000

/** Calls that are put into one chunk at once, while everybody waits: some 30 milliseconds. */
const MOST_MERGED = 250_000

/** Filters that were asked for once are known by name only. */
const NAMES = 500

/** Filters of which is known what they leave. */
const FILTERS = 200

/**
 * Remembers sums by filter and block, from the second time a filter is asked for; forgets those that were not asked for longest. And the
 * calls of blocks that have not changed since they were last walked, by profile over all of their days: a filter that leaves few calls
 * passes over the others of a year in as many steps as of a day. That takes as much room for each length as the days themselves.
 */
export class BlockMemory {
  readonly #filters = new Map<string, Map<string, Kept>>()
  readonly #asked = new Set<string>()
  readonly #merged = new Map<string, { version: number; chunk?: Chunk }>()
  readonly #left = new Map<string, { table: ProfileTable; classes: Uint8Array }>()
  #bytes = 0

  /** Whether this filter was asked for before; from now on it was. */
  knows(filter: string): boolean {
    if (this.#asked.has(filter)) return true
    if (this.#asked.size >= NAMES) this.#asked.clear()
    this.#asked.add(filter)
    return false
  }

  /** The class of each profile that a filter leaves, 0 for the others. */
  left(filter: string, table: ProfileTable, fits: (profile: Profile) => boolean): Uint8Array {
    const known = this.#left.get(filter)
    if (known?.table === table) return known.classes
    const classes = table.classes.map((one, id) => {
      const profile = table.all[id]
      return profile !== undefined && fits(profile) ? one : 0
    })
    this.#left.delete(filter)
    this.#left.set(filter, { table, classes })
    keepNewest(this.#left, FILTERS)
    return classes
  }

  /** The calls of a block, in as few chunks as there are. */
  chunksOf(block: Block, ranks: Int32Array): readonly Chunk[] {
    const known = this.#merged.get(block.key)
    if (known?.version === block.version && block.calls <= MOST_MERGED) {
      known.chunk ??= mergeChunks(chunksIn(block), ranks)
      return [known.chunk]
    }
    this.#merged.set(block.key, { version: block.version })
    return [...block.chunks, ...block.parts.flatMap((part) => this.chunksOf(part, ranks))]
  }

  of(filter: string, block: Block, sum: () => Tally): Tally {
    const ofFilter = this.#filters.get(filter) ?? new Map<string, Kept>()
    this.#filters.delete(filter)
    this.#filters.set(filter, ofFilter)
    const known = ofFilter.get(block.key)
    if (known?.version === block.version) return known.sums
    const sums = sum()
    this.#bytes += bytesOf(sums) - (known === undefined ? 0 : bytesOf(known.sums))
    ofFilter.set(block.key, { version: block.version, sums })
    this.#makeRoom(filter)
    return sums
  }

  #makeRoom(except: string): void {
    for (const [filter, blocks] of this.#filters) {
      if (this.#bytes <= ROOM || filter === except) return
      for (const { sums } of blocks.values()) this.#bytes -= bytesOf(sums)
      this.#filters.delete(filter)
    }
  }
}

const chunksIn = ({ chunks, parts }: Block): Chunk[] => [...chunks, ...parts.flatMap(chunksIn)]

function bytesOf({ counts, personTalk, series, answered, lost, talkInbound, talkOutbound }: Tally): number {
  const longer = [answered, lost, talkInbound, talkOutbound].reduce((sum, histogram) => sum + histogram.longer.length, 0)
  return counts.length * 16 + personTalk.length * 4 + series.length * 4 + longer * 8 + 4 * 16_384 + 4_096
}
