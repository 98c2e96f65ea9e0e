import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createTask as endpoint } from '#contract/hipcall/tasks.ts'
import type { HttpError } from '#server/http/errors.ts'
import { testDatabase } from '#server/testing/database.ts'
import { AGENT, accountOn, rowCounts, seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
beforeEach(() => seedSmallAccount(on.db))

const create = (body: z.input<typeof endpoint.body>) => accountOn(on.db).createTask(z.decode(endpoint.body, body), { person: AGENT })
const refused = async (body: z.input<typeof endpoint.body>) => {
  const before = await rowCounts(on.db)
  const error = await create(body).then(
    () => expect.unreachable('it was stored'),
    (reason: HttpError) => reason,
  )
  expect(error.status).toBe(422)
  expect(await rowCounts(on.db)).toEqual(before)
  return error.fields
}

describe('creating a task', () => {
  it('stores the documented example, linked, with its audit row', async () => {
    const task = await create({
      name: 'Sent an email to client',
      description: 'ut',
      due_date: '20220612 12:12:12',
      assign_to: 1,
      auto_assign_to_user: false,
      priority: 'low',
      task_list: 4,
      contact_ids: [1, '2'],
      company_ids: [2, 1, 2],
      deal_ids: [1],
    })
    expect(task).toEqual({
      resource_type: 'task',
      id: 2,
      name: 'Sent an email to client',
      description: 'ut',
      due_date: '2022-06-12T09:12:12+0000',
      done: false,
      done_at: null,
      assign_to: 1,
      priority: 'low',
      task_list_id: 4,
      created_at: '2023-04-11T09:00:00+0000',
      updated_at: '2023-04-11T09:00:00+0000',
    })
    const links = await on.db.rows(sql`select target_type, target_id, position from task_links where task_id = 2 order by 1, 3`)
    expect(links).toEqual([
      { target_type: 'company', target_id: 2, position: 0 },
      { target_type: 'company', target_id: 1, position: 1 },
      { target_type: 'contact', target_id: 1, position: 0 },
      { target_type: 'contact', target_id: 2, position: 1 },
      { target_type: 'deal', target_id: 1, position: 0 },
    ])
    const [audit] = await on.db.rows(sql`select actor_user_id, actor_role, action, target_type, target_id, before, after from audit`)
    expect(audit).toMatchObject({
      actor_user_id: 3,
      actor_role: 'agent',
      action: 'task.create',
      target_type: 'task',
      target_id: 2,
      before: null,
      after: {
        name: 'Sent an email to client',
        assign_to: 1,
        contact_ids: [1, 2],
        company_ids: [2, 1],
        due_date: '2022-06-12T09:12:12+0000',
      },
    })
  })

  it('takes a task with nothing but a name', async () => {
    expect(await create({ name: 'ok' })).toMatchObject({
      description: null,
      due_date: null,
      assign_to: null,
      priority: '',
      task_list_id: null,
    })
  })

  it('may be given to a passive user', async () => expect(await create({ name: 'ok', assign_to: 5 })).toMatchObject({ assign_to: 5 }))

  it.each([
    ['the first company with an owner', { company_ids: [1, 2], contact_ids: [2], deal_ids: [2] }, 2],
    ['a contact where no company has one', { company_ids: [1], contact_ids: [1, 2], deal_ids: [2] }, 3],
    ['a deal where no contact has one', { company_ids: [1], contact_ids: [3], deal_ids: [1, 2] }, 4],
    ['nobody where none has one', { company_ids: [1], contact_ids: [1], deal_ids: [1] }, null],
    ['not an owner who is gone', { company_ids: [3], contact_ids: [2] }, 3],
  ])('assigns by itself to the owner of %s', async (_, links, owner) => {
    expect(await create({ name: 'ok', auto_assign_to_user: true, ...links })).toMatchObject({ assign_to: owner })
    expect(await create({ name: 'ok', auto_assign_to_user: true, assign_to: false, ...links })).toMatchObject({ assign_to: owner })
    expect(await create({ name: 'ok', auto_assign_to_user: true, assign_to: 1, ...links })).toMatchObject({ assign_to: 1 })
    expect(await create({ name: 'ok', auto_assign_to_user: false, ...links })).toMatchObject({ assign_to: null })
  })

  it('refuses to assign by itself without anything that has an owner', async () => {
    expect(Object.keys((await refused({ name: 'ok', auto_assign_to_user: true, contact_ids: [] })) ?? {})).toEqual(['auto_assign_to_user'])
    expect(await create({ name: 'ok', auto_assign_to_user: true, assign_to: 2 })).toMatchObject({ assign_to: 2 })
  })

  it('names every field that is wrong, and stores nothing', async () => {
    const fields = await refused({
      name: 'ok',
      due_date: '2023-02-30',
      assign_to: 98,
      task_list: 1,
      contact_ids: [1, 50],
      company_ids: [51],
      deal_ids: [52, 53],
    })
    expect(fields).toEqual({
      due_date: ['The due date is not a real date and time.'],
      assign_to: ['There is no user 98.'],
      task_list: ['There is no task list 1.'],
      contact_ids: ['There is no contact 50.'],
      company_ids: ['There is no company 51.'],
      deal_ids: ['There is no deal 52.', 'There is no deal 53.'],
    })
  })
})
