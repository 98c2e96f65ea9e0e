import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type ApiError, createClient } from '#contract/client.ts'
import { listAudit } from '#contract/dashboard/audit.ts'
import { createView, deleteView, listViews, MOST_VIEWS, updateView, type ViewCreate } from '#contract/dashboard/views.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { rowCounts, seedSmallAccount } from '#server/testing/small-account.ts'
import { createView as store } from './store.ts'

const on = testDatabase()
let agent: ReturnType<typeof createClient>
let supervisor: ReturnType<typeof createClient>
let admin: ReturnType<typeof createClient>

beforeEach(async () => {
  await seedSmallAccount(on.db)
  const { app } = createTestApp(on.db)
  const signedIn = (role: string) =>
    createClient(async (request) => app.request(request), 'http://localhost', { authorization: `Bearer demo-${role}` })
  agent = signedIn('agent')
  supervisor = signedIn('supervisor')
  admin = signedIn('admin')
})

const view = (name: string, more: Partial<ViewCreate> = {}): { body: ViewCreate } => ({
  body: { screen: 'calls', name, search: 'outcome=voicemail', ...more },
})
const names = async (who: typeof agent, screen: ViewCreate['screen'] = 'calls') =>
  (await who(listViews, { query: { screen } })).data.map(({ name }) => name)
const refusal = (asked: Promise<unknown>): Promise<ApiError> =>
  asked.then(
    () => expect.unreachable('it was accepted'),
    (reason) => reason,
  )

