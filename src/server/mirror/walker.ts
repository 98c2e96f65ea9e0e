/**
 * Brings the account's list of calls here and keeps it whole, although its pages move while calls arrive, calls are listed late (when they
 * end, under their start), and calls change or go. How: a list that is held whole has each call at the same place as the account (places.ts).
 */
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { CallsPage, Priority } from '../upstream/upstream.ts'
import type { AccountList, At } from './account-list.ts'
import type { Stretch } from './covered.ts'
import { Differences } from './differences.ts'
import { spanOf } from './places.ts'

/** Pages a look at the newest calls reads at most before it leaves the rest to the walk into history. */
const MOST_NEW = 5
/** Pages of history that are stored together. */
const TOGETHER = 10
/** Milliseconds within which the walk into history goes on where it was. */
const GOING_ON = 60_000

/** A way down the list, from the newest call to `until` (milliseconds since 1970), to see what changed. */
export interface LookingThrough {
  until: number
  number: number
  above: CallsPage | undefined
}

export class Walker {
  readonly list: AccountList
  readonly #differences: Differences
  /** When the walk into history last went on, in milliseconds since 1970. */
  #extendedAt = Number.NEGATIVE_INFINITY

  constructor(list: AccountList) {
    this.list = list
    this.#differences = new Differences(list)
  }

  /** Reads the newest calls. Returns what is new, and the last page that was read. */
  async look(): Promise<{ fresh: NewCdr[]; newest: At }> {
    const top = this.list.covered[0]
    const fresh: NewCdr[] = []
    let asked = 0
    for (let number = 1; ; number += 1) {
      const page = await this.list.fetch(number, 'today')
      if (number === 1) asked = page.asked_at
      const span = spanOf(page)
      const reached = page.last || span === undefined || (top !== undefined && span.oldest <= top.to) || number >= MOST_NEW
      const from = page.last || span === undefined ? Number.NEGATIVE_INFINITY : span.oldest
      const held = await this.list.hold([page], reached ? { from, to: Math.max(asked, from) } : undefined)
      fresh.push(...held.added)
      if (reached) return { fresh, newest: { number, page } }
    }
  }

  /** Reads, right after a look that ended with `newest`, one page from `depth` milliseconds ago: it tells whether any call came late above it. */
  lookDown(newest: At, depth: number): Promise<void> {
    return this.#differences.probe(newest, this.list.parts.time.now() - depth)
  }

  /** Fetches the next older calls of the newest stretch, until it reaches the one before, or the account's first call. */
  async extend(): Promise<void> {
    const top = this.list.covered[0]
    if (top === undefined || this.list.whole) return
    const { time } = this.list.parts
    const pages: At[] = []
    try {
      await this.#readBelow(top, pages)
    } finally {
      const last = pages.at(-1)
      if (last !== undefined) {
        const span = spanOf(last.page)
        const from = last.page.last || span === undefined ? Number.NEGATIVE_INFINITY : Math.min(span.oldest, top.from)
        const read = pages.map(({ page }) => page)
        await this.list.hold(read, { from, to: top.to })
        this.#extendedAt = time.now()
      }
    }
    const last = pages.at(-1)
    if (last === undefined || this.list.parts.upstream.capabilities.dateFilter) return
    if (await this.list.differsAbove(last.page)) await this.#differences.search(undefined, last)
  }

  /** Some pages that follow each other below a stretch: they are stored together. */
  async #readBelow(top: Stretch, pages: At[]): Promise<void> {
    const { dateFilter } = this.list.parts.upstream.capabilities
    const before = dateFilter ? top.from + 1_000 : undefined
    const first = dateFilter ? { number: 1, page: await this.list.fetch(1, 'history', before) } : await this.#below(top)
    pages.push(first)
    while (pages.length < TOGETHER && pages.at(-1)?.page.last === false) {
      const number = first.number + pages.length
      pages.push({ number, page: await this.list.fetch(number, 'history', before) })
    }
  }

  /** The page that goes on below a stretch. When some time has gone by, calls above it may have been deleted: then one that overlaps it. */
  async #below(top: Stretch): Promise<At> {
    const { upstream, time } = this.list.parts
    const held = await this.list.heldFrom(top.from)
    const goingOn = time.now() - this.#extendedAt < GOING_ON
    let number = Math.floor((goingOn ? held : Math.max(held - 1, 0)) / upstream.perPage) + 1
    for (let back = 1; ; back *= 2) {
      const page = await this.list.fetch(number, 'history')
      const span = spanOf(page)
      if (goingOn || number === 1 || (span !== undefined && span.newest >= top.from)) return { number, page }
      number = Math.max(1, number - back)
    }
  }

  /** Begins at the newest call. */
  lookThrough(until: number): LookingThrough {
    return { until, number: 1, above: undefined }
  }

  /** Goes on a page: what is listed is held as it is listed, what is not listed any more is let go. True at the end. */
  async lookOn(through: LookingThrough, priority: Priority): Promise<boolean> {
    const { page } = await this.list.lookAt(through.number, priority)
    await this.#differences.settle(through.above, page)
    through.above = page
    through.number += 1
    const span = spanOf(page)
    return page.last || span === undefined || span.oldest < through.until
  }

  /** Where to go on looking through everything at an instant, after a restart. */
  async lookingFrom(at: number, until: number): Promise<LookingThrough> {
    const number = Math.max(1, Math.floor((await this.list.heldFrom(at)) / this.list.parts.upstream.perPage))
    return { until, number, above: undefined }
  }
}
