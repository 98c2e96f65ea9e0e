/** A Hipcall account in this process: a second app, in demo mode over a database of its own, and a line to it that can be cut. */
import type { Fetch } from '#contract/client.ts'
import { hipcallAccount } from '../account/hipcall.ts'
import { createHipcallTokens } from '../account/hipcall-tokens.ts'
import type { Db } from '../db/connect.ts'
import { hashToken } from '../http/tokens.ts'
import { createLog } from '../log.ts'
import { numberChangeRunner } from '../resources/number-changes/runner.ts'
import type { Time } from '../time.ts'
import { createHipcall } from '../upstream/v20211124.ts'
import { createTestApp, type TestApp, type TestClock, testClock } from './app.ts'

/** What becomes of a request on its way; `next` brings it there. */
export type Through = (request: Request, next: Fetch) => Promise<Response>

export interface HipcallApp extends TestApp {
  /** The account at the other end. */
  there: TestApp
  clock: TestClock
  /** Every request passes through this. */
  line: { through: Through }
  /** Requests that went out, as `POST /api/v20211124/tasks demo-agent`. */
  sent: string[]
  /** How long was waited, in milliseconds; time passes at once. */
  waited: number[]
  /** Never answers a request, whose sender's patience is over at once. */
  stall(request: Request): Promise<never>
  /** The cookie of a session with a token of the account. */
  signedIn(token: string): Promise<{ cookie: string }>
}

/** The operator's token, and those of two others of the account. */
export const TOKENS = { operator: 'demo-admin', other: 'demo-supervisor', third: 'demo-agent' } as const

/** Milliseconds after which an answer is given up. */
const PATIENCE = 30_000

/** Waiting costs nothing, but for an answer, which is waited for as long as it takes: `lost` ends that. */
function eagerTime(clock: TestClock, waited: number[], lost: Set<() => void>): Time {
  return {
    now: clock.now,
    async sleep(milliseconds, signal) {
      if (signal?.aborted) return
      if (milliseconds === PATIENCE) {
        await new Promise<void>((resolve) => {
          lost.add(resolve)
          signal?.addEventListener('abort', () => resolve(), { once: true })
        })
      } else {
        waited.push(milliseconds)
        await new Promise(setImmediate)
        clock.advance(milliseconds)
      }
    },
  }
}

/** An app whose account is the one in `far`, both at the same time. */
export function createHipcallApp(near: Db, far: Db, clock = testClock()): HipcallApp {
  const there = createTestApp(far, { clock })
  const [sent, waited, lost]: [string[], number[], Set<() => void>] = [[], [], new Set()]
  const time = eagerTime(clock, waited, lost)
  const zone = 'Europe/Istanbul'
  const line: HipcallApp['line'] = { through: (request, next) => next(request) }
  const fetch: Fetch = async (request) => {
    const { pathname } = new URL(request.url)
    sent.push(`${request.method} ${pathname} ${request.headers.get('authorization')?.slice('Bearer '.length)}`)
    return line.through(request, async (one) => there.app.request(one))
  }
  const upstream = createHipcall({ address: 'http://hipcall.test', token: TOKENS.operator, time, zone, fetch })
  const log = createLog('silent')
  const account = hipcallAccount({ db: near, time, zone, upstream })
  const here = createTestApp(near, {
    clock,
    zone,
    kind: 'hipcall',
    upstream,
    account,
    numberChanges: numberChangeRunner({ db: near, clock, account, log }),
    demoTokens: false,
    hipcallTokens: createHipcallTokens({ db: near, clock, upstream, operatorHash: hashToken(TOKENS.operator), log }),
  })
  return {
    ...here,
    there,
    clock,
    line,
    sent,
    waited,
    stall(request) {
      setImmediate(() => {
        for (const end of lost) end()
        lost.clear()
      })
      return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true }))
    },
    async signedIn(token) {
      const response = await here.as(null, '/api/dashboard/session', { method: 'POST', body: { token } })
      if (response.status !== 200) throw new Error(`not signed in: ${await response.text()}`)
      sent.length = 0
      return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
    },
  }
}
