/** A small Hipcall account, a person of it who is signed in with their own token, and what they send. */
import { sql } from 'drizzle-orm'
import { beforeEach } from 'vitest'
import { ErrorBody } from '#contract/wire.ts'
import type { Db } from '../db/connect.ts'
import { testDatabase } from './database.ts'
import { createHipcallApp, type HipcallApp, TOKENS } from './hipcall.ts'
import { seedSmallAccount } from './small-account.ts'

export interface Answered {
  status: number
  retryAfter: string | null
  answer: unknown
}

export interface SmallHipcall {
  /** The databases of Santral and of the account at the other end. */
  readonly on: { readonly db: Db }
  readonly far: { readonly db: Db }
  readonly app: HipcallApp
  /** Another process over the same database: what the first has under way is its own. */
  restart(): void
}

/** A small account on both sides, new for each test. */
export function smallHipcall(): SmallHipcall {
  const [on, far] = [testDatabase(), testDatabase()]
  let app: HipcallApp
  beforeEach(async () => {
    await seedSmallAccount(on.db)
    await seedSmallAccount(far.db)
    app = createHipcallApp(on.db, far.db)
  })
  return {
    on,
    far,
    get app() {
      return app
    },
    restart() {
      app = createHipcallApp(on.db, far.db, app.clock)
    },
  }
}

export interface HipcallPerson {
  readonly hipcall: SmallHipcall
  /** `path` from `/api/`. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
}

export function hipcallPerson(): HipcallPerson {
  const hipcall = smallHipcall()
  let cookie: string
  beforeEach(async () => {
    cookie = (await hipcall.app.signedIn(TOKENS.other)).cookie
  })
  return {
    hipcall,
    async ask(method, path, body, headers = {}) {
      const sent = body === undefined ? {} : { body }
      const response = await hipcall.app.as(null, `/api/${path}`, { method, ...sent, headers: { cookie, ...headers } })
      return { status: response.status, retryAfter: response.headers.get('retry-after'), answer: (await response.json()) as unknown }
    },
  }
}

export const messageOf = ({ answer }: Pick<Answered, 'answer'>) => ErrorBody.parse(answer).message

export const TASKS = '/api/v20211124/tasks'
export const TASK = {
  name: 'Call them back',
  description: 'About the offer',
  assign_to: 3,
  due_date: '20260401 10:00:00',
  contact_ids: [2],
  priority: 'high',
}

/** The person creates a task. */
export const postTask = (person: HipcallPerson, body: unknown = TASK, key?: string) =>
  person.ask('POST', 'v20211124/tasks', body, key === undefined ? {} : { 'idempotency-key': key })

/** Tasks beside that of the small account. */
export const tasksIn = (db: Db) =>
  db.rows<{ id: number; name: string }>(sql`select id, name from tasks where name <> 'Call back' order by id`)

export const audited = (db: Db) =>
  db.rows<{ id: number; after: Record<string, unknown> }>(sql`select target_id as id, after from audit order by id`)
