/** What every part of the server is given instead of reaching for it. */
import type { Account } from './account/account.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db/connect.ts'
import type { Recordings } from './http/recordings.ts'
import type { Logger } from './log.ts'
import type { FetchCall } from './mirror/fetch-call.ts'
import type { MirrorService } from './mirror/service.ts'
import type { NumberChangeRunner } from './resources/number-changes/runner.ts'
import type { Upstream } from './upstream/upstream.ts'

export interface Deps {
  db: Db
  clock: Clock
  /** The account's IANA time zone. */
  zone: string
  /** Which kind of account is served. */
  kind: 'demo' | 'hipcall'
  /** The account at Hipcall; null where this store is the account. */
  upstream: Upstream | null
  /** Fetches a call that is not held whole while a person waits; null where this store is the account. */
  fetchCall: FetchCall | null
  /** Begins to mirror the account at Hipcall; null where this store is the account. */
  mirror: (() => MirrorService) | null
  /** What a documented write does. */
  account: Account
  /** Makes the links under which recordings are played. */
  recordings: Recordings
  /** Works on changes of many default numbers; stopped before the database is closed. */
  numberChanges: NumberChangeRunner
  log: Logger
}
