/** Places of the calls of the last days, remembered: a look at the newest calls, every half minute, need not have them counted. */
import { parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '../db/connect.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import { type Counted, countedAt, startsFrom } from './places.ts'

/** How far back they are remembered from when they are read on, and for how long: a person who opens a call that is not held does not tell. */
const BACK = 36 * 3_600_000
const FOR = 3_600_000

export class LatePlaces {
  readonly #db: Queries
  /** When they started, oldest first, from `since` on, and when that was read; milliseconds since 1970. */
  #known: { starts: number[]; since: number; readAt: number } | undefined

  constructor(db: Queries) {
    this.#db = db
  }

  /** What countedAt says, as of `now`. */
  async countedAt(instants: readonly number[], now: number): Promise<Counted[]> {
    const earliest = Math.min(...instants)
    if (this.#known !== undefined && now >= this.#known.readAt + FOR) this.forget()
    if (earliest < (this.#known?.since ?? now - BACK)) return countedAt(this.#db, instants)
    this.#known ??= await this.#read(now)
    const { starts } = this.#known
    return instants.map((at) => ({ after: starts.length - placeOf(starts, at + 1), from: starts.length - placeOf(starts, at) }))
  }

  /** Calls that are held from now on. */
  add(calls: readonly NewCdr[]): void {
    if (this.#known === undefined) return
    const { starts, since } = this.#known
    for (const { started_at } of calls) {
      const at = parseTimestamp(started_at)
      if (at >= since) starts.splice(placeOf(starts, at), 0, at)
    }
  }

  /** They are read again when they are asked for. */
  forget(): void {
    this.#known = undefined
  }

  async #read(now: number) {
    const since = now - BACK
    return { starts: await startsFrom(this.#db, since), since, readAt: now }
  }
}

/** The first place in numbers that rise whose number is not less. */
function placeOf(numbers: readonly number[], number: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
