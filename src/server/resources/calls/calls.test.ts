import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { countCalls, getCallContext, listCalls } from '#contract/dashboard/calls.ts'
import { listCdrs } from '#contract/hipcall/cdrs.ts'
import { ErrorBody, formatTimestamp } from '#contract/wire.ts'
import type { Db } from '#server/db/connect.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { upsertRecords } from '#server/resources/directory/records.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'

const CALLER = '+905326202911'
const FIRST = Date.parse('2023-03-31T08:00:00Z')

/** 30 inbound calls of one caller, a minute apart; every third missed, the tenth answered by a call of ours to them. */
function call(index: number): NewCdr {
  const at = (seconds: number) => formatTimestamp(FIRST + index * 60_000 + seconds * 1000)
  const outbound = index === 10
  const missed = index % 3 === 0
  return {
    resource_type: 'cdr',
    uuid: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
    direction: outbound ? 2 : 1,
    user_id: missed ? null : 2,
    contact_id: index === 5 ? 7 : 0,
    channel_type: 1,
    channel_id: 1,
    started_at: at(0),
    answered_at: at(1),
    bridged_at: missed ? null : at(20),
    ended_at: at(50),
    call_duration: 50,
    first_touch_duration: missed ? 0 : 20,
    missing_call: missed,
    missing_call_reason: missed ? 3 : 0,
    caller_id: 1,
    caller_type: outbound ? 2 : 1,
    caller_number: outbound ? '1002' : CALLER,
    callee_id: outbound ? 7 : 2,
    callee_type: outbound ? 1 : 4,
    callee_number: outbound ? CALLER : '300',
    record_url: index === 4 ? 'https://files.example/4.wav' : null,
    recording_seconds: index === 2 ? 30 : null,
    hangup_by: 2,
    voicemail_type: null,
    voicemail_id: null,
    voicemail_url: null,
    call_flow: null,
  }
}

const uuid = (index: number) => call(index).uuid
async function fill(db: Db): Promise<void> {
  await upsertRecords(db, { contacts: [{ id: 7, name: 'Işıl Şahin', company_id: null, owner_id: null, numbers: [CALLER] }] })
  await insertCdrs(
    db,
    Array.from({ length: 30 }, (_, index) => call(index)),
  )
}

const on = testDatabase(fill)

const app = () => createTestApp(on.db, { clock: testClock('2023-03-31T12:00:00Z') })

async function read<S extends z.core.$ZodType>(schema: S, path: string): Promise<z.output<S>> {
  const response = await app().as('agent', path)
  expect(response.status, path).toBe(200)
  return z.parse(schema, await response.json())
}

const indexes = (calls: readonly { uuid: string }[]) => calls.map((one) => Number(one.uuid.slice(-2)))

describe('listCalls', () => {
  const list = (query: string) => read(listCalls.answer, `/api/dashboard/calls?${query}`)

  it('gives what is derived, the name of the contact, and the period it covers', async () => {
    const answer = await list('period=today&per_page=200')
    expect(indexes(answer.data)).toEqual(Array.from({ length: 30 }, (_, index) => 29 - index))
    expect(answer.data[29 - 5]).toMatchObject({
      outcome: 'answered',
      waited: 20,
      talked: 30,
      contact_name: 'Işıl Şahin',
      flow_known: false,
    })
    expect(answer.data[29 - 3]).toMatchObject({
      outcome: 'left_in_queue',
      talked: null,
      contact_name: null,
      team_ids: [2],
      greeting_ids: [],
    })
    expect(answer.period).toEqual({ from: '2023-03-30T21:00:00+0000', to: '2023-03-31T21:00:00+0000' })
    expect(answer.meta).toMatchObject({ per_page: '200', next_cursor: null })
  })

  it('goes on by cursor, and its next link does', async () => {
    const first = await list('per_page=12&missing_call=false')
    const cursor = first.meta.next_cursor
    const second = await list(`per_page=12&missing_call=false&after=${cursor}`)
    expect(indexes([...first.data, ...second.data])).toEqual([...Array(30).keys()].filter((index) => index % 3 !== 0).reverse())
    expect(first.links.next).toMatch(/missing_call=false&page=2$/)
    expect(second.meta).toMatchObject({ from: null, to: null, next_cursor: null })
  })

  it('links to sounds, our own for an hour', async () => {
    const byIndex = new Map((await list('per_page=200')).data.map((one) => [Number(one.uuid.slice(-2)), one.record_url]))
    expect(byIndex.get(4)).toBe('https://files.example/4.wav')
    expect(byIndex.get(3)).toBeNull()
    const { as, deps } = app()
    const url = new URL(byIndex.get(2) ?? '')
    expect(url.origin).toBe('http://localhost')
    expect((await as(null, url.pathname + url.search)).status).toBe(200)
    const later = createTestApp(on.db, { clock: testClock(new Date(deps.clock.now() + 3_600_001).toISOString()) })
    expect((await later.as(null, url.pathname + url.search)).status).toBe(403)
  })

  it.each([
    ['after=nonsense', 'after'],
    ['started_from=2023-02-30', 'started_from'],
    ['started_from=2023-04-02&started_to=2023-04-01', 'started_to'],
    ['per_page=201', 'per_page'],
    ['outcome=lost', 'outcome'],
    ['users=1,x', 'users'],
    ['q=%00', 'q'],
    [`q=${'9'.repeat(256)}`, 'q'],
    ['sort=name', 'sort'],
    ['min_duration=2147483648', 'min_duration'],
  ])('%s: 422 that names %s', async (query, field) => {
    for (const path of ['/api/dashboard/calls', '/api/v20211124/cdrs']) {
      const response = await app().as('agent', `${path}?${query}`)
      expect(response.status).toBe(422)
      expect(Object.keys(z.parse(ErrorBody, await response.json()).errors ?? {})).toEqual([field])
    }
  })

  it('refuses a cursor of another order', async () => {
    const { meta } = await list('per_page=5')
    expect((await app().as('agent', `/api/dashboard/calls?after=${meta.next_cursor}&sort=call_duration`)).status).toBe(422)
  })

  it('needs somebody', async () => expect((await app().as(null, '/api/dashboard/calls')).status).toBe(401))
})

