/**
 * Sums of whole blocks of days, remembered by filter: a long period is put together from them, and only its ends, and a block that
 * calls came into, are walked call by call.
 */
import type { Chunk } from './columns.ts'
import type { Tally } from './tally.ts'

/** UTC days of a block, and blocks of a larger one. They are cut at the same places whatever is asked. */
const LENGTH = 32
const LARGER = 8
const DAY = 86_400

/** Of chunks, or of smaller blocks. */
export interface Block {
  /** No two blocks share it. */
  key: string
  /** Seconds since 1970. */
  from: number
  to: number
  /** Highest version of its days. */
  version: number
  chunks: readonly Chunk[]
  parts: readonly Block[]
}

/** The larger blocks of all chunks, oldest first. */
export function blocksOf(chunks: readonly Chunk[]): Block[] {
  const small = grouped(chunks, LENGTH * DAY, ({ start }) => start).map(({ key, from, to, of }) => {
    return { key, from, to, version: highest(of), chunks: of, parts: [] }
  })
  return grouped(small, LENGTH * LARGER * DAY, ({ from }) => from).map(({ key, from, to, of }) => {
    return { key, from, to, version: highest(of), chunks: [], parts: of }
  })
}

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

/** Filters that were asked for once are known by name only. */
const NAMES = 500

/** Remembers sums by filter and block, from the second time a filter is asked for; forgets those that were not asked for longest. */
export class BlockMemory {
  readonly #filters = new Map<string, Map<string, Kept>>()
  readonly #asked = new Set<string>()
  #bytes = 0

  /** Whether this filter was asked for before; from now on it was. */
  knows(filter: string): boolean {
    if (this.#asked.has(filter)) return true
    if (this.#asked.size >= NAMES) this.#asked.clear()
    this.#asked.add(filter)
    return false
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

function bytesOf({ counts, personTalk, series, answered, lost, talkInbound, talkOutbound }: Tally): number {
  const longer = [answered, lost, talkInbound, talkOutbound].reduce((sum, histogram) => sum + histogram.longer.length, 0)
  return counts.length * 16 + personTalk.length * 4 + series.length * 4 + longer * 8 + 4 * 16_384 + 4_096
}
