import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CdrListQuery } from '#contract/hipcall/cdrs.ts'
import { UserListQuery } from '#contract/hipcall/users.ts'
import { changeQuery, type ListQuery, readSearch, sameQuery, writeSearch } from './table-search.ts'

type Query = ListQuery<typeof CdrListQuery>

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { minLength: 1, maxLength: 5 })
const seconds = fc.integer({ min: 0, max: 100_000 })
const someQuery = fc.record(
  {
    q: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.includes('\0')),
    direction: fc.uniqueArray(fc.constantFrom('inbound', 'outbound', 'internal'), { minLength: 1 }),
    users: ids,
    missing_call: fc.boolean(),
    period: fc.constantFrom('today', 'yesterday', '7d', '30d', '90d', 'all'),
    outcome: fc.uniqueArray(fc.constantFrom('answered', 'rang_out', 'left_in_queue'), { minLength: 1 }),
    teams: ids,
    min_duration: seconds,
    max_duration: seconds,
    has_recording: fc.boolean(),
    sort: fc.constantFrom([{ field: 'call_duration', descending: true }], [{ field: 'started_at', descending: false }]),
    page: fc.integer({ min: 1, max: 1000 }),
    after: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 50 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Query>

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\0',
    '%00',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '-1',
    '1e9',
    '99999999999',
    '0x10',
    ' ',
    'NaN',
    "'; drop--",
  ),
)
const names = fc.oneof(fc.constantFrom(...Object.keys(CdrListQuery.def.shape), '__proto__', 'constructor', 'hasOwnProperty'), hostile)

describe('URL to query and back', () => {
  it('gives back any query that was written', () => {
    fc.assert(
      fc.property(someQuery, (query) => {
        expect(readSearch(CdrListQuery, writeSearch(CdrListQuery, query))).toEqual({ query, dropped: [] })
      }),
    )
  })

  it('never throws, whatever stands in the URL, and what it reads can be written and read again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, hostile), { maxLength: 8 }), (pairs) => {
        const { query } = readSearch(CdrListQuery, new URLSearchParams(pairs))
        const written = writeSearch(CdrListQuery, query)
        expect(readSearch(CdrListQuery, written).dropped).toEqual([])
        expect(writeSearch(CdrListQuery, readSearch(CdrListQuery, written).query)).toBe(written)
      }),
      { numRuns: 500 },
    )
  })

  it('takes any text as a search without throwing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readSearch(CdrListQuery, text).query).toBeTypeOf('object')
      }),
    )
  })

  it('writes equal queries as equal text, in whatever order they were put together', () => {
    fc.assert(
      fc.property(someQuery, (query) => {
        const turned = Object.fromEntries(Object.entries(query).reverse()) as Query
        expect(sameQuery(CdrListQuery, query, turned)).toBe(true)
      }),
    )
  })

  it('leaves out what makes no sense, keeps the rest, and says what it left out', () => {
    expect(readSearch(CdrListQuery, '?direction=foo&users=4,5&period=someday&page=0')).toEqual({
      query: { users: [4, 5] },
      dropped: [
        { name: 'direction', text: 'foo' },
        { name: 'period', text: 'someday' },
        { name: 'page', text: '0' },
      ],
    })
  })

  it.each(['banana', '2026-02-30', '2026-13-01', '2026-11-23T10:00:00', '2026-11-23T25:00:00Z', '26-11-23'])(
    'leaves out a start of %s, which is no date',
    (text) => {
      expect(readSearch(CdrListQuery, new URLSearchParams({ started_from: text })).dropped).toHaveLength(1)
    },
  )

  it.each(['2026-02-28', '2024-02-29', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00+03:00', '2026-11-23T10:00:00+0000'])(
    'takes a start of %s',
    (text) => {
      expect(readSearch(CdrListQuery, new URLSearchParams({ started_from: text }))).toEqual({ query: { started_from: text }, dropped: [] })
    },
  )

  it.each([
    ['2026-03-30', '2026-03-01'],
    ['2026-03-30T12:00:00+03:00', '2026-03-30T08:59:59Z'],
  ])('leaves out a period from %s to %s, which ends before it begins', (from, to) => {
    expect(readSearch(CdrListQuery, new URLSearchParams({ started_from: from, started_to: to, q: '1' }))).toEqual({
      query: { q: '1' },
      dropped: [
        { name: 'started_from', text: from },
        { name: 'started_to', text: to },
      ],
    })
  })

  it('leaves a period of one day, and one only the server can judge', () => {
    for (const to of ['2026-03-30', '2026-03-29T23:00:00Z']) {
      expect(readSearch(CdrListQuery, new URLSearchParams({ started_from: '2026-03-30', started_to: to })).dropped).toEqual([])
    }
  })

  it('takes the first of a repeated parameter and names the other', () => {
    expect(readSearch(UserListQuery, 'q=ann&q=bob')).toEqual({ query: { q: 'ann' }, dropped: [{ name: 'q', text: 'bob' }] })
  })

  it('ignores names it does not know and empty values', () => {
    expect(readSearch(UserListQuery, 'utm_source=mail&q=&__proto__=1')).toEqual({ query: {}, dropped: [] })
  })
})

describe('changing a query', () => {
  it('goes back to the beginning of the list', () => {
    expect(changeQuery<typeof CdrListQuery>({ q: '1', page: 3, after: 'x' }, { direction: ['inbound'] })).toEqual({
      q: '1',
      direction: ['inbound'],
    })
  })

  it('removes what is set to nothing', () => {
    expect(changeQuery<typeof CdrListQuery>({ q: '1', users: [3], has_recording: false }, { q: '', users: [] })).toEqual({
      has_recording: false,
    })
  })
})
