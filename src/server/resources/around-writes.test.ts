import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type ApiError, createClient } from '#contract/client.ts'
import { listAudit } from '#contract/dashboard/audit.ts'
import { listCalls } from '#contract/dashboard/calls.ts'
import { listComments } from '#contract/dashboard/comments.ts'
import { getCompany } from '#contract/dashboard/companies.ts'
import { getContact } from '#contract/dashboard/contacts.ts'
import { search } from '#contract/dashboard/search.ts'
import { getTaskLinks } from '#contract/dashboard/tasks.ts'
import { fold } from '#contract/fold.ts'
import { createComment } from '#contract/hipcall/comments.ts'
import { addContactTags } from '#contract/hipcall/tags.ts'
import { createTask, listTasks } from '#contract/hipcall/tasks.ts'
import { listUsers, retrieveUser, SeenNumber, updateUser } from '#contract/hipcall/users.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { putUsers, rowCounts, seedSmallAccount, userRow } from '#server/testing/small-account.ts'

const on = testDatabase()
let agent: ReturnType<typeof createClient>
let admin: ReturnType<typeof createClient>

beforeEach(async () => {
  await seedSmallAccount(on.db)
  const { app } = createTestApp(on.db)
  const signedIn = (role: string) =>
    createClient(async (request) => app.request(request), 'http://localhost', { authorization: `Bearer demo-${role}` })
  agent = signedIn('agent')
  admin = signedIn('admin')
})

/** An inbound call of ten seconds; hour of 2023-04-10 in UTC. */
function call(place: number, contact_id: number, hour: string, missing_call = false): NewCdr {
  return {
    resource_type: 'cdr',
    uuid: `caedfd1b-25ec-447e-ad87-3b7eb3d3580${place}`,
    direction: 1,
    user_id: missing_call ? null : 2,
    contact_id,
    channel_type: 1,
    channel_id: 1,
    started_at: `2023-04-10T${hour}:00:00+0000`,
    answered_at: null,
    bridged_at: missing_call ? null : `2023-04-10T${hour}:00:05+0000`,
    ended_at: `2023-04-10T${hour}:00:10+0000`,
    call_duration: 10,
    first_touch_duration: null,
    missing_call,
    missing_call_reason: missing_call ? 3 : 0,
    caller_id: null,
    caller_type: 1,
    caller_number: '+905326202911',
    callee_id: null,
    callee_type: null,
    callee_number: null,
    record_url: null,
    hangup_by: 1,
    voicemail_type: null,
    voicemail_id: null,
    voicemail_url: null,
    call_flow: null,
  }
}

describe('the card of a contact and of a company', () => {
  beforeEach(async () => {
    await insertCdrs(on.db, [call(1, 2, '09'), call(2, 2, '11', true), call(3, 1, '12'), call(4, 0, '13')])
    await agent(addContactTags, { params: { id: 2 }, body: { tags: ['VIP'] } })
    await agent(createTask, { body: { name: 'About both', contact_ids: [2], company_ids: [2] } })
    await agent(createComment, { body: { commentable_type: 'contact', commentable_id: 2, content: 'Friendly' } })
  })

  it('has company, owner, numbers, tags and counts', async () => {
    const { data } = await agent(getContact, { params: { id: 2 } })
    expect(data).toEqual({
      resource_type: 'contact',
      id: 2,
      name: 'Ilgaz Yıldırım',
      company: { id: 2, name: 'İnşaat Işık A.Ş.' },
      owner: { id: 3, name: 'Holly James' },
      numbers: ['+905326202911', '+902123334455'],
      tags: [expect.objectContaining({ name: 'VIP' })],
      counts: { calls: 2, missed_calls: 1, tasks: 2, open_tasks: 2, comments: 1 },
      last_call_at: '2023-04-10T11:00:00+0000',
    })
    expect((await agent(getContact, { params: { id: 3 } })).data).toMatchObject({
      company: null,
      owner: null,
      counts: { calls: 0, tasks: 0 },
      last_call_at: null,
    })
  })

  it('has contacts, and the calls of all of them', async () => {
    const { data } = await agent(getCompany, { params: { id: 2 } })
    expect(data).toMatchObject({
      name: 'İnşaat Işık A.Ş.',
      owner: { id: 2 },
      numbers: ['+902123334400'],
      contacts: [{ id: 2, name: 'Ilgaz Yıldırım' }],
      counts: { contacts: 1, calls: 2, missed_calls: 1, tasks: 1, open_tasks: 1, comments: 0 },
      last_call_at: '2023-04-10T11:00:00+0000',
    })
    const calls = async (query: Partial<z.output<typeof listCalls.query>>) =>
      (await agent(listCalls, { query })).data.map(({ started_at }) => started_at.slice(11, 13))
    expect(await calls({ company_id: 2 })).toEqual(['11', '09'])
    expect(await calls({ company_id: 2, missing_call: true })).toEqual(['11'])
    expect(await calls({ company_id: 2, contact_id: 1 })).toEqual([])
    expect(await calls({ company_id: 3 })).toEqual([])
    expect(await calls({ company_id: 99 })).toEqual([])
    expect((await agent(getCompany, { params: { id: 3 } })).data).toMatchObject({ owner: null, counts: { contacts: 0, calls: 0 } })
  })

  it('leads to its tasks, and a task leads back', async () => {
    const { data } = await agent(listTasks, { query: { company_id: 2 } })
    expect(data.map(({ name }) => name)).toEqual(['About both'])
    expect((await agent(listTasks, { query: { contact_id: 2, per_page: 1 } })).meta).toMatchObject({ total: 2, per_page: 1 })
    const { data: links } = await agent(getTaskLinks, { params: { id: data[0]?.id ?? 0 } })
    expect(links).toEqual({
      contacts: [{ id: 2, name: 'Ilgaz Yıldırım' }],
      companies: [{ id: 2, name: 'İnşaat Işık A.Ş.' }],
      deals: [],
      task_list: null,
      created_by: { user_id: 3, name: 'Holly James' },
      counts: { comments: 0 },
    })
    expect((await agent(getTaskLinks, { params: { id: 1 } })).data).toMatchObject({ task_list: { id: 4, name: 'Sales' }, created_by: null })
  })
})

