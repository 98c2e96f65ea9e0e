/**
 * Brings the account's list of calls here and keeps it whole, although its pages move while calls arrive, calls are listed late (when they
 * end, under their start), and calls change or go. How: a list that is held whole has each call at the same place as the account (places.ts).
 */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { Time } from '../time.ts'
import type { Ask, CallsPage, Priority, Upstream } from '../upstream/upstream.ts'
import { cover, readCovered, type Stretch } from './covered.ts'
import { datesOf } from './details.ts'
import { type HeldPage, holdDetails, holdPages, letGo } from './hold.ts'
import { countFrom, shiftAt, spanOf } from './places.ts'
import { Seen } from './seen.ts'
import { readAsideCalls } from './set-aside.ts'

/** Pages a look at the newest calls reads at most before it leaves the rest to the walk into history. */
const MOST_NEW = 5
/** Pages of history that are stored together. */
const TOGETHER = 5
/** Requests that one search for a difference may take, and calls that are asked for because they were not listed. */
const MOST_SEARCHED = 60
const MOST_SUSPECTS = 30

/** Milliseconds within which the walk into history goes on where it was. */
const GOING_ON = 60_000

/** What looking again found since the last time it was asked. */
export interface Findings {
  late: number
  changed: number
  removed: number
}

export interface WalkerParts {
  db: Queries
  upstream: Upstream
  time: Time
  zone: string
  /** Aborted when the mirror stops. */
  signal: AbortSignal
}

/** A page and its number, from 1. */
interface At {
  number: number
  page: CallsPage
}

/** A way down the list, from the newest call to `until` (milliseconds since 1970), to see what changed. */
export interface LookingThrough {
  until: number
  number: number
  above: CallsPage | undefined
}

export class Walker {
  /** Newest first. */
  covered: readonly Stretch[] = []
  readonly found: Findings = { late: 0, changed: 0, removed: 0 }
  readonly #parts: WalkerParts
  #seen = new Seen()
  /** When the walk into history last went on, in milliseconds since 1970. */
  #extendedAt = Number.NEGATIVE_INFINITY

  constructor(parts: WalkerParts) {
    this.#parts = parts
  }

