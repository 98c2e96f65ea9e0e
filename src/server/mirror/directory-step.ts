/** When which part of the directory is read: all of it at the start, then each now and then, the longer it is the less often. */
import type { Queries } from '../db/connect.ts'
import type { Time } from '../time.ts'
import type { DirectoryResource, Upstream } from '../upstream/upstream.ts'
import { DIRECTORY, type Reading, readingOf } from './directory.ts'
import { writeState } from './state.ts'

/** Milliseconds between two readings of a resource at least, and for each of its pages: a tenth of thirty requests a minute. */
const EVERY = 10 * 60_000
const FOR_EACH_PAGE = 20_000

export interface DirectoryParts {
  db: Queries
  upstream: Upstream
  time: Time
  signal: AbortSignal
}

export class Directory {
  readonly #parts: DirectoryParts
  readonly #due = new Map<DirectoryResource, number>()
  #reading: Reading | undefined

  constructor(parts: DirectoryParts) {
    this.#parts = parts
  }

  /** When the next reading is due, in milliseconds since 1970. */
  get dueAt(): number {
    return this.#reading === undefined ? Math.min(...DIRECTORY.map((resource) => this.#due.get(resource) ?? 0)) : 0
  }

  /** Goes on with what was never read since the start; false where everything was. */
  first(now: number): Promise<boolean> {
    return this.#step(now, (resource) => !this.#due.has(resource))
  }

  /** Goes on with what is to be read again; false where nothing is. */
  again(now: number): Promise<boolean> {
    return this.#step(now, (resource) => (this.#due.get(resource) ?? 0) <= now)
  }

  async #step(now: number, isDue: (resource: DirectoryResource) => boolean): Promise<boolean> {
    const { db, upstream, time, signal } = this.#parts
    const resource = this.#reading?.resource ?? DIRECTORY.find(isDue)
    if (resource === undefined || !isDue(resource)) return false
    this.#reading ??= readingOf(db, upstream, { priority: 'today', signal }, resource, time.now)
    if (!(await this.#reading.step())) return true
    this.#due.set(resource, now + Math.max(EVERY, this.#reading.pages * FOR_EACH_PAGE))
    this.#reading = undefined
    if (resource === DIRECTORY.at(-1)) await writeState(db, { directory_at: time.now() })
    return true
  }
}