describe('saved views', () => {
  it('are one’s own and the shared ones, of one screen or all, by name', async () => {
    await agent(createView, view('Zarar'))
    await agent(createView, view('Çok bekleyen'))
    await supervisor(createView, view('Dün', { shared: true }))
    await supervisor(createView, view('Secret'))
    await supervisor(createView, view('Open', { screen: 'tasks', search: 'done=false', shared: true }))
    expect(await names(agent)).toEqual(['Çok bekleyen', 'Dün', 'Zarar'])
    expect(await names(admin)).toEqual(['Dün'])
    const all = (await agent(listViews)).data
    expect(all.map(({ name, mine, may_change }) => [name, mine, may_change])).toEqual([
      ['Çok bekleyen', true, true],
      ['Dün', false, false],
      ['Open', false, false],
      ['Zarar', true, true],
    ])
    expect((await admin(listViews)).data.every(({ mine, may_change }) => !mine && may_change)).toBe(true)
    expect(all[1]?.owner).toEqual({ user_id: 2, name: 'Satya Nadella' })
  })

  it.each([
    ['calls', '?users=3, 1&direction=2,inbound&page=4&utm=x&q=', 'direction=outbound%2Cinbound&users=3%2C1'],
    ['calls', 'sort=-call_duration&after=x&per_page=9', 'sort=-call_duration'],
    ['tasks', 'done=false&sort=due_date', 'sort=due_date&done=false'],
    ['audit', 'target_type=user&target_id=1', null],
    ['callbacks', 'state=snoozed&page=3&assignee=me&b=2', 'state=snoozed&assignee=me'],
    ['users', '', ''],
  ] as const)('of %s keep %s as the list writes it', async (screen, search, kept) => {
    const { data } = await agent(createView, view('x', { screen, search }))
    expect(data.search).toBe(kept ?? search)
    const again = await agent(updateView, { params: { id: data.id }, body: { search: data.search } })
    expect(again.data).toEqual(data)
  })

  it.each(['missing_call=perhaps', 'q=a&q=b', 'sort=name', 'period=ever', 'q=%00'])('are refused with %s', async (search) => {
    expect((await refusal(agent(createView, view('x', { search })))).fields).toEqual({ search: [expect.any(String)] })
  })

  it('have a name once a person and screen, whatever its letters', async () => {
    const { data } = await agent(createView, view('Kaçan'))
    const taken = await refusal(agent(createView, view(' KACAN ')))
    expect(taken).toMatchObject({ status: 409, message: 'There is a view with the name “KACAN” here already.' })
    await supervisor(createView, view('Kaçan'))
    await agent(createView, view('Kaçan', { screen: 'tasks', search: '' }))
    const { data: other } = await agent(createView, view('Other'))
    expect((await refusal(agent(updateView, { params: { id: other.id }, body: { name: 'kaçan' } }))).status).toBe(409)
    expect((await agent(updateView, { params: { id: data.id }, body: { name: 'KAÇAN' } })).data.name).toBe('KAÇAN')
  })

  it('are made once for the same key, and once of many at once', async () => {
    const sent = { ...view('Once'), idempotencyKey: 'k' }
    expect((await agent(createView, sent)).data.id).toBe((await agent(createView, sent)).data.id)
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => agent(createView, view('Twice'))))
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await names(agent)).toEqual(['Once', 'Twice'])
  })

  it('are so many a person and no more', async () => {
    const person = { role: 'agent', user_id: 3, name: 'Holly James', token_id: null } as const
    for (let at = 0; at < MOST_VIEWS; at += 1)
      await store(on.db, { screen: 'calls', name: `View ${at}`, search: '' }, person, Date.parse('2026-03-31T09:00:00Z'))
    expect(await refusal(agent(createView, view('One more')))).toMatchObject({ status: 409, message: expect.stringContaining('200') })
    await supervisor(createView, view('One more'))
  })

  it('are shared by whoever may, and changed by their owner or whoever may share', async () => {
    expect((await refusal(agent(createView, view('Ours', { shared: true })))).status).toBe(403)
    const { data: own } = await agent(createView, view('Mine'))
    expect((await refusal(agent(updateView, { params: { id: own.id }, body: { shared: true } }))).status).toBe(403)
    const { data: ours } = await supervisor(createView, view('Ours', { shared: true }))
    const at = { params: { id: ours.id } }
    expect(await refusal(agent(updateView, { ...at, body: { name: 'x' } }))).toMatchObject({
      status: 403,
      message: expect.stringContaining('Satya Nadella'),
    })
    expect((await refusal(agent(deleteView, at))).status).toBe(403)
    expect((await admin(updateView, { ...at, body: { name: 'All of us' } })).data).toMatchObject({ name: 'All of us', mine: false })
    expect((await refusal(admin(updateView, { params: { id: own.id }, body: { name: 'x' } }))).status).toBe(404)
    expect((await refusal(admin(deleteView, { params: { id: own.id } }))).status).toBe(404)
    await admin(deleteView, at)
    await agent(deleteView, { params: { id: own.id } })
    expect((await rowCounts(on.db)).views).toBe(0)
  })

  it('leave audit rows where they are shared', async () => {
    const { data: own } = await supervisor(createView, view('Mine'))
    const at = { params: { id: own.id } }
    await supervisor(updateView, { ...at, body: { name: 'Soon ours' } })
    expect((await rowCounts(on.db)).audit).toBe(0)
    await supervisor(updateView, { ...at, body: { shared: true } })
    await supervisor(updateView, { ...at, body: { shared: true } })
    await admin(updateView, { ...at, body: { search: 'q=2911' } })
    await admin(deleteView, at)
    const trail = (await admin(listAudit, { query: { target_type: 'view' } })).data
    expect(trail.map(({ action, actor, before, after }) => ({ action, by: actor.user_id, before, after }))).toEqual([
      {
        action: 'view.delete',
        by: 1,
        before: { name: 'Soon ours', shared: true, screen: 'calls', search: 'q=2911' },
        after: null,
      },
      {
        action: 'view.update',
        by: 1,
        before: { name: 'Soon ours', shared: true, search: 'outcome=voicemail' },
        after: { name: 'Soon ours', shared: true, search: 'q=2911' },
      },
      { action: 'view.update', by: 2, before: { name: 'Soon ours', shared: false }, after: { name: 'Soon ours', shared: true } },
    ])
    expect(z.safeParse(listAudit.answer.shape.data, trail).success).toBe(true)
  })
})