  async open(): Promise<void> {
    this.covered = await readCovered(this.#parts.db)
    this.#seen = new Seen(await readAsideCalls(this.#parts.db))
  }

  /** True where nothing older is to be fetched. */
  get whole(): boolean {
    return this.covered[0]?.from === Number.NEGATIVE_INFINITY
  }

  /** Reads the newest calls, and one page from `depth` milliseconds ago that tells whether anything came late above it. Returns what is new. */
  async look(depth: number): Promise<NewCdr[]> {
    const top = this.covered[0]
    const fresh: NewCdr[] = []
    let newest: At | undefined
    let asked = 0
    for (let number = 1; ; number += 1) {
      const page = await this.#fetch(number, 'today')
      if (newest === undefined) asked = page.asked_at
      newest = { number, page }
      const span = spanOf(page)
      const reached = page.last || span === undefined || (top !== undefined && span.oldest <= top.to) || number >= MOST_NEW
      const from = page.last || span === undefined ? Number.NEGATIVE_INFINITY : span.oldest
      const held = await this.#hold([page], reached ? { from, to: Math.max(asked, from) } : undefined)
      fresh.push(...held.added)
      if (reached) break
    }
    await this.#probe(newest, this.#parts.time.now() - depth)
    return fresh
  }

  /** Fetches the next older calls of the newest stretch, until it reaches the one before, or the account's first call. */
  async extend(): Promise<void> {
    const top = this.covered[0]
    if (top === undefined || this.whole) return
    const { db, time } = this.#parts
    const pages: At[] = []
    try {
      await this.#readBelow(top, pages)
    } finally {
      const last = pages.at(-1)
      if (last !== undefined) {
        const span = spanOf(last.page)
        const from = last.page.last || span === undefined ? Number.NEGATIVE_INFINITY : Math.min(span.oldest, top.from)
        const read = pages.map(({ page }) => page)
        await this.#hold(read, { from, to: top.to })
        this.#extendedAt = time.now()
      }
    }
    const last = pages.at(-1)
    if (last === undefined || this.#parts.upstream.capabilities.dateFilter) return
    if ((await shiftAt(db, last.page)) !== 0) await this.#search(undefined, last)
  }

  /** Some pages that follow each other below a stretch: they are stored together. */
  async #readBelow(top: Stretch, pages: At[]): Promise<void> {
    const { dateFilter } = this.#parts.upstream.capabilities
    const before = dateFilter ? top.from + 1_000 : undefined
    const first = dateFilter ? { number: 1, page: await this.#fetch(1, 'history', before) } : await this.#below(top)
    pages.push(first)
    while (pages.length < TOGETHER && pages.at(-1)?.page.last === false) {
      const number = first.number + pages.length
      pages.push({ number, page: await this.#fetch(number, 'history', before) })
    }
  }

  /** The page that goes on below a stretch. When some time has gone by, calls above it may have been deleted: then one that overlaps it. */
  async #below(top: Stretch): Promise<At> {
    const { db, upstream, time } = this.#parts
    const held = await countFrom(db, top.from)
    const goingOn = time.now() - this.#extendedAt < GOING_ON
    let number = Math.floor((goingOn ? held : Math.max(held - 1, 0)) / upstream.perPage) + 1
    for (let back = 1; ; back *= 2) {
      const page = await this.#fetch(number, 'history')
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
    const page = await this.#fetch(through.number, priority)
    this.#count(await this.#hold([page]))
    await this.#settle(through.above, page)
    through.above = page
    through.number += 1
    const span = spanOf(page)
    return page.last || span === undefined || span.oldest < through.until
  }

  /** Where to go on looking through everything at an instant, after a restart. */
  async lookingFrom(at: number, until: number): Promise<LookingThrough> {
    const number = Math.max(1, Math.floor((await countFrom(this.#parts.db, at)) / this.#parts.upstream.perPage))
    return { until, number, above: undefined }
  }

  #ask(priority: Priority): Ask {
    return { priority, signal: this.#parts.signal }
  }

  #fetch(number: number, priority: Priority, before?: number): Promise<CallsPage> {
    return this.#parts.upstream.callsPage(this.#ask(priority), { page: number, before })
  }

  /** Holds pages and, in the same transaction, what they cover. */
  async #hold(pages: readonly CallsPage[], covers?: Stretch): Promise<HeldPage> {
    const { db, time } = this.#parts
    const into = { db, seen: this.#seen, now: time.now() }
    if (covers === undefined) return holdPages(into, pages)
    let covered = this.covered
    const held = await holdPages(into, pages, async (tx) => {
      covered = await cover(tx, this.covered, covers)
    })
    this.covered = covered
    return held
  }

  #count({ added, changed }: HeldPage): void {
    this.found.late += added.length
    this.found.changed += changed.length
  }

  /** Compares a page far down with what is held. Above it, `above` was read just now. */
  async #probe(above: At, since: number): Promise<void> {
    const { db, upstream } = this.#parts
    const from = Math.max(since, this.covered[0]?.from ?? Number.POSITIVE_INFINITY)
    if (!Number.isFinite(from) && from > 0) return
    const number = Math.floor((await countFrom(db, Math.max(from, 0))) / upstream.perPage)
    if (number <= above.number) return
    const page = await this.#fetch(number, 'today')
    this.#count(await this.#hold([page]))
    if ((await shiftAt(db, page)) !== 0) await this.#search(above, { number, page })
  }

  /**
   * Finds where the account's list differs above a page, and mends that: at first near the top, where calls come late by minutes, then by
   * halves. `above` is known not to differ.
   */
  async #search(above: At | undefined, deep: At): Promise<void> {
    const { db } = this.#parts
    let asked = 0
    let bottom = deep
    let top = above
    while (asked < MOST_SEARCHED) {
      let [low, high] = [top, bottom]
      while (high.number - (low?.number ?? 0) > 1 && asked < MOST_SEARCHED) {
        const from = low?.number ?? 0
        const step = Math.max(1, Math.min(from >> 1, (high.number - from) >> 1))
        const middle = await this.#read(from + step)
        asked += 1
        if ((await shiftAt(db, middle.page)) === 0) low = middle
        else high = middle
        if ((await shiftAt(db, bottom.page)) === 0) return
      }
      await this.#settle(low?.page, high.page)
      bottom = await this.#read(deep.number)
      asked += 2
      if ((await shiftAt(db, bottom.page)) === 0) return
      // Something else differs, or the list has moved on since: from its top again.
      top = await this.#read(1)
      if ((await shiftAt(db, top.page)) !== 0) top = undefined
    }
  }

  async #read(number: number): Promise<At> {
    const page = await this.#fetch(number, 'today')
    this.#count(await this.#hold([page]))
    return { number, page }
  }

  /** Asks for each call that is held and should stand on two pages that follow each other, and does not; lets go those that are not there. */
  async #settle(above: CallsPage | undefined, below: CallsPage): Promise<void> {
    const { db, upstream, zone, time } = this.#parts
    const newest = above === undefined ? undefined : spanOf(above)?.oldest
    const oldest = spanOf(below)?.oldest
    if (oldest === undefined && !below.last) return
    const listed = [above, below].flatMap((page) => page?.calls ?? []).flatMap((call) => (call.ok ? call.record.uuid : []))
    const suspects = await db.rows<{ uuid: string; started: number }>(sql`
      select uuid::text as uuid, extract(epoch from started_at)::float8 * 1000 as started from cdrs
      where started_at > ${below.last || oldest === undefined ? '-infinity' : new Date(oldest).toISOString()}
        and started_at <= ${newest === undefined ? 'infinity' : new Date(newest).toISOString()}
        and started_at <= ${new Date(below.asked_at - 1_000).toISOString()}
        and uuid <> all(${sql.param(listed)}::uuid[])
      order by started_at desc limit ${MOST_SUSPECTS}`)
    const gone: string[] = []
    for (const { uuid, started } of suspects) {
      const call = await upstream.call(this.#ask('today'), uuid, datesOf(started, zone))
      if (call === null) gone.push(uuid)
      else await holdDetails(db, [call], time.now())
    }
    if (gone.length === 0) return
    this.#seen.forget(gone)
    this.found.removed += await letGo(db, gone)
  }
}
