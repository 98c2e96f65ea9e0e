/** When the list of calls is looked at again: for new calls all the time, for what changed lately now and then, for everything when there is time. */

import type { At, ListParts } from './account-list.ts'
import type { Details } from './details-step.ts'
import { spanOf } from './places.ts'
import { type MirrorState, readState, writeState } from './state.ts'
import type { LookingThrough, Walker } from './walker.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds between two looks at the newest calls, and while history is fetched between two that also look for what came late. */
const NEWEST_EVERY = 25_000
const LATE_EVERY = 2 * NEWEST_EVERY
/**
 * How deep the page is that tells whether a call came late: the first that is due; each milliseconds deep, and how often. Calls come late by
 * hours where they last that long, and by a day where something was stuck.
 */
const DEPTHS = [
  { depth: 400 * 365 * DAY, every: 30 * MINUTE },
  { depth: 30 * HOUR, every: 0 },
]
/** How far back calls are read again that may have got their recording since, and how often. */
const LATELY = [
  { depth: 26 * HOUR, every: 6 * HOUR },
  { depth: 2 * HOUR, every: 30 * MINUTE },
]
/** Milliseconds between two pages of the looking through of everything, and from its end to the next beginning. */
const EVERYTHING_PACE = 6_000
const EVERYTHING_EVERY = 2 * DAY
/** Pages after which it is remembered where that is. */
const REMEMBER = 20

export class Looking {
  readonly #parts: ListParts
  readonly #walker: Walker
  readonly #details: Details
  #newestAt = 0
  #lateAt = 0
  #depths: number[] = DEPTHS.map(() => 0)
  #lately: { through: LookingThrough; index: number } | undefined
  #latelyAt: number[] = []
  #everything: LookingThrough | undefined
  #everythingAt = 0
  #resumeAt: number | null = null

  constructor(walker: Walker, details: Details) {
    this.#parts = walker.list.parts
    this.#walker = walker
    this.#details = details
  }

  open(state: MirrorState): void {
    const now = this.#parts.time.now()
    this.#latelyAt = LATELY.map(({ every }) => now + every)
    this.#everythingAt = state.looking_since !== null ? now : (state.looked_through_at ?? now - EVERYTHING_EVERY) + EVERYTHING_EVERY
    this.#resumeAt = state.looking_at
  }

  /** When something is due, in milliseconds since 1970. */
  get dueAt(): number {
    return this.#lately === undefined ? Math.min(this.#newestAt, this.#everythingAt, ...this.#latelyAt) : 0
  }

  /** New calls; false where it is too early. */
  async newest(now: number): Promise<boolean> {
    if (now < this.#newestAt) return false
    const { fresh, newest } = await this.#walker.look()
    this.#details.add(fresh)
    this.#newestAt = now + NEWEST_EVERY
    if (this.#walker.list.whole || now >= this.#lateAt) await this.#late(newest, now)
    await this.#tell()
    return true
  }

  /** A page that tells whether any call came late. */
  async #late(newest: At, now: number): Promise<void> {
    const index = Math.max(
      0,
      DEPTHS.findIndex((_, at) => (this.#depths[at] ?? 0) <= now),
    )
    const { depth = HOUR, every = 0 } = DEPTHS[index] ?? {}
    await this.#walker.lookDown(newest, depth)
    this.#lateAt = now + LATE_EVERY
    this.#depths[index] = now + every
  }

  /** A page of the calls of the last hours; false where they are not due. */
  async lately(now: number): Promise<boolean> {
    if (this.#lately === undefined) {
      const index = this.#latelyAt.findIndex((at) => at <= now)
      const depth = LATELY[index]?.depth
      if (depth === undefined) return false
      this.#lately = { through: this.#walker.lookThrough(now - depth), index }
    }
    const { through, index } = this.#lately
    if (!(await this.#walker.lookOn(through, 'today'))) return true
    this.#lately = undefined
    // The longer way has just been the shorter one too.
    this.#latelyAt = this.#latelyAt.map((at, other) => (other >= index ? now + (LATELY[other]?.every ?? HOUR) : at))
    await this.#tell()
    return true
  }

  /** A page of everything; false where that is not due. */
  async everything(now: number): Promise<boolean> {
    if (now < this.#everythingAt) return false
    const { db } = this.#parts
    if (this.#everything === undefined) {
      const from = this.#resumeAt
      this.#everything =
        from === null ? this.#walker.lookThrough(Number.NEGATIVE_INFINITY) : await this.#walker.lookingFrom(from, Number.NEGATIVE_INFINITY)
      this.#resumeAt = null
      if (from === null) await writeState(db, { looking_since: now })
    }
    this.#everythingAt = now + EVERYTHING_PACE
    const over = await this.#walker.lookOn(this.#everything, 'history')
    const at = this.#everything.above === undefined ? undefined : spanOf(this.#everything.above)?.oldest
    if (over) {
      const { looking_since } = await readState(db)
      await writeState(db, { looking_at: null, looking_since: null, looked_through_at: looking_since })
      this.#everything = undefined
      this.#everythingAt = Math.max(now, (looking_since ?? now) + EVERYTHING_EVERY)
    } else if (at !== undefined && this.#everything.number % REMEMBER === 0) await writeState(db, { looking_at: at })
    await this.#tell()
    return true
  }

  /** Adds what was found to what is remembered. */
  async #tell(): Promise<void> {
    const { found } = this.#walker.list
    if (found.late + found.changed + found.removed === 0) return
    const { db } = this.#parts
    const before = (await readState(db)).found
    await writeState(db, {
      found: { late: before.late + found.late, changed: before.changed + found.changed, removed: before.removed + found.removed },
    })
    Object.assign(found, { late: 0, changed: 0, removed: 0 })
  }
}
