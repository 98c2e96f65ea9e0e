/** Fetches call flows one by one and stores them some at a time. */

import type { Queries } from '../db/connect.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { Time } from '../time.ts'
import type { Priority, Read, Upstream } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import { datesOf, nextDetails, putOff, type Wanted } from './details.ts'
import { holdDetails } from './hold.ts'

/** How many are stored at once, and milliseconds until fewer are: nobody waits for those of history, and many at once cost a third. */
const BATCH = 100
const LONGEST_HELD = { today: 30_000, history: 240_000 }
/** Milliseconds until it is looked again whether any are missing. */
const LOOK_AGAIN = 180_000
/** How many are looked for at once, and how many new ones are remembered. */
const AHEAD = 100
const MOST_FRESH = 500

export interface DetailsParts {
  db: Queries
  upstream: Upstream
  time: Time
  zone: string
  signal: AbortSignal
}

export class Details {
  /** Calls whose steps were stored since the start. */
  written = 0
  readonly #parts: DetailsParts
  #fresh: Wanted[] = []
  #ahead: Wanted[] = []
  #lookedAt = Number.NEGATIVE_INFINITY
  #fetched: Read<NewCdr>[] = []
  /** When what was fetched is to be stored at the latest. */
  #flushAt = Number.POSITIVE_INFINITY

  constructor(parts: DetailsParts) {
    this.#parts = parts
  }

  /** Calls that came in just now: their steps are wanted first. */
  add(calls: readonly NewCdr[]): void {
    if (this.#parts.upstream.capabilities.flowInList) return
    const wanted = calls.map(({ uuid, started_at }) => ({ uuid, started: Date.parse(started_at) }))
    this.#fresh = [...wanted, ...this.#fresh].slice(0, MOST_FRESH)
  }

  /** True where what was fetched should be stored. */
  fullAt(now: number): boolean {
    return this.#fetched.length >= BATCH || (this.#fetched.length > 0 && now >= this.#flushAt)
  }

  async flush(): Promise<void> {
    const fetched = this.#fetched
    if (fetched.length === 0) return
    await holdDetails(this.#parts.db, fetched, this.#parts.time.now())
    this.written += fetched.length
    this.#fetched = this.#fetched.filter((detail) => !fetched.includes(detail))
  }

  /** The steps of a call that came in lately; false where there is none. */
  async fresh(now: number): Promise<boolean> {
    const wanted = this.#fresh.shift()
    if (wanted === undefined) return false
    await this.#fetch(wanted, 'today', now)
    return true
  }

  /** The steps of the next call that has none; false where there is none. */
  async missing(now: number): Promise<boolean> {
    if (this.#parts.upstream.capabilities.flowInList) return false
    if (this.#ahead.length === 0 && now - this.#lookedAt >= LOOK_AGAIN) {
      await this.flush()
      this.#ahead = await nextDetails(this.#parts.db, now, AHEAD, [])
      this.#lookedAt = this.#ahead.length === 0 ? now : Number.NEGATIVE_INFINITY
    }
    const wanted = this.#ahead.shift()
    if (wanted === undefined) return false
    await this.#fetch(wanted, 'history', now)
    return true
  }

  async #fetch(wanted: Wanted, priority: Priority, now: number): Promise<void> {
    const { db, upstream, zone, signal } = this.#parts
    try {
      const call = await upstream.call({ priority, signal }, wanted.uuid, datesOf(wanted.started, zone))
      if (call === null) await putOff(db, wanted.uuid, 'Hipcall has no details of this call', now)
      else if (call.ok) this.#keep(call, now + LONGEST_HELD[priority === 'history' ? 'history' : 'today'])
      else {
        await holdDetails(db, [call], now)
        await putOff(db, wanted.uuid, call.reason, now)
      }
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      if (error.failure === 'refused') await putOff(db, wanted.uuid, error.message, now)
      else {
        this.#ahead.unshift(wanted)
        throw error
      }
    }
  }

  #keep(call: Read<NewCdr>, until: number): void {
    this.#flushAt = Math.min(this.#fetched.length === 0 ? Number.POSITIVE_INFINITY : this.#flushAt, until)
    this.#fetched.push(call)
  }
}
