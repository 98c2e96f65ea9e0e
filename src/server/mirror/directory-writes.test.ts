/** Readings of the directory while something is written here, of another account, and without an end. */
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { createHipcallApp, type HipcallApp, TOKENS } from '#server/testing/hipcall.ts'
import { simulatedAccount } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { startProcess } from '#server/testing/simulation/run.ts'
import { putUsers, userRow } from '#server/testing/small-account.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import type { DirectoryResource, Upstream } from '../upstream/upstream.ts'
import { DIRECTORY, readingOf, refuseOtherAccount } from './directory.ts'

const [on, far] = [testDatabase(), testDatabase()]
const ASK = { priority: 'today' } as const
let app: HipcallApp
let cookie: string

beforeEach(async () => {
  await seedDocumentedAccount(far.db)
  // Three pages of users.
  await putUsers(
    far.db,
    Array.from({ length: 25 }, (_, index) => userRow(10 + index)),
  )
  app = createHipcallApp(on.db, far.db)
  for (const resource of DIRECTORY) await read(resource)
  cookie = (await app.signedIn(TOKENS.operator)).cookie
  app.clock.advance(600_000)
})

function upstream(): Upstream {
  return app.deps.upstream ?? expect.unreachable()
}
/** Reads a listing whole; `between` is done once, after its first page. Returns how many pages it had. */
async function read(
  resource: DirectoryResource,
  { from = upstream(), between }: { from?: Upstream; between?: () => Promise<unknown> } = {},
) {
  const reading = readingOf(on.db, from, ASK, resource, app.clock.now)
  let pages = 1
  for (; !(await reading.step()); pages += 1) if (pages === 1) await between?.()
  return pages
}

async function ask(path: string, init: { method?: string; body?: unknown } = {}) {
  const response = await app.as(null, `/api/${path}`, { ...init, headers: { cookie } })
  return { status: response.status, data: ((await response.json()) as { data: Record<string, unknown> }).data }
}
const numberOf = async (id: number) =>
  (await on.db.rows<{ default_number_id: number | null }>(sql`select default_number_id from users where id = ${id}`))[0]?.default_number_id
const gone = (table: DirectoryResource) => on.db.rows(sql`select id from ${sql.identifier(table)} where gone_at is not null order by id`)

describe('what is written here', () => {
  it('while the account is being listed stays, although the listing had it otherwise', async () => {
    expect(await numberOf(34)).toBe(1)
    let seen: unknown
    await read('users', {
      async between() {
        // Of the first page, which was read before.
        const { records } = await upstream().directoryPage(ASK, 'users', 1)
        const first = records.flatMap((one) => (one.ok ? one.record.id : []))[0] ?? expect.unreachable()
        expect(await ask(`v20211124/users/${first}`, { method: 'PUT', body: { default_number_id: 3 } })).toMatchObject({ status: 200 })
        seen = first
      },
    })
    expect(await numberOf(Number(seen))).toBe(3)
    // What is changed there later is read again.
    app.clock.advance(600_000)
    await far.db.rows(sql`update users set default_number_id = 2 where id = ${Number(seen)}`)
    await read('users')
    expect(await numberOf(Number(seen))).toBe(2)
  })

  it('as a task keeps who made it, and is not taken for gone', async () => {
    const create = () => ask('v20211124/tasks', { method: 'POST', body: { name: 'Call Ada back' } })
    const before = await create()
    expect(before.status).toBe(201)
    const maker = () =>
      on.db.rows<{ name: string; created_by_name: string | null }>(
        sql`select name, created_by_name from tasks where id = ${Number(before.data.id)}`,
      )
    const made = await maker()
    expect(made).toEqual([{ name: 'Call Ada back', created_by_name: expect.any(String) }])
    app.clock.advance(600_000)
    await far.db.rows(sql`update tasks set name = 'Call Ada', updated_at = now() where id = ${Number(before.data.id)}`)
    await far.db.rows(sql`
      insert into tasks select (jsonb_populate_record(null::tasks, to_jsonb(t) || jsonb_build_object('id', 100 + n))).*
      from tasks t, generate_series(1, 25) n where t.id = 1`)
    let created = 0
    await read('tasks', {
      async between() {
        created = Number((await create()).data.id)
      },
    })
    expect(created).toBeGreaterThan(0)
    expect(await gone('tasks')).toEqual([])
    expect(await maker()).toEqual([{ ...made[0], name: 'Call Ada' }])
  })
})

