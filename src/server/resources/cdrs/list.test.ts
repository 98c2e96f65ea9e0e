import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import type { CdrListQuery } from '#contract/hipcall/cdrs.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { calling } from '#server/testing/callers.ts'
import { emptyDatabase, testDatabase } from '#server/testing/database.ts'
import { fittingCalls } from '#server/testing/naive-list.ts'
import { randomCdrs } from '#server/testing/random-calls.ts'
import { resolveFilter } from './conditions.ts'
import { insertCdrs, type NewCdr } from './insert.ts'
import { meaningOf } from './meaning.ts'
import { remember } from './memory.ts'
import { orderOf, type Place } from './order.ts'
import { resolvePeriod } from './period.ts'
import { removeCdrs } from './revise.ts'
import { callCount, callPage } from './store.ts'
import { findPlaces } from './walk.ts'

const READING = { zone: 'Europe/Istanbul', now: Date.parse('2023-03-29T10:00:00Z') }

const some = <T>(values: readonly T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 }), { nil: undefined })
const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, undefined, ...values)

const queries: fc.Arbitrary<CdrListQuery> = fc
  .record({
    q: maybe('2911', '6202', '0532', '+90532', '101', '1015', '00905326202911', 'satya', '53', '9', '4440', ''),
    direction: some(['inbound', 'outbound', 'internal'] as const),
    users: some([1, 2, 3, 4]),
    missing_call: maybe(true, false),
    missing_call_reason: some(['abandoned', 'callback', 'short_abandoned'] as const),
    period: maybe('today', 'yesterday', '7d', 'all'),
    started_from: maybe('2023-03-27', '2023-03-28T10:00:00+03:00'),
    started_to: maybe('2023-03-29', '2023-03-30T10:00:00Z'),
    outcome: some(OUTCOMES),
    teams: some([1, 2, 9]),
    numbers: some([1, 2, 9]),
    greetings: some([1, 2, 9]),
    contact_id: maybe(7),
    min_duration: maybe(0, 30, 61),
    max_duration: maybe(0, 60, 600),
    has_recording: maybe(true, false),
    has_voicemail: maybe(true, false),
    hour: some([0, 2, 3, 12, 23]),
    weekday: some([1, 2, 6, 7]),
    min_waited: maybe(0, 20),
    max_waited: maybe(20, 60),
    min_talked: maybe(0, 30),
    max_talked: maybe(30),
    rang: some([1, 2, 9]),
    rang_teams: some([1, 2, 9]),
    rang_end: some(['unanswered', 'rejected'] as const),
    through: maybe(
      [{ layer: 'team' as const, id: 1 }],
      [
        { layer: 'number' as const, id: 1 },
        { layer: 'greeting' as const, id: 0 },
        { layer: 'team' as const, id: 2 },
      ],
      [
        { layer: 'team' as const, id: 0 },
        { layer: 'person' as const, id: 2 },
      ],
    ),
    sort: maybe(
      ...[
        ['started_at'],
        ['-started_at'],
        ['call_duration'],
        ['-call_duration'],
        ['started_at', '-call_duration'],
        ['-call_duration', 'started_at'],
      ].map((keys) =>
        keys.map((key) => ({ field: key.replace('-', '') as 'started_at' | 'call_duration', descending: key.startsWith('-') })),
      ),
    ),
    // Most of these conditions at once leave nothing: keep a few of them.
    kept: fc.uniqueArray(fc.nat(27), { maxLength: 4 }),
  })
  .map(({ kept, sort, ...filter }) => {
    const entries = Object.entries(filter).filter((_, index) => kept.includes(index))
    return { ...Object.fromEntries(entries), sort } as CdrListQuery
  })

/** The list as its documentation says it is, without a database. */
function naive(cdrs: readonly NewCdr[], query: CdrListQuery): string[] {
  const fitting = fittingCalls(cdrs, query, READING)
  const asked = query.sort && query.sort.length > 0 ? query.sort : [{ field: 'started_at' as const, descending: true }]
  const ways = [...asked, { field: 'started_at' as const, descending: asked[0]?.descending ?? true }]
  const compare = (a: NewCdr, b: NewCdr) => {
    for (const { field, descending } of ways) {
      const value = (cdr: NewCdr) => (field === 'started_at' ? parseTimestamp(cdr.started_at) : (cdr.call_duration ?? -1))
      if (value(a) !== value(b)) return (value(a) - value(b)) * (descending ? -1 : 1)
    }
    return (a.uuid < b.uuid ? -1 : 1) * (asked[0]?.descending ? -1 : 1)
  }
  return fitting.sort(compare).map(({ uuid }) => uuid)
}

