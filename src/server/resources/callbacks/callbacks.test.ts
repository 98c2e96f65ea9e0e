import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Callback, type CallbackFigures, getCallback, getCallbackFigures, listCallbacks } from '#contract/dashboard/callbacks.ts'
import type { Role } from '#contract/dashboard/roles.ts'
import { ErrorBody } from '#contract/wire.ts'
import { createTestApp, type TestApp, type TestClock, testClock } from '#server/testing/app.ts'
import { callersWaiting, calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { insertCdrs, type NewCdr } from '../cdrs/insert.ts'
import { rebuildCases } from './rebuild.ts'

const CALLBACKS = '/api/dashboard/callbacks'
const OTHER = '+902123334455'
const on = testDatabase()
let app: TestApp
let clock: TestClock

/** Noon in Istanbul. */
beforeEach(async () => {
  await seedSmallAccount(on.db)
  clock = testClock('2026-03-31T09:00:00Z')
  app = createTestApp(on.db, { clock })
})

const at = (time: string) => `2026-03-31T${time}+0000`
const store = (...calls: NewCdr[]) => insertCdrs(on.db, calls)

async function list(query = '', role: Role = 'supervisor') {
  const response = await app.as(role, `${CALLBACKS}?${query}`)
  expect(response.status).toBe(200)
  return z.parse(listCallbacks.answer, await response.json())
}
const numbers = async (query = '', role: Role = 'supervisor') => (await list(query, role)).data.map(({ number }) => number)

async function one(id = 1) {
  const response = await app.as('agent', `${CALLBACKS}/${id}`)
  return z.parse(getCallback.answer, await response.json()).data
}

async function figures(query = 'period=today'): Promise<CallbackFigures> {
  const response = await app.as('agent', `${CALLBACKS}/figures?${query}`)
  return z.parse(getCallbackFigures.answer, await response.json()).data
}

async function act(path: string, body: Record<string, unknown>, role: Role = 'agent') {
  const response = await app.as(role, `${CALLBACKS}/${path}`, { method: 'POST', body })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}
/** Acts on the case as it is now. */
async function did(id: number, what: string, body: Record<string, unknown> = {}, role: Role = 'agent') {
  const { version } = await one(id)
  const { status, answer } = await act(`${id}/${what}`, { version, ...body }, role)
  expect(status, JSON.stringify(answer)).toBe(200)
  return z.parse(z.object({ data: Callback }), answer).data
}

describe('the worklist', () => {
  it('has one case for each caller who was not answered, with what they went through', async () => {
    await store(
      calling({ at: at('06:00:00'), kind: 'answered', user_id: 4, contact_id: 2 }),
      calling({ at: at('07:00:00'), contact_id: 2 }),
      calling({ at: at('07:10:00'), kind: 'voicemail', contact_id: 2 }),
      calling({ at: at('07:20:00'), kind: 'try' }),
      calling({ number: OTHER, at: at('08:00:00'), kind: 'closed' }),
    )
    const { data, meta } = await list()
    expect(meta.total).toBe(2)
    expect(data[0]).toMatchObject({
      number: '+905326202911',
      contact_id: 2,
      contact_name: 'Ilgaz Yıldırım',
      state: 'open',
      attempts: 2,
      waited: 40,
      cause: 'voicemail',
      number_id: 1,
      first_at: at('07:00:00'),
      last_at: at('07:10:00'),
      tries: 1,
      last_try_at: at('07:20:00'),
      talked: { user_id: 4, at: at('06:00:00') },
      assigned_to: null,
      closed: null,
    })
    expect(data[1]).toMatchObject({ number: OTHER, cause: 'closed_hours', talked: null, contact_id: null })
  })

  it('leaves out withheld numbers and extensions, and counts them', async () => {
    await store(
      calling({ number: null, at: at('07:00:00') }),
      calling({ number: '1015', at: at('07:05:00') }),
      calling({ number: '+4440333', at: at('07:10:00') }),
    )
    expect(await numbers()).toEqual(['+4440333'])
    expect(await figures()).toMatchObject({ withheld: 1, extensions: 1, opened: 1, open: 1 })
  })

  it('closes a case when they reach a person or a person reaches them, and not for a talk that was too short', async () => {
    await store(calling({ at: at('07:00:00') }), calling({ number: OTHER, at: at('07:00:00') }))
    await store(
      calling({ at: at('07:30:00'), kind: 'answered', talked: 9 }),
      calling({ number: OTHER, at: at('07:30:00'), kind: 'ours', user_id: 3 }),
    )
    expect(await numbers()).toEqual(['+905326202911'])
    expect((await list('state=closed')).data).toMatchObject([
      {
        number: OTHER,
        state: 'closed',
        closed: { how: 'we_reached_them', user_id: 3, at: at('07:30:00'), call: { started_at: at('07:30:00') } },
      },
    ])
    await store(calling({ at: at('07:40:00'), kind: 'answered', talked: 10 }))
    expect(await numbers()).toEqual([])
    expect((await one(1)).closed).toMatchObject({ how: 'they_reached_us' })
    expect((await act('1/close', { version: (await one(1)).version, reason: 'not_needed' })).status).toBe(409)
    expect((await act('1/reopen', { version: (await one(1)).version })).status).toBe(409)
  })

  it('is sorted by effort times age, and by what is asked for', async () => {
    await store(
      calling({ number: '+905320000001', at: at('08:50:00') }),
      calling({ number: '+905320000002', at: at('06:00:00') }),
      calling({ number: '+905320000003', at: at('08:00:00') }),
      calling({ number: '+905320000003', at: at('08:55:00') }),
    )
    expect(await numbers()).toEqual(['+905320000002', '+905320000003', '+905320000001'])
    expect(await numbers('sort=-attempts,-last_at')).toEqual(['+905320000003', '+905320000001', '+905320000002'])
    expect(await numbers('sort=last_at')).toEqual(['+905320000002', '+905320000001', '+905320000003'])
    expect(await numbers('sort=-waited')).toEqual(['+905320000003', '+905320000001', '+905320000002'])
  })

  it('is paged, and searched by number, cause, line and whose it is', async () => {
    await store(...callersWaiting(5, at('08:00:00')), calling({ number: OTHER, at: at('08:30:00'), kind: 'voicemail' }))
    const { data, meta } = await list('per_page=2&page=3&sort=first_at')
    expect(data.map(({ number }) => number)).toEqual(['+905320000004', OTHER])
    expect(meta).toMatchObject({ total: 6, last_page: 3, from: 5, to: 6 })
    expect(await list('page=9')).toMatchObject({ data: [], meta: { total: 6 } })
    expect(await numbers('q=0212 333')).toEqual([OTHER])
    expect(await numbers('q=x')).toEqual([])
    expect(await numbers('cause=voicemail,rejected')).toEqual([OTHER])
    expect(await numbers('numbers=1,2')).toHaveLength(6)
    expect(await numbers('numbers=2')).toEqual([])
    await did(6, 'assign', { user_id: 2 })
    await did(5, 'assign', { user_id: 1 })
    expect(await numbers('assignee=2')).toEqual([OTHER])
    expect(await numbers('assignee=nobody')).toHaveLength(4)
    expect(await numbers('assignee=nobody,2')).toHaveLength(5)
    const mine = await app.as('admin', '/api/dashboard/session')
    const me = z.parse(z.object({ data: z.object({ user_id: z.nullable(z.int()) }) }), await mine.json()).data.user_id
    expect(await numbers('assignee=me', 'admin')).toEqual(me === 1 ? ['+905320000004'] : me === 2 ? [OTHER] : [])
  })

  it('forgets a case 30 days after the last attempt', async () => {
    await store(calling({ at: at('07:00:00') }))
    clock.advance(30 * 86_400_000 - 2 * 3_600_000)
    expect(await numbers()).toHaveLength(1)
    clock.advance(1_000)
    expect(await list('state=open,snoozed,closed')).toMatchObject({ meta: { total: 0 } })
    expect(await one()).toMatchObject({ state: 'closed', closed: { how: 'expired', at: '2026-04-30T07:00:00+0000' } })
  })
})

describe('what people do', () => {
  beforeEach(() => store(...callersWaiting(2, at('08:00:00'))))

  it('is seen by everybody, and told in the case', async () => {
    expect(await did(1, 'assign', { user_id: 3 })).toMatchObject({ assigned_to: 3, version: '1.1.0' })
    expect(await did(1, 'assign', { user_id: 3 })).toMatchObject({ version: '1.1.0' })
    expect(await did(1, 'snooze', { until: '2026-03-31T13:00:00+03:00' })).toMatchObject({
      state: 'snoozed',
      snoozed_until: at('10:00:00'),
    })
    expect(await did(1, 'close', { reason: 'other', note: ' Came by ' }, 'supervisor')).toMatchObject({
      state: 'closed',
      closed: { how: 'by_hand', reason: 'other', note: 'Came by', at: at('09:00:00') },
    })
    expect(await did(1, 'reopen')).toMatchObject({ state: 'snoozed', closed: null, assigned_to: 3 })
    const { acts, calls } = await one()
    expect(acts.map(({ action, actor }) => [action, actor.role])).toEqual([
      ['callback.assign', 'agent'],
      ['callback.snooze', 'agent'],
      ['callback.close', 'supervisor'],
      ['callback.reopen', 'agent'],
    ])
    expect(calls).toMatchObject([{ outcome: 'left_in_queue' }])
    const trail = await app.as('admin', '/api/dashboard/audit?target_type=callback&target_id=1&action=callback.close')
    expect(await trail.json()).toMatchObject({
      data: [{ target: { type: 'callback', name: '+905320000000' }, after: { reason: 'other' } }],
    })
  })

  it('puts a case aside until then, or until they call again', async () => {
    await did(1, 'snooze', { until: '2026-03-31T13:00:00+03:00' })
    await did(2, 'snooze', { until: '2026-03-31T13:00:00+03:00' })
    const counts = async () => (await app.as('agent', `${CALLBACKS}/counts`)).json()
    expect(await counts()).toMatchObject({ data: { open: 0, snoozed: 2 } })
    await store(calling({ number: '+905320000001', at: at('08:30:00') }))
    expect(await numbers()).toEqual(['+905320000001'])
    expect(await counts()).toMatchObject({ data: { open: 1, nobody: 1, snoozed: 1 } })
    clock.advance(3_600_000)
    expect(await numbers()).toHaveLength(2)
    await did(2, 'snooze', { until: '2026-03-31T14:00:00+03:00' })
    expect(await did(2, 'snooze', { until: null })).toMatchObject({ state: 'open', snoozed_until: null })
  })

  it('closes a case until they call again', async () => {
    await did(1, 'close', { reason: 'nuisance' })
    expect(await numbers()).toEqual(['+905320000001'])
    await store(calling({ number: '+905320000000', at: at('07:59:00') }))
    expect(await numbers()).toEqual(['+905320000001'])
    await store(calling({ number: '+905320000000', at: at('08:45:00') }))
    expect((await one(1)).state).toBe('open')
    expect(await numbers()).toHaveLength(2)
  })

  it('is refused to who saw the case as it was before, with the case as it is now', async () => {
    const seen = (await one()).version
    const [first, second] = await Promise.all([
      act('1/assign', { version: seen, user_id: 2 }),
      act('1/assign', { version: seen, user_id: 3 }),
    ])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    const refused = z.parse(ErrorBody, first.status === 409 ? first.answer : second.answer)
    const winner = first.status === 200 ? 2 : 3
    expect(z.parse(Callback, refused.current)).toMatchObject({ assigned_to: winner, version: '1.1.0' })
    expect((await one()).assigned_to).toBe(winner)
    await store(calling({ number: '+905320000000', at: at('08:59:00') }))
    expect((await act('1/close', { version: '1.1.0', reason: 'not_needed' })).status).toBe(409)
  })

  it('gives the next case to one of two who ask at once, and the one after to the other', async () => {
    const next = () => app.as('admin', `${CALLBACKS}/next`, { method: 'POST' })
    const session = await (await app.as('admin', '/api/dashboard/session')).json()
    const me = z.parse(z.object({ data: z.object({ user_id: z.nullable(z.int()) }) }), session).data.user_id
    const both = await Promise.all([next(), next()])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const taken = await Promise.all(both.map(async (response) => z.parse(z.object({ data: Callback }), await response.json()).data))
    expect(taken.map(({ id }) => id).sort()).toEqual([1, 2])
    expect(taken.map(({ assigned_to }) => assigned_to)).toEqual([me, me])
    expect((await next()).status).toBe(404)
  })

  it('survives making all cases again, from nothing too', async () => {
    await did(2, 'assign', { user_id: 4 })
    await on.db.rows(sql`delete from callback_cases`)
    await rebuildCases(on.db, 10)
    expect(await one(2)).toMatchObject({ number: '+905320000001', assigned_to: 4, version: '1.1.0' })
    expect(await numbers()).toHaveLength(2)
  })
})

describe('the figures', () => {
  it('say how soon we call back, and leave out who reached us first and who has not waited an hour', async () => {
    await store(
      calling({ number: '+905320000001', at: at('06:00:00') }),
      calling({ number: '+905320000001', at: at('06:10:20'), kind: 'try' }),
      calling({ number: '+905320000001', at: at('06:50:20'), kind: 'ours' }),
      calling({ number: '+905320000002', at: at('06:00:00') }),
      calling({ number: '+905320000002', at: at('08:00:20'), kind: 'ours' }),
      calling({ number: '+905320000003', at: at('06:00:00') }),
      calling({ number: '+905320000003', at: at('06:05:00'), kind: 'answered' }),
      calling({ number: '+905320000004', at: at('06:30:00') }),
      calling({ number: '+905320000005', at: at('08:30:00') }),
    )
    expect(await figures()).toEqual({
      period: { from: '2026-03-30T21:00:00+0000', to: '2026-03-31T21:00:00+0000' },
      opened: 5,
      to_call: { of: 2, median: 600, p90: 7_200 },
      within_hour: { of: 3, count: 1 },
      reached_us: 1,
      withheld: 0,
      extensions: 0,
      open: 2,
      longest: { id: expect.any(Number), first_at: at('06:30:00') },
    })
  })

  it('are empty where nothing was opened', async () => {
    expect(await figures('period=yesterday')).toMatchObject({
      opened: 0,
      to_call: { of: 0, median: null, p90: null },
      within_hour: { of: 0, count: 0 },
      longest: null,
    })
    expect(await figures('period=all')).toMatchObject({ opened: 0 })
  })
})