describe('listCdrs', () => {
  it('has a cursor only where our parameters are used, and documented pages always', async () => {
    const list = (query: string) => read(listCdrs.answer, `/api/v20211124/cdrs?${query}`)
    expect((await list('')).meta).toEqual({ current_page: 1, from: 1, path: 'http://localhost/api/v20211124/cdrs', per_page: '10', to: 10 })
    expect(indexes((await list('page=3')).data)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    expect((await list('page=3')).links.next).toBeNull()
    expect((await list('page=4')).meta).toMatchObject({ from: null, to: null })
    expect((await list('per_page=10')).meta.next_cursor).toEqual(expect.any(String))
  })
})

describe('countCalls', () => {
  const own = testDatabase(fill)

  it('counts what the list lists, also after new calls', async () => {
    const { as } = createTestApp(own.db, { clock: testClock('2023-03-31T12:00:00Z') })
    const count = async (query: string) =>
      z.parse(countCalls.answer, await (await as('agent', `/api/dashboard/calls/count?${query}`)).json()).data
    expect(await count('')).toEqual({ total: 30, period: { from: null, to: null } })
    expect((await count('missing_call=true')).total).toBe(10)
    expect((await count('q=2911&direction=outbound')).total).toBe(1)
    expect((await count('period=yesterday')).total).toBe(0)
    await insertCdrs(own.db, [{ ...call(3), uuid: '00000000-0000-4000-8000-0000000000ff' }])
    expect((await count('missing_call=true')).total).toBe(11)
    expect((await count('')).total).toBe(31)
  })
})

describe('getCallContext', () => {
  const context = async (index: number, query = '') =>
    (await read(getCallContext.answer, `/api/dashboard/calls/${uuid(index)}/context?${query}`)).data

  it('gives the neighbours within the filter', async () => {
    const all = await context(12)
    expect([all.newer?.uuid, all.older?.uuid]).toEqual([uuid(13), uuid(11)])
    const missed = await context(14, 'missing_call=true')
    expect([missed.newer?.uuid, missed.older?.uuid]).toEqual([uuid(15), uuid(12)])
    expect((await context(29)).newer).toBeNull()
    expect((await context(0)).older).toBeNull()
  })

  it('gives what else there was with the number, whoever called whom', async () => {
    const { number, history } = await context(10)
    expect(number).toBe(CALLER)
    expect(history).toMatchObject({ total: 29, missed: 10, first_started_at: '2023-03-31T08:00:00+0000' })
    expect(indexes(history.calls)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9])
  })

  it('says whether the number waits to be called back', async () => {
    const number = '+902123334455'
    const uuidOf = (last: number) => `00000000-0000-4000-8000-bbbbbbbbbbb${last}`
    const missed = { ...calling({ number, at: '2023-03-31T10:00:00+0000' }), uuid: uuidOf(0) }
    const later = { ...calling({ number, at: '2023-03-31T10:30:00+0000', kind: 'ours' }), uuid: uuidOf(1) }
    const callbackOf = async () => (await read(getCallContext.answer, `/api/dashboard/calls/${missed.uuid}/context`)).data.callback
    await insertCdrs(on.db, [missed])
    expect(await callbackOf()).toEqual({ id: expect.any(Number), assigned_to: null })
    await insertCdrs(on.db, [later])
    expect(await callbackOf()).toBeNull()
  })

  it('knows no other call', async () => {
    expect((await app().as('agent', '/api/dashboard/calls/00000000-0000-4000-8000-aaaaaaaaaaaa/context')).status).toBe(404)
  })
})