describe('a listing', () => {
  it('that never ends is given up, and nothing that it does not have is taken for gone', async () => {
    const endless = { ...(await upstream().directoryPage(ASK, 'users', 1)), last: false }
    const pages = await read('users', { from: { ...upstream(), directoryPage: async () => endless as never } })
    expect(pages).toBe(5_000)
    expect(await gone('users')).toEqual([])
  })

  it('with a record that cannot be read has all others, and takes it back when it can be', async () => {
    app.line.through = async (request, next) => {
      const text = await (await next(request)).text()
      return new Response(text.replace('"email":"user11@example.com"', '"email":11'))
    }
    await far.db.rows(sql`update users set default_number_id = 4 where id in (11, 12)`)
    await read('users')
    expect([await numberOf(11), await numberOf(12)]).toEqual([null, 4])
    const aside = () => on.db.rows(sql`select resource, key, times from mirror_set_aside`)
    expect(await aside()).toEqual([{ resource: 'users', key: '11', times: 1 }])
    // It is known to be there all the same.
    expect(await gone('users')).toEqual([])
    app.line.through = (request, next) => next(request)
    await read('users')
    expect([await numberOf(11), await aside()]).toEqual([4, []])
  })

  it('that fails half way leaves everything as it was', async () => {
    await far.db.rows(sql`update users set default_number_id = 4`)
    await expect(
      read('users', {
        between: async () => {
          app.line.through = () => Promise.reject(new TypeError('terminated'))
        },
      }),
    ).rejects.toMatchObject({ failure: 'unreachable' })
    expect(await on.db.rows(sql`select id from users where default_number_id = 4`)).toEqual([])
  })
})

describe('the token of another account', () => {
  it('is told from one of this account, also where persons have come and gone', async () => {
    await refuseOtherAccount(on.db, upstream(), ASK)
    await far.db.rows(sql`delete from users where id > 3`)
    await putUsers(far.db, [userRow(77)])
    await refuseOtherAccount(on.db, upstream(), ASK)
    // The same ids, other persons.
    await far.db.rows(sql`update users set email = 'other' || id || '@example.org'`)
    await expect(refuseOtherAccount(on.db, upstream(), ASK)).rejects.toThrow(/another Hipcall account/)
    await on.db.rows(sql`delete from users`)
    await refuseOtherAccount(on.db, upstream(), ASK)
  })

  it('brings nothing here', async () => {
    const start = Date.parse('2026-03-10T09:00:00Z')
    const time = createVirtualTime(start)
    const calls = accountCalls({ from: start - 86_400_000, days: 1, perDay: 100, seed: 'other', until: start })
    // It lists no person that is known here.
    const account = simulatedAccount(time, { calls, limit: 30, window: 'fixed', seed: 'other' })
    const known = await on.db.rows(sql`select uuid from cdrs`)
    const { mirror, stop } = startProcess({ db: on.db, time, account, seed: 'other' })
    await time.run(start + 10 * 60_000)
    expect(mirror.now()).toMatchObject({
      state: 'failing',
      lastError: { status: null, message: expect.stringMatching(/another Hipcall account/) },
    })
    expect([...account.counted.asked.keys()]).toEqual(['users'])
    expect(await on.db.rows(sql`select uuid from cdrs`)).toEqual(known)
    expect(await gone('users')).toEqual([])
    const stopped = stop()
    await time.run(time.now() + 60_000)
    await stopped
  })
})
