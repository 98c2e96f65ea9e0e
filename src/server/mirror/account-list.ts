/** The account's list of calls as this mirror sees it: fetches pages of it, holds what they say, and knows what of it is covered. */
import type { Queries } from '../db/connect.ts'
import type { Time } from '../time.ts'
import type { CallsPage, Priority, Upstream } from '../upstream/upstream.ts'
import { cover, isNewer, joined, readCovered, type Stretch } from './covered.ts'
import { type HeldPage, holdPages, letGo } from './hold.ts'
import { LatePlaces } from './late-places.ts'
import { type Counting, countedAt, countFrom, shiftAt } from './places.ts'
import { Seen } from './seen.ts'
import { readAsideCalls } from './set-aside.ts'
import { storable } from './storable.ts'

/** What looking again found since the last time it was asked. */
export interface Findings {
  late: number
  changed: number
  removed: number
}

export interface ListParts {
  db: Queries
  upstream: Upstream
  time: Time
  /** IANA zone of the account. */
  zone: string
  /** Aborted when the mirror stops. */
  signal: AbortSignal
}

/** A page and its number, from 1. */
export interface At {
  number: number
  page: CallsPage
}

/** Milliseconds between two times that nothing but how new it is covered is written down: so much is looked at again after a restart. */
const COVERED_EVERY = 60_000

export class AccountList {
  /** Newest first. */
  covered: readonly Stretch[] = []
  /** What of it is written down, and since when. */
  #noted: readonly Stretch[] = []
  #notedAt = Number.NEGATIVE_INFINITY
  readonly found: Findings = { late: 0, changed: 0, removed: 0 }
  /** Calls stored or replaced since the start. */
  written = 0
  readonly parts: ListParts
  readonly #late: LatePlaces
  #seen = new Seen()

  constructor(parts: ListParts) {
    this.parts = parts
    this.#late = new LatePlaces(parts.db)
  }

  /** Counts what is held. */
  readonly #count: Counting = (instants) => countedAt(this.parts.db, instants)

  /** The same from memory, where it is about the last days: what it says of a difference is to be counted again. */
  readonly #countLate: Counting = (instants) => this.#late.countedAt(instants, this.parts.time.now())

  /** How many calls are held from an instant on (milliseconds since 1970). */
  heldFrom(at: number): Promise<number> {
    return countFrom(this.#count, at)
  }

  /** The same, about: where to look. */
  aboutHeldFrom(at: number): Promise<number> {
    return countFrom(this.#countLate, at)
  }

  /** True where the account's list is longer or shorter above a page than what is held. The calls of the page are held already. */
  async differsAbove(page: CallsPage): Promise<boolean> {
    return (await shiftAt(this.#count, page)) !== 0
  }

  /** The same, without asking the database where memory knows of no difference. */
  async differsLately(page: CallsPage): Promise<boolean> {
    return (await shiftAt(this.#countLate, page)) !== 0 && this.differsAbove(page)
  }

  async open(): Promise<void> {
    this.covered = this.#noted = await readCovered(this.parts.db)
    this.#seen = new Seen(await readAsideCalls(this.parts.db))
  }

  /** True where nothing older is to be fetched. */
  get whole(): boolean {
    return this.covered[0]?.from === Number.NEGATIVE_INFINITY
  }

  async fetch(number: number, priority: Priority, before?: number): Promise<CallsPage> {
    const { upstream, signal } = this.parts
    const page = await upstream.callsPage({ priority, signal }, { page: number, before })
    return { ...page, calls: page.calls.map(storable) }
  }

  /** Holds pages and, in the same transaction, what they cover. */
  async hold(pages: readonly CallsPage[], covers?: Stretch): Promise<HeldPage> {
    const { db, time } = this.parts
    const into = { db, seen: this.#seen, now: time.now() }
    const covered = covers === undefined ? this.covered : joined([...this.covered, covers])
    let noted = this.#noted
    const also = async (tx: Queries) => {
      const [top] = covered
      const waits = tx === db && isNewer(covered, this.#noted) && time.now() < this.#notedAt + COVERED_EVERY
      if (top !== undefined && !waits) noted = await cover(tx, this.#noted, top)
    }
    const held = await holdPages(into, pages, covers === undefined ? undefined : also)
    this.covered = covered
    if (noted !== this.#noted) [this.#noted, this.#notedAt] = [noted, time.now()]
    if (held.changed.length > 0 || pages.some(({ calls }) => calls.some((call) => !call.ok))) this.#late.forget()
    else this.#late.add(held.added)
    this.written += held.added.length + held.changed.length
    return held
  }

  /** Fetches and holds a page of what should be held already: what it brings was found. */
  async lookAt(number: number, priority: Priority): Promise<At> {
    const page = await this.fetch(number, priority)
    const { added, changed } = await this.hold([page])
    this.found.late += added.length
    this.found.changed += changed.length
    return { number, page }
  }

  /** Lets calls go that the account has not any more. */
  async letGo(uuids: readonly string[]): Promise<void> {
    this.#seen.forget(uuids)
    this.#late.forget()
    this.found.removed += await letGo(this.parts.db, uuids)
  }
}
