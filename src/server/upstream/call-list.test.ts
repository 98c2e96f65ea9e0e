import { describe, expect, it } from 'vitest'
import detail from '#contract/hipcall/examples/cdrs-retrieve.json'
import { formatTimestamp } from '#contract/wire.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { insertCdrs } from '../resources/cdrs/insert.ts'
import { systemTime } from '../time.ts'
import { READERS } from './read-object.ts'
import type { Ask, CallsPage } from './upstream.ts'
import { createHipcall } from './v20211124.ts'

const on = testDatabase()
const ASK: Ask = { priority: 'person' }
const START = Date.parse('2026-01-01T00:00:00Z')

/** Call `index` began that many minutes after the first; three at a time share a start. */
const uuidOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const store = (from: number, to: number, startOf = (index: number) => Math.floor(index / 3)) => {
  const call = (index: number) => ({
    ...READERS.cdr({ ...detail.data, uuid: uuidOf(index), started_at: formatTimestamp(START + startOf(index) * 60_000) }),
    call_flow: null,
  })
  return insertCdrs(
    on.db,
    Array.from({ length: to - from }, (_, index) => call(from + index)),
  )
}

/** What of `sort` reaches the account: its own order is newest first. */
type Ordering = (sort: string | null) => string | null

/** An account that orders as it likes; `asked` are the pages it was asked for. */
function account(ordering: Ordering = (sort) => sort, spoil: (body: string) => string = (body) => body) {
  const { app } = createTestApp(on.db)
  const asked: string[] = []
  const fetch = async (request: Request) => {
    const url = new URL(request.url)
    asked.push(`${url.searchParams.get('sort')} ${url.searchParams.get('page')}`)
    const sort = ordering(url.searchParams.get('sort'))
    if (sort === 'refused') return Response.json({ message: 'The sort is invalid.' }, { status: 422 })
    url.searchParams.delete('sort')
    if (sort !== null) url.searchParams.set('sort', sort)
    const response = await app.request(new Request(url, request))
    return new Response(spoil(await response.text()), response)
  }
  const hipcall = createHipcall({ address: 'http://hipcall.test', token: 'demo-admin', time: systemTime, zone: 'UTC', fetch })
  return { page: (page: number) => hipcall.callsPage(ASK, { page }), asked }
}

const starts = (page: CallsPage) => page.calls.map((read) => (read.ok ? Date.parse(read.record.started_at.replace('+0000', 'Z')) : 0))
const uuids = (page: CallsPage) => page.calls.map((read) => (read.ok ? read.record.uuid : read.key))

/** Reads the whole list, and sees that it is newest first, with every place and every call once. */
async function walk({ page }: ReturnType<typeof account>): Promise<string[]> {
  const all: string[] = []
  let before = Number.POSITIVE_INFINITY
  for (let number = 1; ; number += 1) {
    const read = await page(number)
    expect(read.rank).toBe(all.length)
    for (const start of starts(read)) {
      expect(start).toBeLessThanOrEqual(before)
      before = start
    }
    all.push(...uuids(read))
    if (read.last) return all
  }
}

const RISING: Ordering = () => 'started_at'

describe('the list of calls', () => {
  it.each<[string, Ordering]>([
    ['sorts as it is asked to', (sort) => sort],
    ['takes no sort, and has the newest first', () => null],
    ['refuses to sort', (sort) => (sort === null ? null : 'refused')],
    ['sorts the other way round', (sort) => (sort === 'started_at' ? '-started_at' : 'started_at')],
    ['has an order of its own without a sort only', (sort) => (sort === null ? null : 'call_duration,started_at')],
    ['has the oldest first whatever is asked', RISING],
  ])('is newest first where the account %s', async (_, ordering) => {
    await store(0, 47)
    const all = await walk(account(ordering))
    expect(new Set(all).size).toBe(47)
  })

  it('asks once for a page where the order is right', async () => {
    await store(0, 25)
    const { page, asked } = account()
    expect(await page(2)).toMatchObject({ rank: 10, last: false })
    expect(await page(3)).toMatchObject({ rank: 20, last: true })
    expect(asked).toEqual(['-started_at 2', '-started_at 3'])
  })

  it.each([0, 1, 9, 10, 11, 20, 95, 160])('of %i calls is read from its end where that is all there is', async (calls) => {
    await store(0, calls, (index) => index)
    const list = account(RISING)
    expect(await walk(list)).toEqual(Array.from({ length: calls }, (_, index) => uuidOf(calls - 1 - index)))
    const pages = Math.ceil(calls / 10)
    expect(list.asked.length).toBeLessThanOrEqual(4 + 2 * Math.log2(pages + 1) + pages)
    expect(await list.page(pages + 2)).toMatchObject({ calls: [], last: true })
  })

  it('notices that the end has moved, and finds its way from a page in the middle', async () => {
    await store(0, 48, (index) => index)
    const list = account(RISING)
    expect(uuids(await list.page(3))[0]).toBe(uuidOf(29))
    await store(48, 75, (index) => index)
    expect(uuids(await list.page(1))[0]).toBe(uuidOf(74))
    expect(await list.page(2)).toMatchObject({ rank: 5, last: false })
    list.asked.length = 0
    expect(uuids(await list.page(1))).toHaveLength(5)
    expect(list.asked).toEqual(['started_at 8'].map((one) => one.replace('started_at', '-started_at')))
  })

  it('takes calls of one second in any order', async () => {
    await store(0, 35, () => 0)
    const list = account()
    expect(await list.page(1)).toMatchObject({ rank: 0, last: false })
    expect(await list.page(4)).toMatchObject({ rank: 30, last: true })
    await store(35, 80, (index) => index)
    const later = account(RISING)
    expect(uuids(await later.page(1))[0]).toBe(uuidOf(79))
  })

  it('learns anew when the account changes its mind', async () => {
    await store(0, 30, (index) => index)
    let ordering = RISING
    const list = account((sort) => ordering(sort))
    expect(uuids(await list.page(1))[0]).toBe(uuidOf(29))
    ordering = () => '-started_at'
    expect(uuids(await list.page(2))[0]).toBe(uuidOf(19))
    ordering = RISING
    expect(await list.page(1)).toMatchObject({ rank: 0, last: false })
    expect(uuids(await list.page(3))).toContain(uuidOf(0))
  })

  it('is garbled where there is no order at all', async () => {
    await store(0, 30, (index) => (index * 7) % 30)
    const shuffled = (body: string) => {
      const { data, ...rest } = JSON.parse(body)
      return JSON.stringify({ data: [...data.slice(3, 5), ...data.slice(0, 3), ...data.slice(5)], ...rest })
    }
    await expect(account(undefined, shuffled).page(1)).rejects.toMatchObject({
      failure: 'garbled',
      message: 'the list of calls is in no order of their start, whatever order is asked for',
    })
  })

  it('sets aside what cannot be read, in its place', async () => {
    await store(0, 12, (index) => index)
    const spoilt = (body: string) => body.replace('"direction": 1', '"direction": "up"').replace('"direction":1', '"direction":"up"')
    const { calls } = await account(undefined, spoilt).page(1)
    expect(calls).toHaveLength(10)
    expect(calls[0]).toEqual({
      ok: false,
      key: uuidOf(11),
      started_at: '2026-01-01T00:11:00+0000',
      reason: expect.stringMatching(/^direction: /),
      raw: expect.stringContaining('"direction":"up"'),
    })
    expect(calls.slice(1).every(({ ok }) => ok)).toBe(true)
  })
})
