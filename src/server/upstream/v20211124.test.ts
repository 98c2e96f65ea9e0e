import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import detail from '#contract/hipcall/examples/cdrs-retrieve.json'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { systemTime } from '../time.ts'
import type { Ask } from './upstream.ts'
import { createHipcall, type HipcallOptions } from './v20211124.ts'

const on = testDatabase()
const PERSON: Ask = { priority: 'person' }
const AGENT: Ask = { priority: 'person', token: 'demo-agent' }
const UUID = 'caedfd1b-25ec-447e-ad87-3b7eb3d358ea'
const OTHER = '7b7a0388-a743-4060-82f8-0bc92e48482e'

const hipcall = (more: Partial<HipcallOptions> = {}) => {
  const { app } = createTestApp(on.db)
  const fetch = async (request: Request) => app.request(request)
  return createHipcall({ address: 'http://hipcall.test', token: 'demo-admin', time: systemTime, zone: 'Europe/Istanbul', fetch, ...more })
}

describe('an account of version 20211124', () => {
  beforeEach(async () => {
    await seedDocumentedAccount(on.db)
  })

  it('lists calls as they are stored', async () => {
    const page = await hipcall().callsPage(PERSON, { page: 1 })
    expect(page).toMatchObject({ rank: 0, last: true, total: null })
    expect(page.calls).toHaveLength(10)
    const [first] = page.calls
    expect(first).toMatchObject({ ok: true, record: { resource_type: 'cdr', call_flow: null } })
    expect(JSON.parse(first?.raw ?? '')).toMatchObject({ resource_type: 'cdr', started_at: '2023-03-31T08:41:58+0000' })
    expect(await hipcall().callsPage(PERSON, { page: 2 })).toMatchObject({ rank: 10, calls: [], last: true })
  })

  it('gives a call with its steps, tries every date, and has null for one that is nowhere', async () => {
    const found = await hipcall().call(PERSON, UUID, ['2023-04-01', '2023-03-31'])
    expect(found).toMatchObject({ ok: true, record: { uuid: UUID } })
    expect(found?.ok === true && found.record.call_flow?.length).toBeGreaterThan(3)
    expect(await hipcall().call(PERSON, UUID, ['2023-04-01'])).toBeNull()
  })

  it('lists the directory', async () => {
    const account = hipcall()
    for (const resource of ['users', 'teams', 'greetings', 'numbers', 'extensions', 'tasks'] as const) {
      const { records, last } = await account.directoryPage(PERSON, resource, 1)
      expect(records.length, resource).toBeGreaterThan(0)
      expect(records.every(({ ok }) => ok)).toBe(true)
      expect(last).toBe(true)
    }
    expect(await account.user(PERSON, 2)).toMatchObject({ id: 2, name: 'Satya Nadella' })
    expect(await account.user(PERSON, 99)).toBeNull()
  })

  it('makes tasks, and finds them again', async () => {
    const account = hipcall()
    const task = await account.createTask(AGENT, {
      name: 'Call Ilgaz back',
      due_date: '2026-06-12T09:12:12Z',
      assign_to: 3,
      priority: 'high',
      contact_ids: [2],
    })
    expect(task).toMatchObject({ name: 'Call Ilgaz back', due_date: '2026-06-12T09:12:12+0000', assign_to: 3, priority: 'high' })
    expect(await account.tasksLike(PERSON, 'ilgaz')).toEqual([task])
  })

  it('makes comments and tags', async () => {
    const account = hipcall()
    const comment = await account.createComment(AGENT, { commentable_type: 'contact', commentable_id: 2, content: 'Was away' })
    expect(comment).toMatchObject({ id: expect.any(Number), content: 'Was away' })
    const tags = await account.addTags(AGENT, { type: 'contact', id: 2 }, ['VIP', 'late'])
    expect(tags.map(({ name }) => name)).toEqual(['late', 'VIP'])
    await account.removeTag(AGENT, { type: 'contact', id: 2 }, tags[0]?.id ?? 0)
    expect(await account.addTags(AGENT, { type: 'contact', id: 2 }, ['VIP'])).toHaveLength(1)
    expect(await account.addTags(AGENT, { type: 'company', id: 2 }, ['VIP'])).toHaveLength(1)
  })

  it('changes default numbers, and takes them away', async () => {
    const account = hipcall()
    const numberOf = async () => (await on.db.rows<{ n: number }>(sql`select default_number_id as n from users where id = 2`))[0]?.n
    await account.changeDefaultNumber(PERSON, 2, 3)
    expect(await numberOf()).toBe(3)
    await account.changeDefaultNumber(PERSON, 2, null)
    expect(await numberOf()).toBeNull()
  })

  it.each(['', '/', '/api/v20211124', '/api/v20211124/'])('takes its address with “%s” at the end', async (end) => {
    expect((await hipcall({ address: `http://hipcall.test${end}` }).directoryPage(PERSON, 'teams', 1)).records).not.toEqual([])
  })

  it('says what Hipcall says of a refusal', async () => {
    const account = hipcall()
    await expect(hipcall({ token: 'nobody' }).callsPage(PERSON, { page: 1 })).rejects.toMatchObject({
      failure: 'unauthorized',
      status: 401,
    })
    await expect(account.changeDefaultNumber(AGENT, 2, 3)).rejects.toMatchObject({
      failure: 'refused',
      status: 403,
      message: expect.stringContaining('admin'),
    })
    await expect(account.removeTag(PERSON, { type: 'contact', id: 2 }, 77)).rejects.toMatchObject({ failure: 'refused', status: 404 })
    await expect(account.createTask(PERSON, { name: 'Task', assign_to: 99 })).rejects.toMatchObject({
      failure: 'refused',
      status: 422,
      fields: { assign_to: [expect.any(String)] },
    })
  })

  it.each([
    ['2026-06-12T09:12:12Z', '20260612 12:12:12'],
    ['20220612 12:12:12', '20220612 12:12:12'],
    // The clock of Berlin shows 02:30 twice that night; written its way, the first is meant.
    ['2026-10-25T02:30:00+02:00', '20261025 02:30:00', 'Europe/Berlin'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z', 'Europe/Berlin'],
  ])('sends the due date %s as %s', async (due_date, documented, zone = 'Europe/Istanbul') => {
    const bodies: unknown[] = []
    const fetch = async (request: Request) => {
      bodies.push(await request.json())
      return Response.json({ message: 'No.' }, { status: 403 })
    }
    await expect(hipcall({ fetch, zone }).createTask(AGENT, { name: 'Task', due_date })).rejects.toMatchObject({ failure: 'refused' })
    expect(bodies).toEqual([{ name: 'Task', due_date: documented }])
  })

  it('refuses a due date that is none before anything is sent', async () => {
    const fetch = () => expect.unreachable()
    await expect(hipcall({ fetch }).createTask(AGENT, { name: 'Task', due_date: '2026-02-30T00:00:00Z' })).rejects.toMatchObject({
      failure: 'refused',
      status: 422,
      fields: { due_date: ['The due date is not a real date and time.'] },
    })
  })

  it('does not take one thing for another', async () => {
    const other = hipcall({ fetch: async () => Response.json({ data: { ...detail.data, uuid: OTHER } }) })
    expect(await other.call(PERSON, UUID, ['2023-03-31'])).toMatchObject({ ok: false, key: UUID, reason: expect.stringContaining('uuid') })
    const lost = hipcall({ fetch: async () => new Response('<html>Not found</html>', { status: 404 }) })
    await expect(lost.call(PERSON, UUID, ['2023-03-31'])).rejects.toMatchObject({ failure: 'garbled', status: 404 })
    const deaf = hipcall({ fetch: async () => Response.json({ data: { id: 2, default_number_id: 1 } }) })
    await expect(deaf.changeDefaultNumber(PERSON, 2, 3)).rejects.toMatchObject({ failure: 'garbled' })
    await deaf.changeDefaultNumber(PERSON, 2, 1)
    await expect(deaf.createTask(PERSON, { name: 'Task' })).rejects.toMatchObject({ failure: 'garbled', ambiguous: true })
  })

  it('looks through several pages of tasks with a text', async () => {
    const account = hipcall()
    for (let index = 0; index < 12; index += 1) await account.createTask(AGENT, { name: `Offer ${index}` })
    expect(await account.tasksLike(PERSON, 'offer')).toHaveLength(12)
  })

  it('counts requests', async () => {
    const account = hipcall()
    await account.directoryPage(PERSON, 'teams', 1)
    expect(account.budget()).toEqual({ last_minute: 1, limit: 1_000_000, waiting: 0 })
  })
})
