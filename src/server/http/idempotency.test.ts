import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Role } from '#contract/dashboard/roles.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { rowCounts, seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
const clock = testClock()
let app: TestApp
beforeEach(async () => {
  await seedSmallAccount(on.db)
  app = createTestApp(on.db, { clock })
})

const Created = z.object({ data: z.object({ id: z.int(), name: z.string() }) })
const taskIn = ({ answer }: { answer: unknown }) => z.parse(Created, answer).data

const TASKS = '/api/v20211124/tasks'
async function post(path: string, body: unknown, key: string | undefined, role: Role = 'agent') {
  const headers = key === undefined ? {} : { 'idempotency-key': key }
  const response = await app.as(role, path, { method: 'POST', body, headers })
  return { status: response.status, answer: (await response.json()) as unknown }
}

describe('an Idempotency-Key', () => {
  it('makes a repeat give the first answer and write nothing', async () => {
    const first = await post(TASKS, { name: 'Once', contact_ids: [2] }, 'k1')
    expect(first.status).toBe(201)
    const before = await rowCounts(on.db)
    clock.advance(60_000)
    expect(await post(TASKS, { contact_ids: ['2'], name: 'Once' }, 'k1')).toEqual(first)
    expect(await rowCounts(on.db)).toEqual(before)
    expect(taskIn(await post(TASKS, { name: 'Once', contact_ids: [2] }, undefined)).id).not.toBe(taskIn(first).id)
    expect((await post(TASKS, { name: 'Once', contact_ids: [2] }, '')).status).toBe(201)
  })

  it('is refused with another body, another target, and when it is overlong', async () => {
    await post(TASKS, { name: 'Once' }, 'k1')
    expect((await post(TASKS, { name: 'Twice' }, 'k1')).status).toBe(409)
    await post('/api/v20211124/contacts/1/tags', { tags: ['x'] }, 'k1')
    expect((await post('/api/v20211124/contacts/2/tags', { tags: ['x'] }, 'k1')).status).toBe(409)
    const overlong = await post(TASKS, { name: 'Once' }, 'k'.repeat(256))
    expect(overlong).toMatchObject({ status: 422, answer: { errors: { 'Idempotency-Key': [expect.any(String)] } } })
  })

  it('belongs to one person and one endpoint', async () => {
    const first = await post(TASKS, { name: 'Once' }, 'k1', 'agent')
    const other = await post(TASKS, { name: 'Once' }, 'k1', 'supervisor')
    expect(taskIn(other).id).not.toBe(taskIn(first).id)
    expect((await post('/api/v20211124/comments', { commentable_type: 'task', commentable_id: 1, content: 'hi' }, 'k1')).status).toBe(201)
  })

  it('does not keep a refusal: the corrected request may use it', async () => {
    expect((await post(TASKS, { name: 'Once', assign_to: 77 }, 'k1')).status).toBe(422)
    expect((await post(TASKS, { name: 'Once', assign_to: 2 }, 'k1')).status).toBe(201)
  })

  it('may be used for something else a day later, and is forgotten', async () => {
    await post(TASKS, { name: 'Once' }, 'k1')
    await post(TASKS, { name: 'Once' }, 'k2')
    clock.advance(25 * 3_600_000)
    expect(taskIn(await post(TASKS, { name: 'New' }, 'k1')).name).toBe('New')
    expect(await on.db.rows(sql`select key from idempotency`)).toEqual([{ key: 'k1' }])
  })

  it('lets a double click make one task, comment, tag and job', async () => {
    const requests = [
      [TASKS, { name: 'Once', contact_ids: [2] }],
      ['/api/v20211124/comments', { commentable_type: 'task', commentable_id: 1, content: 'hi' }],
      ['/api/v20211124/contacts/1/tags', { tags: ['x'] }],
      ['/api/dashboard/number-changes', { user_ids: [1], default_number_id: 2 }],
    ] as const
    for (const [path, body] of requests) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => post(path, body, 'double', 'admin')))
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(answers[0]?.status).toBeLessThan(300)
    }
    await app.deps.numberChanges.idle()
    expect(await rowCounts(on.db)).toMatchObject({ tasks: 2, comments: 1, tags: 1, number_changes: 1, audit: 5, idempotency: 4 })
  })

  it('lets exactly one body win where two are sent at once', async () => {
    const answers = await Promise.all(['A1', 'B1', 'A1', 'B1'].map((name) => post(TASKS, { name }, 'race')))
    const won = answers.filter(({ status }) => status === 201)
    expect(new Set(won.map((answer) => taskIn(answer).id)).size).toBe(1)
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409])
    expect((await rowCounts(on.db)).tasks).toBe(2)
  })
})
