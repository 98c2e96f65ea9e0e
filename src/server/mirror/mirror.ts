/** The mirror of a Hipcall account: one thing after the other, always the most useful one next, until it is stopped. */
import type { SyncState } from '#contract/dashboard/sync.ts'
import type { Db } from '../db/connect.ts'
import { MANY_ROWS, tidy } from '../db/tidy.ts'
import type { Logger } from '../log.ts'
import type { Time } from '../time.ts'
import type { Upstream } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import { AccountList } from './account-list.ts'
import { Details } from './details-step.ts'
import { refuseOtherAccount } from './directory.ts'
import { Directory } from './directory-step.ts'
import { Looking } from './looking-step.ts'
import { measure } from './measure.ts'
import { type Problem, problemOf } from './problem.ts'
import { type MirrorState, readState } from './state.ts'
import { Walker } from './walker.ts'

export interface MirrorParts {
  db: Db
  upstream: Upstream
  time: Time
  /** IANA zone of the account. */
  zone: string
  log: Logger
}

/** What only the running mirror knows. Instants are milliseconds since 1970. */
export interface MirrorNow {
  state: Exclude<SyncState, 'own' | 'waiting'>
  lastContactAt: number | null
  lastError: (Pick<Problem, 'message' | 'status'> & { at: number }) | null
  /** About how many calls the account has; null while that is not known. */
  total: number | null
}

/** Milliseconds the mirror sleeps at most, and between two looks at whether it may go on. */
const LONGEST_SLEEP = 5_000
/** Milliseconds of a pause from which it is told: what went wrong once is tried again in a second. */
const TOLD_FROM = 4_000
/** Calls written after which the database is tidied up: as many as before, so that what is small grows tidily, within these. */
const TIDY_AFTER = { least: MANY_ROWS, most: 20_000 }

export class Mirror {
  readonly #parts: MirrorParts
  readonly #stop = new AbortController()
  readonly #list: AccountList
  readonly #walker: Walker
  readonly #looking: Looking
  readonly #details: Details
  readonly #directory: Directory
  #running: Promise<void> | undefined
  #problems = 0
  #problem: Problem | null = null
  #pausedUntil = 0
  #paused = false
  #resumedAt: number | null = null
  /** How many calls had been written when it was last tidied up. */
  #tidiedAt = 0
  #opened = false
  #identified = false
  readonly #now: Omit<MirrorNow, 'state'> = { lastContactAt: null, lastError: null, total: null }

  constructor(parts: MirrorParts) {
    this.#parts = parts
    const signal = this.#stop.signal
    this.#list = new AccountList({ ...parts, signal })
    this.#walker = new Walker(this.#list)
    this.#details = new Details({ ...parts, signal })
    this.#looking = new Looking(this.#walker, this.#details)
    this.#directory = new Directory({ ...parts, signal })
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is under way any more; what was fetched is stored. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  /** What is going on. */
  now(): MirrorNow {
    return { ...this.#now, state: this.#state() }
  }

  /** Stops fetching or goes on, as an admin wants it: who goes on does so also after Hipcall refused the token. */
  heed({ paused, resumed_at }: Pick<MirrorState, 'paused' | 'resumed_at'>): void {
    this.#paused = paused !== null
    if (resumed_at === this.#resumedAt) return
    this.#resumedAt = resumed_at
    this.#problem = null
    this.#pausedUntil = 0
  }

  #state(): MirrorNow['state'] {
    if (this.#problem !== null && this.#problem.pause === null) return 'refused'
    if (this.#paused) return 'paused'
    if ((this.#problem?.pause ?? 0) >= TOLD_FROM) return 'failing'
    return this.#list.whole ? 'current' : 'filling'
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      const pause = await this.#once().catch((error: unknown) => this.#took(error))
      if (pause > 0) await this.#parts.time.sleep(Math.min(pause, LONGEST_SLEEP), signal)
    }
    await this.#details.flush().catch((error: unknown) => this.#parts.log.error({ err: error }, 'call flows could not be stored'))
  }

  /** Does the next thing; returns the milliseconds until there may be another. */
  async #once(): Promise<number> {
    const { time } = this.#parts
    if (!this.#opened) await this.#open()
    if (this.#paused || this.#problem?.pause === null) return LONGEST_SLEEP
    const now = time.now()
    if (now < this.#pausedUntil) return this.#pausedUntil - now
    if (!this.#identified) {
      await refuseOtherAccount(this.#parts.db, this.#parts.upstream, { priority: 'today', signal: this.#stop.signal })
      this.#identified = true
    }
    const wait = await this.#next(now)
    if (wait === 0) {
      this.#problems = 0
      this.#problem = null
      this.#now.lastContactAt = time.now()
    }
    return wait
  }

  async #open(): Promise<void> {
    const state = await readState(this.#parts.db)
    this.#resumedAt = state.resumed_at
    this.heed(state)
    await this.#list.open()
    this.#looking.open(state)
    this.#opened = true
  }

  /** The order of usefulness. 0: something was done. */
  async #next(now: number): Promise<number> {
    if (this.#details.fullAt(now)) await this.#details.flush()
    await this.#tidy()
    if (await this.#looking.newest(now)) return 0
    if (await this.#directory.first(now)) return 0
    if (await this.#details.fresh(now)) return 0
    if (await this.#looking.lately(now)) return 0
    if (await this.#directory.again(now)) return 0
    if (!this.#list.whole) {
      await this.#history()
      return 0
    }
    if (await this.#details.missing(now)) return 0
    await this.#details.flush()
    if (await this.#looking.everything(now)) return 0
    return Math.max(0, Math.min(this.#looking.dueAt, this.#directory.dueAt) - now) || 1
  }

  /** The embedded database neither sweeps up what was replaced nor notices by itself how it grows. */
  async #tidy(): Promise<void> {
    const { db } = this.#parts
    const written = this.#list.written + this.#details.written
    const due = this.#tidiedAt + Math.min(Math.max(this.#tidiedAt, TIDY_AFTER.least), TIDY_AFTER.most)
    if (db.kind !== 'embedded' || written < due) return
    this.#tidiedAt = written
    await tidy(db)
  }

  async #history(): Promise<void> {
    const { upstream } = this.#parts
    if (this.#now.total === null) this.#now.total = await measure(upstream, { priority: 'history', signal: this.#stop.signal })
    await this.#walker.extend()
  }

  #took(error: unknown): number {
    const { time, log } = this.#parts
    if (this.#stop.signal.aborted) return 0
    this.#problems += 1
    const problem = problemOf(error, this.#problems)
    const now = time.now()
    this.#problem = problem
    this.#now.lastError = { at: now, message: problem.message, status: problem.status }
    this.#pausedUntil = now + (problem.pause ?? 0)
    // The stack of what is our own doing is worth having.
    const what = error instanceof UpstreamError ? { status: problem.status, reason: problem.message } : { err: error }
    log.warn(what, 'the mirror could not go on')
    return problem.pause ?? LONGEST_SLEEP
  }
}
