/** The real app over a test's database, with a clock that stands still until it is moved. */
import type { Hono } from 'hono'
import type { Role } from '#contract/dashboard/roles.ts'
import { localAccount } from '../account/local.ts'
import { type AppDeps, createApp } from '../app.ts'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/connect.ts'
import type { Sound } from '../http/play.ts'
import { createRecordings } from '../http/recordings.ts'
import type { Route } from '../http/route.ts'
import { createLog } from '../log.ts'
import { secondsOfSound } from '../resources/cdrs/sounds.ts'
import { numberChangeRunner } from '../resources/number-changes/runner.ts'

export interface TestClock extends Clock {
  /** Moves the time on by this many milliseconds. */
  advance(milliseconds: number): void
}

/** A clock that starts at this instant (ISO 8601). */
export function testClock(at = '2026-03-31T09:00:00Z'): TestClock {
  let time = Date.parse(at)
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}

export interface TestApp {
  app: Hono
  routes: readonly Route[]
  deps: AppDeps
  /** A request with the demo token of a role, or without any (`null`). Paths are from the root; a body is sent as JSON. */
  as(role: Role | null, path: string, init?: { method?: string; body?: unknown; headers?: Record<string, string> }): Promise<Response>
}

/** A sound whose every byte says where it stands. */
export function countingSound(length: number): Sound {
  const read = (start: number, end: number) => new Uint8Array(end - start).map((_, index) => (start + index) % 251)
  return { length, type: 'audio/wav', read }
}

const SECRET = 'only for tests, and long enough for it'

export function createTestApp(db: Db, more: Partial<AppDeps> = {}): TestApp {
  const clock = more.clock ?? testClock()
  const zone = more.zone ?? 'Europe/Istanbul'
  const log = createLog('silent')
  const account = localAccount({ db, clock, zone })
  const deps: AppDeps = {
    db,
    clock,
    zone,
    kind: 'demo',
    upstream: null,
    fetchCall: null,
    relaySound: null,
    mirror: null,
    account,
    recordings: createRecordings(SECRET),
    numberChanges: numberChangeRunner({ db, clock, account, log }),
    log,
    sessionSecret: SECRET,
    async soundOf(kind, uuid) {
      const seconds = await secondsOfSound(db, kind, uuid)
      return seconds === null ? null : countingSound(seconds * 1000)
    },
    rateLimit: 1_000_000,
    demoTokens: true,
    ...more,
  }
  const { app, routes } = createApp(deps)
  return {
    app,
    routes,
    deps,
    async as(role, path, init = {}) {
      const headers: Record<string, string> = {
        accept: 'application/json',
        ...(role === null ? {} : { authorization: `Bearer demo-${role}` }),
      }
      if (init.body !== undefined) headers['content-type'] = 'application/json'
      const body = init.body === undefined ? {} : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) }
      return app.request(path, { method: init.method ?? 'GET', headers: { ...headers, ...init.headers }, ...body })
    },
  }
}
