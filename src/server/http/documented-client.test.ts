import { beforeEach, describe, expect, it } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { DocumentedClient, type DocumentedError } from '#server/testing/documented-client.ts'

const on = testDatabase()
const ADDRESS = 'https://calls.example.com'

let client: DocumentedClient
beforeEach(async () => {
  await seedDocumentedAccount(on.db)
  const { app } = createTestApp(on.db)
  client = new DocumentedClient(ADDRESS, 'demo-admin', async (request) => app.request(request))
})

const failure = (promise: Promise<unknown>): Promise<DocumentedError> =>
  promise.then(
    () => expect.unreachable('it was accepted'),
    (reason) => reason,
  )

describe('a client written from the documentation', () => {
  it('lists and retrieves calls', async () => {
    const { data, links, meta } = await client.cdrs()
    expect(data).toHaveLength(10)
    expect(links).toMatchObject({ first: `${ADDRESS}/api/v20211124/cdrs?page=1`, last: null, prev: null })
    expect(meta).toMatchObject({ current_page: 1, from: 1, path: `${ADDRESS}/api/v20211124/cdrs`, per_page: '10', to: 10 })
    const [first] = data
    const date = String(first?.started_at).slice(0, 10).replaceAll('-', '/')
    const call = await client.cdr(date, String(first?.uuid))
    expect(call).toMatchObject({ resource_type: 'cdr', uuid: first?.uuid, call_flow: expect.any(Array) })
    expect(
      (await client.cdrs({ direction: 'inbound,2', missing_call: 'false', users: '1,2,3', sort: 'started_at,-call_duration' })).data,
    ).toEqual(expect.any(Array))
  })

  it.each(['extensions', 'greetings', 'numbers', 'tasks', 'teams', 'users'] as const)('lists %s, and retrieves each', async (name) => {
    const { data, links, meta } = await client[name]()
    expect(data.length).toBeGreaterThan(0)
    expect(links).toMatchObject({
      first: `${ADDRESS}/api/v20211124/${name}?page=1`,
      last: `${ADDRESS}/api/v20211124/${name}?page=1`,
      next: null,
    })
    expect(meta).toMatchObject({ current_page: 1, last_page: 1, per_page: 10, total: data.length })
    const one = {
      extensions: client.extension,
      greetings: client.greeting,
      numbers: client.number,
      tasks: client.task,
      teams: client.team,
      users: client.user,
    }[name]
    for (const row of data) expect(await one(Number(row.id))).toMatchObject({ id: row.id, resource_type: row.resource_type })
    expect((await failure(one(2_000_000))).status).toBe(404)
  })

  it('creates a task and finds it', async () => {
    const task = await client.createTask({
      name: 'Sent an email to client',
      description: 'ut',
      due_date: '20220612 12:12:12',
      assign_to: 1,
      auto_assign_to_user: false,
      priority: 'low',
      task_list: 4,
      contact_ids: [1, 2],
      company_ids: [1, 2],
      deal_ids: [1, 2],
    })
    expect(task).toMatchObject({
      resource_type: 'task',
      name: 'Sent an email to client',
      assign_to: 1,
      priority: 'low',
      task_list_id: 4,
      done: false,
    })
    expect(await client.task(Number(task.id))).toEqual(task)
    const found = await client.tasks({ q: 'EMAIL', priority: 'low,high', assign_to: '1,4', embed: 'assign_to', sort: 'due_date' })
    expect(found.data).toMatchObject([{ id: task.id, assign_to: { resource_type: 'user', id: 1 } }])
  })

  it('reads what is wrong from errors', async () => {
    const wrong = await failure(client.createTask({ name: 'x', priority: 'urgent', due_date: '2023-02-30', color: 'red' }))
    expect(wrong.status).toBe(422)
    expect(Object.keys(wrong.errors)).toEqual(expect.arrayContaining(['name', 'priority', 'color']))
    const missing = await failure(client.createTask({ name: 'ok', contact_ids: [77] }))
    expect(missing.errors).toEqual({ contact_ids: [expect.stringContaining('77')] })
    expect((await failure(client.createComment({ commentable_type: 'deal', commentable_id: 99, content: 'hello' }))).status).toBe(404)
  })

  it.each(['contact', 'company', 'deal', 'ticket', 'task'])('comments on a %s', async (commentable_type) => {
    const comment = await client.createComment({ commentable_type, commentable_id: 1, content: '**Hello** 👋' })
    expect(comment).toMatchObject({ resource_type: 'comment', id: expect.any(Number), content: '**Hello** 👋', commentable_type })
  })

  it.each(['companies', 'contacts'] as const)('adds and takes away tags of %s', async (target) => {
    expect([...(await client.createTags(target, 1, ['tag1', 'tag2'])).values()]).toEqual(['tag1', 'tag2'])
    const tags = await client.createTags(target, 1, ['TAG2', 'tag3'])
    expect([...tags.values()]).toEqual(['tag1', 'tag2', 'tag3'])
    const [first] = tags.keys()
    expect(await client.deleteTags(target, 1, first ?? 0)).toEqual({})
    expect((await failure(client.deleteTags(target, 1, first ?? 0))).status).toBe(404)
    expect((await failure(client.createTags(target, 99, ['tag1']))).status).toBe(404)
  })

  it('changes a default number with the parameter in the address', async () => {
    expect(await client.updateUser(2, { default_number_id: '3' })).toMatchObject({ resource_type: 'user', id: 2, default_number_id: 3 })
    expect(await client.updateUser(2, { default_number_id: '' })).toMatchObject({ default_number_id: null })
    expect((await failure(client.updateUser(2, { default_number_id: '9' }))).errors).toHaveProperty('default_number_id')
    expect((await failure(client.updateUser(99, { default_number_id: '1' }))).status).toBe(404)
  })

  it('is told how many requests are left', async () => {
    await client.users()
    const before = client.remaining
    await client.users()
    expect(client.remaining).toBe(before - 1)
  })
})