describe('comments of a target', () => {
  it('come newest last, page 1 the newest, with who wrote them', async () => {
    for (const content of ['one', 'two', 'three'])
      await agent(createComment, { body: { commentable_type: 'task', commentable_id: 1, content } })
    await admin(createComment, { body: { commentable_type: 'deal', commentable_id: 1, content: 'elsewhere' } })
    const target = { commentable_type: 'task', commentable_id: 1, per_page: 2 } as const
    const first = await agent(listComments, { query: target })
    expect(first.data.map(({ content }) => content)).toEqual(['two', 'three'])
    expect(first.meta).toMatchObject({ total: 3, last_page: 2 })
    expect(first.data[0]).toMatchObject({ commentable_id: 1, author: { user_id: 3, name: 'Holly James' } })
    expect((await agent(listComments, { query: { ...target, page: 2 } })).data.map(({ content }) => content)).toEqual(['one'])
  })
})

describe('a change of default number that says what was seen', () => {
  const change = (ifMatch: string, default_number_id: number | null, id = 2) =>
    admin(updateUser, { params: { id }, body: { default_number_id }, ifMatch })
  const refusal = (asked: Promise<unknown>): Promise<ApiError> =>
    asked.then(
      () => expect.unreachable('it was accepted'),
      (reason) => reason,
    )
  const numberOf = async (id: number) => (await agent(retrieveUser, { params: { id } })).data.default_number_id

  it('is made where the user still has that number, or none', async () => {
    expect((await change(z.encode(SeenNumber, 1), 4)).data.default_number_id).toBe(4)
    expect((await change('"4"', null)).data.default_number_id).toBeNull()
    expect((await change(z.encode(SeenNumber, null), 3)).data.default_number_id).toBe(3)
    expect((await rowCounts(on.db)).audit).toBe(3)
  })

  it.each([
    ['"2"', 2],
    ['"none"', 2],
    ['"1"', 3],
    ['"2147483647"', 2],
  ])('is a conflict with %s for user %j, and changes nothing', async (ifMatch, id) => {
    const before = [await numberOf(id), await rowCounts(on.db)]
    expect(await refusal(change(ifMatch, 4, id))).toMatchObject({ status: 409, message: expect.stringContaining('meanwhile') })
    expect([await numberOf(id), await rowCounts(on.db)]).toEqual(before)
  })

  it('is no conflict where the user has the wanted number already, and changes nothing', async () => {
    expect((await change('"4"', 1)).data.default_number_id).toBe(1)
    expect((await rowCounts(on.db)).audit).toBe(0)
  })

  it.each(['1', 'none', '*', 'W/"1"', '"0"', '"01"', '"-1"', '"1.5"', '"2147483648"', '"1", "2"', '"null"', '""', ''])(
    'is refused where If-Match is %j',
    async (ifMatch) => {
      const { status, fields } = await refusal(change(ifMatch, 4))
      expect({ status, fields }).toEqual({ status: 422, fields: { 'If-Match': [expect.any(String)] } })
      expect(await numberOf(2)).toBe(1)
    },
  )

  it('asks first whether the person may, and whether user and new number are there', async () => {
    const asAgent = agent(updateUser, { params: { id: 2 }, body: { default_number_id: 4 }, ifMatch: 'x' })
    expect((await refusal(asAgent)).status).toBe(403)
    expect((await refusal(change('"1"', 4, 99))).status).toBe(404)
    expect((await refusal(change('"2"', 9))).fields).toHaveProperty('default_number_id')
  })

  it('lets one of two at once win', async () => {
    const both = await Promise.allSettled([change('"1"', 3), change('"1"', 4)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await rowCounts(on.db)).audit).toBe(1)
  })
})

