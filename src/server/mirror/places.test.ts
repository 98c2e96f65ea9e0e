import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatTimestamp } from '#contract/wire.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { testDatabase } from '#server/testing/database.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import type { CallsPage, Read } from '#server/upstream/upstream.ts'
import { LatePlaces } from './late-places.ts'
import { type Counting, countedAt, shiftAt } from './places.ts'
import { setAside } from './set-aside.ts'

const on = testDatabase()
const count: Counting = (instants) => countedAt(on.db, instants)
const MIDNIGHT = Date.parse('2026-03-10T00:00:00Z')

/** Calls that started so many seconds after midnight, oldest first. */
function callsAt(seconds: readonly number[]): NewCdr[] {
  return accountCalls({ from: MIDNIGHT, days: 1, perDay: seconds.length, seed: 'places', until: Number.POSITIVE_INFINITY }).map(
    ({ cdr }, index) => ({
      ...cdr,
      started_at: formatTimestamp(MIDNIGHT + (seconds[index] ?? 0) * 1000),
      call_flow: null,
    }),
  )
}
const read = (record: NewCdr): Read<NewCdr> => ({ ok: true, record, raw: '' })
const pageOf = (rank: number, calls: readonly NewCdr[]): CallsPage => ({
  rank,
  calls: calls.map(read),
  last: false,
  total: null,
  asked_at: 0,
})

it('counts calls after an instant and from it on, days and seconds alike', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -90_000, max: 90_000 }), { maxLength: 30 }),
      fc.integer({ min: -90_000, max: 90_000 }),
      async (starts, at) => {
        run += 1
        const shift = run * 10 * 86_400
        await insertCdrs(
          on.db,
          callsAt(starts.map((start) => start + shift)).map((call, index) => ({
            ...call,
            uuid: `00000000-0000-4000-8000-${String(run * 100 + index).padStart(12, '0')}`,
          })),
        )
        const instant = MIDNIGHT + (at + shift) * 1000
        expect(await countedAt(on.db, [instant])).toEqual([
          { after: starts.filter((start) => start > at).length, from: starts.filter((start) => start >= at).length },
        ])
      },
    ),
    { numRuns: 25 },
  )
})

it('tells from one page by how much the list above it differs, whatever the order of calls that started together', async () => {
  const seconds = [100, 90, 90, 90, 80, 70, 60, 60, 50, 40]
  const calls = callsAt(seconds)
  await insertCdrs(on.db, calls)
  const swapped = [1, 3, 2].flatMap((index) => calls[index] ?? [])
  expect(await shiftAt(count, pageOf(1, swapped))).toBe(0)
  expect(await shiftAt(count, pageOf(5, calls.slice(5)))).toBe(0)
  // Two calls were listed above that are not held; then one that is held is not listed any more.
  expect(await shiftAt(count, pageOf(7, calls.slice(5)))).toBe(2)
  expect(await shiftAt(count, pageOf(4, calls.slice(5)))).toBe(-1)
  expect(await shiftAt(count, pageOf(0, []))).toBe(0)
})

it('counts a call that cannot be read as a place of the list, unless it is held from another time', async () => {
  const calls = callsAt([100, 90, 80])
  await insertCdrs(on.db, calls)
  const aside = { resource: 'cdr', reason: 'direction: is no number', raw: '{}', started_at: formatTimestamp(MIDNIGHT + 95_000) }
  await setAside(
    on.db,
    [
      { ...aside, key: 'of another' },
      { ...aside, key: calls[0]?.uuid ?? '' },
    ],
    MIDNIGHT,
  )
  expect(await countedAt(on.db, [MIDNIGHT + 90_000])).toEqual([{ after: 2, from: 3 }])
})

it('counts from memory what the database counts, while calls come in, late or not', async () => {
  const late = new LatePlaces(on.db)
  const now = MIDNIGHT + 86_400_000
  const come = callsAt([0, 60, 60, 120, 40_000, -200_000, 59, 61, 80_000])
  for (const call of come) {
    await insertCdrs(on.db, [call])
    late.add([call])
    for (const instants of [[MIDNIGHT + 60_000, MIDNIGHT + 120_000], [MIDNIGHT - 200_000_000], [now]])
      expect(await late.countedAt(instants, now)).toEqual(await countedAt(on.db, instants))
  }
  const [row] = come
  await setAside(on.db, [{ resource: 'cdr', key: 'x', reason: 'cut', raw: '{}', started_at: row?.started_at ?? null }], now)
  expect(await late.countedAt([MIDNIGHT], now)).toEqual([{ after: 7, from: 8 }])
  late.forget()
  expect(await late.countedAt([MIDNIGHT], now)).toEqual([{ after: 7, from: 9 }])
  await insertCdrs(
    on.db,
    callsAt([70]).map((call) => ({ ...call, uuid: '00000000-0000-4000-8000-000000000001' })),
  )
  expect(await late.countedAt([MIDNIGHT], now + 3_599_999)).toEqual([{ after: 7, from: 9 }])
  expect(await late.countedAt([MIDNIGHT], now + 3_600_000)).toEqual([{ after: 8, from: 10 }])
})
