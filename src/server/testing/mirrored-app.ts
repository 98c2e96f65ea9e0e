/** The app of a mirrored account as the server is in production: calls and sounds are fetched from the account while a person waits. */
import { setTimeout } from 'node:timers/promises'
import type { Fetch } from '#contract/client.ts'
import type { Db } from '../db/connect.ts'
import { callFetcher } from '../mirror/fetch-call.ts'
import { soundRelay } from '../mirror/relay-sound.ts'
import type { Time } from '../time.ts'
import { createHipcall, type Hipcall } from '../upstream/v20211124.ts'
import { createTestApp, type TestApp, type TestClock, testClock } from './app.ts'
import { type Through, TOKENS } from './hipcall.ts'

export interface MirroredApp extends TestApp {
  /** The account at the other end. */
  there: TestApp
  clock: TestClock
  upstream: Hipcall
  time: Time
  /** Every request to the account passes through this. */
  line: { through: Through }
  /** Paths of the requests that went out, without their query. */
  sent: string[]
  /** From now on whoever waits for an answer has lost patience as soon as the request is on its way. */
  impatient(): void
  /** A request of the operator's. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
}

/** Waits that end with what is waited for: for an answer of the API, and for a sound to begin. */
const PATIENCES = [30_000, 10_000]

export function createMirroredApp(near: Db, far: Db, clock = testClock()): MirroredApp {
  const there = createTestApp(far, { clock })
  const sent: string[] = []
  const line: MirroredApp['line'] = { through: (request, next) => next(request) }
  let patient = true
  const time: Time = {
    now: clock.now,
    async sleep(milliseconds, signal) {
      if (!PATIENCES.includes(milliseconds)) await setTimeout(0)
      else if (patient) await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
      else await setTimeout(10)
      clock.advance(PATIENCES.includes(milliseconds) ? 0 : milliseconds)
    },
  }
  const zone = 'Europe/Istanbul'
  const fetch: Fetch = async (request) => {
    sent.push(new URL(request.url).pathname)
    return line.through(request, async (one) => there.app.request(one))
  }
  const upstream = createHipcall({ address: 'http://hipcall.test', token: TOKENS.operator, time, zone, fetch })
  const fetchCall = callFetcher({ db: near, upstream, time })
  const here = createTestApp(near, {
    clock,
    zone,
    kind: 'hipcall',
    upstream,
    fetchCall,
    relaySound: soundRelay({ db: near, upstream, time, zone, fetchCall }),
  })
  return {
    ...here,
    there,
    clock,
    upstream,
    time,
    line,
    sent,
    impatient() {
      patient = false
    },
    get: (path, headers = {}) => here.as('admin', path, { headers }),
  }
}

/** Never answers, but ends when the request is given up. */
export const stalled: Through = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