describe('names in order', () => {
  it('are users by their letters without accents', async () => {
    const names = ['Çetin', 'Zeynep', 'İsmail', 'Cem', 'Işık', 'ırmak', 'Ömer', 'Cem Su', 'Oğuz', 'Cemal']
    await putUsers(
      on.db,
      names.map((name, index) => userRow(10 + index, { name, full_name: name, folded: fold(name), status: 'passive' })),
    )
    const { data } = await agent(listUsers, { query: { sort: [{ field: 'full_name', descending: false }], q: '', per_page: 200 } })
    const made = data.map(({ full_name }) => full_name).filter((name) => names.includes(name))
    expect(made).toEqual(['Cem', 'Cem Su', 'Cemal', 'Çetin', 'ırmak', 'Işık', 'İsmail', 'Oğuz', 'Ömer', 'Zeynep'])
  })
})

describe('the audit trail', () => {
  it('tells who changed what from what to what, newest first, filtered by target, actor and action', async () => {
    await agent(addContactTags, { params: { id: 2 }, body: { tags: ['VIP'] } })
    await admin(updateUser, { params: { id: 2 }, body: { default_number_id: 4 } })
    await admin(updateUser, { params: { id: 2 }, body: { default_number_id: 4 } })
    await admin(updateUser, { params: { id: 3 }, body: { default_number_id: null } })
    const trail = async (query: z.output<typeof listAudit.query>) => (await admin(listAudit, { query })).data
    const all = await trail({})
    expect(all.map(({ action }) => action)).toEqual(['user.default_number', 'tag.add'])
    expect(all[0]).toEqual({
      id: expect.any(Number),
      at: '2026-03-31T09:00:00+0000',
      actor: { user_id: 1, name: 'Ada Admin', role: 'admin' },
      action: 'user.default_number',
      target: { type: 'user', id: 2, name: 'Satya Nadella' },
      before: { default_number_id: 1 },
      after: { default_number_id: 4 },
    })
    expect(await trail({ target_type: 'contact', target_id: [2] })).toHaveLength(1)
    expect(await trail({ target_type: 'contact', target_id: [1] })).toHaveLength(0)
    expect(await trail({ actor: [3] })).toHaveLength(1)
    expect(await trail({ action: ['user.default_number'], per_page: 1, page: 2 })).toHaveLength(0)
  })
})

describe('search', () => {
  const names = async (q: string, more: Partial<z.output<typeof search.query>> = {}) => {
    const { data } = await agent(search, { query: { q, ...more } })
    return [...data.contacts, ...data.companies, ...data.tasks].map(({ name }) => name)
  }

  it.each([
    ['ILGAZ', ['Ilgaz Yıldırım']],
    ['ılgaz yildirim', ['Ilgaz Yıldırım']],
    ['yıldırım ilg', ['Ilgaz Yıldırım']],
    ['insaat', ['İnşaat Işık A.Ş.']],
    ['0532 620 29 11', ['Ilgaz Yıldırım']],
    ['+90 212 333 44', ['Ilgaz Yıldırım', 'İnşaat Işık A.Ş.']],
    ['2911', ['Ilgaz Yıldırım']],
    ['call', ['Call back']],
    ['100%', ['100% Pamuk']],
    ['0%', ['100% Pamuk']],
    ['_', []],
    ['\\', []],
    ['  ', []],
    ['\u0301', []],
    ['zzz', []],
  ])('finds for %j: %j', async (q, expected) => expect(await names(q)).toEqual(expected))

  it('puts names that begin with the text first, keeps to the kinds and the limit, and shows the number that fits', async () => {
    expect(await names('a', { kinds: ['companies'] })).toEqual(['Acme', '100% Pamuk', 'İnşaat Işık A.Ş.'])
    expect(await names('a', { kinds: ['contacts', 'companies'], limit: 1 })).toEqual(['Ali Veli', 'Acme'])
    const { data } = await agent(search, { query: { q: '333 44 55' } })
    expect(data.contacts).toEqual([{ id: 2, name: 'Ilgaz Yıldırım', company_name: 'İnşaat Işık A.Ş.', number: '+902123334455' }])
  })
})
