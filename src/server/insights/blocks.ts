/**
 * Sums of whole blocks of days, remembered by filter: a long period is put together from them, and only its ends, and a block that
 * calls came into, are walked call by call.
 */
import type { Chunk } from './columns.ts'
import type { Tally } from './tally.ts'

/** UTC days of a block. They are cut at the same places whatever is asked. */
const LENGTH = 32
const DAY = 86_400

export interface Block {
  number: number
  /** Seconds since 1970. */
  from: number
  to: number
  /** Highest version of its days. */
  version: number
  chunks: readonly Chunk[]
}

export function blocksOf(chunks: readonly Chunk[]): Block[] {
  const groups = new Map<number, Chunk[]>()
  for (const chunk of chunks) {
    const number = Math.floor(chunk.start / (LENGTH * DAY))
    const group = groups.get(number)
    if (group === undefined) groups.set(number, [chunk])
    else group.push(chunk)
  }
  return [...groups].map(([number, group]) => {
    const version = group.reduce((highest, chunk) => Math.max(highest, chunk.version), 0)
    return { number, from: number * LENGTH * DAY, to: (number + 1) * LENGTH * DAY, version, chunks: group }
  })
}

interface Kept {
  version: number
  sums: Tally
}

/** Bytes that may be remembered. */
const ROOM = 48_000_000

/** Remembers sums by filter and block; forgets the filters that were not asked for longest. */
export class BlockMemory {
  readonly #filters = new Map<string, Map<number, Kept>>()
  #bytes = 0

  of(filter: string, block: Block, sum: () => Tally): Tally {
    const ofFilter = this.#filters.get(filter) ?? new Map<number, Kept>()
    this.#filters.delete(filter)
    this.#filters.set(filter, ofFilter)
    const known = ofFilter.get(block.number)
    if (known?.version === block.version) return known.sums
    const sums = sum()
    this.#bytes += bytesOf(sums) - (known === undefined ? 0 : bytesOf(known.sums))
    ofFilter.set(block.number, { version: block.version, sums })
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
