import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import tasks from '#contract/hipcall/examples/tasks-list.json'
import users from '#contract/hipcall/examples/users-list.json'
import { page as pageSchema } from '#contract/wire.ts'
import { countedPage, pageOf, pageWindow, uncountedPageOf } from './pages.ts'

const asked = (address: string, search = '', query: { page?: number; after?: string } = {}) => ({
  address,
  search: new URLSearchParams(search),
  query,
})

describe('pageOf', () => {
  it.each([tasks, users])('makes the envelopes of the documentation', (example) => {
    expect(pageOf(asked(example.meta.path), { total: example.meta.total, rows: example.data as unknown[] }, 10)).toEqual(example)
  })

  it('shows the pages Laravel shows', () => {
    const shown = (current: number, last: number) =>
      pageWindow(current, last)
        .map((page) => page ?? '...')
        .join(' ')
    expect(shown(1, 1)).toBe('1')
    expect(shown(13, 13)).toBe('1 2 3 4 5 6 7 8 9 10 11 12 13')
    expect(shown(1, 14)).toBe('1 2 3 4 5 6 7 8 9 10 ... 13 14')
    expect(shown(7, 20)).toBe('1 2 3 4 5 6 7 8 9 10 ... 19 20')
    expect(shown(8, 20)).toBe('1 2 ... 5 6 7 8 9 10 11 ... 19 20')
    expect(shown(13, 20)).toBe('1 2 ... 10 11 12 13 14 15 16 ... 19 20')
    expect(shown(14, 20)).toBe('1 2 ... 11 12 13 14 15 16 17 18 19 20')
    expect(shown(99, 20)).toBe('1 2 ... 11 12 13 14 15 16 17 18 19 20')
  })

  it('keeps the other parameters of the address in its links', () => {
    const answer = pageOf(asked('http://x/api', 'status=active&page=2&q=%C5%9F', { page: 2 }), { total: 25, rows: [1] }, 10)
    expect(answer.links).toEqual({
      first: 'http://x/api?status=active&q=%C5%9F&page=1',
      last: 'http://x/api?status=active&q=%C5%9F&page=3',
      prev: 'http://x/api?status=active&q=%C5%9F&page=1',
      next: 'http://x/api?status=active&q=%C5%9F&page=3',
    })
  })

  it('is an envelope of the contract for any page of any list', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 200 }), (total, page, perPage) => {
        const rows = Array.from({ length: Math.max(0, Math.min(perPage, total - (page - 1) * perPage)) }, (_, index) => index)
        const answer = z.parse(pageSchema(z.int()), pageOf(asked('http://x/api', '', { page }), { total, rows }, perPage))
        expect(answer.meta.links.filter((link) => link.active).length).toBe(page <= answer.meta.last_page ? 1 : 0)
        expect(answer.meta.from === null).toBe(rows.length === 0)
      }),
    )
  })
})

describe('countedPage', () => {
  it.each([
    [{}, { offset: 0, limit: 10 }],
    [{ page: 3 }, { offset: 20, limit: 10 }],
    [
      { page: 3, per_page: 1 },
      { offset: 2, limit: 1 },
    ],
    [
      { page: 2_147_483_647, per_page: 200 },
      { offset: 429_496_729_200, limit: 200 },
    ],
  ])('asks for the rows of %j', async (query, expected) => {
    const answer = await countedPage({ ...asked('http://x/api'), query }, async (place) => {
      expect(place).toEqual(expected)
      return { total: 5, rows: [] }
    })
    expect(answer.meta).toMatchObject({ per_page: expected.limit, last_page: expected.limit === 1 ? 5 : 1, total: 5 })
  })
})

describe('uncountedPageOf', () => {
  it('counts rows by page, and knows only the next page by cursor', () => {
    const second = uncountedPageOf(asked('http://x/cdrs', 'direction=1&page=2', { page: 2 }), { rows: [1, 2], next: null }, 10, false)
    expect(second.meta).toEqual({ current_page: 2, from: 11, path: 'http://x/cdrs', per_page: '10', to: 12 })
    expect(second.links).toEqual({
      first: 'http://x/cdrs?direction=1&page=1',
      last: null,
      prev: 'http://x/cdrs?direction=1&page=1',
      next: null,
    })
    const later = uncountedPageOf(asked('http://x/cdrs', 'after=a', { after: 'a' }), { rows: [1], next: 'b' }, 10, true)
    expect(later.links.next).toBe('http://x/cdrs?after=b')
    expect(later.meta).toMatchObject({ from: null, to: null, next_cursor: 'b' })
  })
})
