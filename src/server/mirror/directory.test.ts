import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { getDirectory } from '#contract/dashboard/directory.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { createHipcallApp, type HipcallApp, TOKENS } from '#server/testing/hipcall.ts'
import { putUsers, userRow } from '#server/testing/small-account.ts'
import type { DirectoryResource } from '../upstream/upstream.ts'
import { DIRECTORY, readingOf } from './directory.ts'

const [on, far] = [testDatabase(), testDatabase()]
let app: HipcallApp
let cookie: string

beforeEach(async () => {
  await seedDocumentedAccount(far.db)
  app = createHipcallApp(on.db, far.db)
  for (const resource of DIRECTORY) await read(resource)
  cookie = (await app.signedIn(TOKENS.operator)).cookie
})

/** Reads a listing whole; `between` is done after each of its pages. */
async function read(resource: DirectoryResource, between?: () => Promise<unknown>): Promise<void> {
  const { upstream } = app.deps
  if (upstream === null) throw new Error('the test app has no account at the other end')
  const reading = readingOf(on.db, upstream, { priority: 'today' }, resource, app.clock.now)
  while (!(await reading.step())) await between?.()
}

async function ask(path: string, init: { method?: string; body?: unknown } = {}) {
  const response = await app.as(null, `/api/${path}`, { ...init, headers: { cookie } })
  return { status: response.status, answer: (await response.json()) as { data: unknown; meta?: { total: number } } }
}
const directory = async () => z.parse(getDirectory.answer, (await ask('dashboard/directory')).answer).data
const gone = (table: DirectoryResource) =>
  on.db.rows<{ id: number }>(sql`select id from ${sql.identifier(table)} where gone_at is not null order by id`)
const removed = (table: DirectoryResource, id: number) => far.db.rows(sql`delete from ${sql.identifier(table)} where id = ${id}`)

/** The last of each listing. */
async function lastOf(resource: DirectoryResource): Promise<number> {
  const [row] = await far.db.rows<{ id: number }>(sql`select max(id) as id from ${sql.identifier(resource)}`)
  return row?.id ?? expect.unreachable()
}

describe('what the account has not any more', () => {
  it.each(DIRECTORY)('%s: is in no list and no count, is still there by its id, and comes back', async (resource) => {
    const id = await lastOf(resource)
    const before = await ask(`v20211124/${resource}`)
    const one = await ask(`v20211124/${resource}/${id}`)
    const [row] = await far.db.rows<{ row: unknown }>(sql`select to_jsonb(t) as row from ${sql.identifier(resource)} t where id = ${id}`)
    await removed(resource, id)
    await read(resource)
    expect(await gone(resource)).toEqual([{ id }])
    const after = await ask(`v20211124/${resource}`)
    expect(after.answer.meta?.total).toBe((before.answer.meta?.total ?? 0) - 1)
    expect(after.answer.data).not.toContainEqual(expect.objectContaining({ id }))
    expect(await ask(`v20211124/${resource}/${id}`)).toEqual(one)

    await far.db.rows(sql`insert into ${sql.identifier(resource)}
      select * from jsonb_populate_record(null::${sql.identifier(resource)}, ${JSON.stringify(row?.row)}::jsonb)`)
    await read(resource)
    expect(await gone(resource)).toEqual([])
    expect(await ask(`v20211124/${resource}`)).toEqual(before)
  })

  it('is named where history has it, and marked', async () => {
    const before = await directory()
    expect(JSON.stringify(before)).not.toContain('gone')
    for (const resource of ['users', 'teams', 'greetings', 'numbers', 'extensions'] as const) {
      const id = await lastOf(resource)
      await removed(resource, id)
      await read(resource)
      const now = (await directory())[resource]
      const known = before[resource].find((record) => record.id === id) ?? expect.unreachable()
      expect(now).toHaveLength(before[resource].length)
      expect(now.find((record) => record.id === id)).toEqual({ ...known, ...('active' in known ? { active: false } : {}), gone: true })
    }
  })

  it('gets nothing new', async () => {
    await removed('numbers', 4)
    await removed('users', 4)
    await read('numbers')
    await read('users')
    const change = await ask('v20211124/users/1', { method: 'PUT', body: { default_number_id: 4 } })
    expect(change.status).toBe(422)
    const preview = await ask('dashboard/number-changes/preview', { method: 'POST', body: { default_number_id: 1, user_ids: [1, 4] } })
    expect(preview.answer.data).toMatchObject({ counts: { change: 1, gone: 1 }, rows: [{ user_id: 1 }, { user_id: 4, verdict: 'gone' }] })
  })
})

describe('what is not listed while pages move', () => {
  const USERS = Array.from({ length: 25 }, (_, index) => userRow(10 + index))

  beforeEach(async () => {
    await putUsers(far.db, USERS)
    await read('users')
  })

  it('is not taken for gone when another goes', async () => {
    let pages = 0
    await read('users', async () => {
      pages += 1
      if (pages === 1) await removed('users', 3)
    })
    expect(await gone('users')).toEqual([])
    await read('users')
    expect(await gone('users')).toEqual([{ id: 3 }])
  })

  it('is not taken for gone when it was made meanwhile', async () => {
    let pages = 0
    await read('users', async () => {
      pages += 1
      if (pages > 1) return
      // The account sorts it before the pages that are still to come.
      const made = userRow(900, { created_at: '2020-01-01T00:00:00+0000' })
      await putUsers(far.db, [made])
      await putUsers(on.db, [made])
    })
    expect(await gone('users')).toEqual([])
  })
})