describe('the list of calls', () => {
  const on = testDatabase()
  beforeEach(() => emptyDatabase(on.db))

  /** Every page by cursor, from the first to the last. */
  async function walk(query: CdrListQuery, perPage: number): Promise<string[]> {
    const uuids: string[] = []
    let after: string | undefined
    do {
      const page = await callPage(on.db, { ...query, ...(after === undefined ? {} : { after }) }, perPage, READING)
      uuids.push(...page.rows.map(({ uuid }) => uuid))
      after = page.next ?? undefined
    } while (after !== undefined)
    return uuids
  }

  it('is what a filter over all calls would give, in any order, by cursor and by page, and counts it exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomCdrs({ minLength: 40, maxLength: 120 }),
        fc.array(queries, { minLength: 30, maxLength: 30 }),
        async (cdrs, asked) => {
          await emptyDatabase(on.db)
          await insertCdrs(on.db, cdrs)
          for (const query of asked) {
            const expected = naive(cdrs, query)
            expect(await walk(query, 7), JSON.stringify(query)).toEqual(expected)
            expect((await callCount(on.db, query, READING)).total, JSON.stringify(query)).toBe(expected.length)
            const second = await callPage(on.db, { ...query, page: 2 }, 10, READING)
            expect(second.rows.map(({ uuid }) => uuid)).toEqual(expected.slice(10, 20))
          }
        },
      ),
      { numRuns: 6, interruptAfterTimeLimit: 40_000 },
    )
  }, 60_000)

  it('tells everybody of all calls who asks at once, first of all and after each write', async () => {
    const [first] = fc.sample(randomCdrs({ minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 7 })
    const cdrs = first ?? []
    for (const part of [cdrs.slice(0, 20), cdrs.slice(20)]) {
      await insertCdrs(on.db, part)
      const [row] = await on.db.rows<{ stored: number }>(sql`select count(*)::int as stored from cdrs`)
      const asked = Array.from({ length: 4 }, () => Promise.all([callCount(on.db, {}, READING), callPage(on.db, {}, 100, READING)]))
      for (const [{ total }, { rows }] of await Promise.all(asked)) expect([total, rows.length]).toEqual([row?.stored, row?.stored])
    }
  })

  it('has the newest calls of several numbers, also where the newest of some are gone', async () => {
    const at = (number: string, minute: number) => calling({ number: `+9053262029${number}`, at: `2023-03-28T10:${minute}:00Z` })
    const gone = [at('11', 50), at('12', 40)]
    const left = [at('13', 30), at('14', 20), at('11', 12), at('12', 11)]
    await insertCdrs(on.db, [...gone, ...left])
    await removeCdrs(
      on.db,
      gone.map(({ uuid }) => uuid),
    )
    // A page of two looks for a third, on three sides: those of 11 and 12 were not met last after all, and that of 14 was not asked.
    expect(await walk({ q: '62029' }, 2)).toEqual(left.map(({ uuid }) => uuid))
  })

  it('loses nothing where the walk takes small steps, whatever they meet', async () => {
    const bounds = { near: 3, some: 1, short: 2, stretch: 5, touched: 8, sortable: 3 }
    await fc.assert(
      fc.asyncProperty(
        randomCdrs({ minLength: 40, maxLength: 80 }),
        fc.array(queries, { minLength: 20, maxLength: 20 }),
        async (cdrs, asked) => {
          await emptyDatabase(on.db)
          await insertCdrs(on.db, cdrs)
          // Whatever was kept of the newest calls is of some that are gone.
          const [gone, left] = [cdrs.slice(0, 10), cdrs.slice(10)]
          await removeCdrs(
            on.db,
            gone.map(({ uuid }) => uuid),
          )
          for (const query of asked) {
            const memory = await remember(on.db)
            const range = resolvePeriod(query, READING.zone, READING.now)
            const conditions = resolveFilter(query, range, await meaningOf(on.db, memory, query, READING.zone))
            if (conditions === undefined) continue
            const found: Place[] = []
            for (let last: Place[] = []; found.length === 0 || last.length === 3; found.push(...last)) {
              last = await findPlaces(
                on.db,
                memory,
                conditions,
                orderOf(query.sort),
                { after: found.at(-1), limit: 3, turn: { pause: async () => {} } },
                bounds,
              )
              if (last.length === 0) break
            }
            expect(
              found.map(({ uuid }) => uuid),
              JSON.stringify(query),
            ).toEqual(naive(left, query))
          }
        },
      ),
      { numRuns: 5, interruptAfterTimeLimit: 40_000 },
    )
  }, 60_000)
})
