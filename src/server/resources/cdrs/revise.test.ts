import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { formatTimestamp, parseTimestamp } from '#contract/wire.ts'
import { answerInsights } from '#server/insights/answer.ts'
import { rebuildInsights } from '#server/insights/rebuild.ts'
import { emptyDatabase, testDatabase } from '#server/testing/database.ts'
import { fittingCalls } from '#server/testing/naive-list.ts'
import { randomCdr, randomCdrs } from '#server/testing/random-calls.ts'
import { storedCalls } from '#server/testing/stored-calls.ts'
import { insertCdrs, type NewCdr } from './insert.ts'
import { putCdrs, removeCdrs } from './revise.ts'
import { callCount, callPage } from './store.ts'

const on = testDatabase()

const READING = { zone: 'Europe/Istanbul', now: Date.parse('2023-04-10T10:00:00Z') }
const FIGURES = { started_from: '2023-03-20', started_to: '2023-04-09' }
const FILTERS: readonly CdrFilter[] = [
  {},
  { direction: ['inbound'] },
  { teams: [1, 2] },
  { greetings: [1] },
  { rang: [1] },
  { q: '532' },
  { users: [2] },
]

/** What an account may say of a call the next time. */
const revisions: fc.Arbitrary<(call: NewCdr) => NewCdr> = fc.oneof(
  fc.constant((call: NewCdr) => call),
  fc.constant((call: NewCdr) => ({ ...call, call_flow: null })),
  fc.constant((call: NewCdr) => ({ ...call, uuid: call.uuid.toUpperCase() })),
  fc.webUrl().map((record_url) => (call: NewCdr) => ({ ...call, record_url })),
  fc.constant((call: NewCdr) => ({ ...call, missing_call: false, bridged_at: call.started_at })),
  fc.constant((call: NewCdr) => ({
    ...call,
    direction: 1,
    missing_call: true,
    bridged_at: null,
    caller_number: '+905326202911',
    call_flow: [],
  })),
  fc.constantFrom('+905326202911', '+905326202912', '101', null).map((caller_number) => (call: NewCdr) => ({ ...call, caller_number })),
  fc.constantFrom(-2, 1, 3).map((days) => (call: NewCdr) => ({ ...call, started_at: later(call.started_at, days) })),
  randomCdr.map(({ call_flow }) => (call: NewCdr) => ({ ...call, call_flow })),
  randomCdr.map((other) => ({ uuid }: NewCdr) => ({ ...other, uuid })),
)
const later = (time: string, days: number) => formatTimestamp(parseTimestamp(time) + days * 86_400_000)

const batches = fc.array(
  fc.record({ what: fc.constantFrom('put', 'put', 'put', 'remove'), calls: fc.array(fc.tuple(fc.nat(), revisions), { maxLength: 12 }) }),
  { minLength: 2, maxLength: 8 },
)

/** The calls as they should be stored, and what of them a signature does not change. */
class Account {
  readonly calls = new Map<string, NewCdr>()

  put(given: readonly NewCdr[]): { added: string[]; changed: string[] } {
    const before = new Map(this.calls)
    for (const call of given) {
      const uuid = call.uuid.toLowerCase()
      this.calls.set(uuid, { ...call, uuid, call_flow: call.call_flow ?? this.calls.get(uuid)?.call_flow ?? null })
    }
    const uuids = [...new Set(given.map(({ uuid }) => uuid.toLowerCase()))]
    const unsigned = (call?: NewCdr) => call && { ...call, record_url: call.record_url !== null }
    const changed = (uuid: string) => before.has(uuid) && !isDeepStrictEqual(unsigned(before.get(uuid)), unsigned(this.calls.get(uuid)))
    return { added: uuids.filter((uuid) => !before.has(uuid)).sort(), changed: uuids.filter(changed).sort() }
  }
}

describe('calls that are put and removed', () => {
  it('leave behind what storing the last of them at once does', async () => {
    await fc.assert(
      fc.asyncProperty(randomCdrs({ minLength: 4, maxLength: 24 }), batches, async (pool, todo) => {
        await emptyDatabase(on.db)
        const account = new Account()
        expect((await putCdrs(on.db, pool)).added.sort()).toEqual(account.put(pool).added)
        for (const { what, calls } of todo) {
          const given = calls.flatMap(([index, revise]) => {
            const call = pool[index % pool.length]
            return call === undefined ? [] : revise(account.calls.get(call.uuid) ?? call)
          })
          if (what === 'put') {
            const { added, changed } = await putCdrs(on.db, given)
            expect({ added: added.sort(), changed: changed.sort() }).toEqual(account.put(given))
          } else {
            const uuids = given.map(({ uuid }) => uuid)
            const there = uuids.map((uuid) => uuid.toLowerCase()).filter((uuid) => account.calls.delete(uuid))
            expect((await removeCdrs(on.db, uuids)).sort()).toEqual(there.sort())
          }
          await answerInsights(on.db, FIGURES, READING)
        }
        const revised = await storedCalls(on.db)
        const { tiles, rings, people } = await answerInsights(on.db, FIGURES, READING)
        await checkLists([...account.calls.values()])
        await rebuildInsights(on.db)
        expect(await storedCalls(on.db)).toEqual(revised)

        await emptyDatabase(on.db)
        await insertCdrs(on.db, [...account.calls.values()])
        expect(revised).toEqual(await storedCalls(on.db))
        expect(await answerInsights(on.db, FIGURES, READING)).toMatchObject({ tiles, rings, people })
      }),
      { numRuns: 15, interruptAfterTimeLimit: 90_000 },
    )
  }, 120_000)

  async function checkLists(calls: readonly NewCdr[]) {
    for (const filter of FILTERS) {
      const fitting = fittingCalls(calls, filter, READING).map(({ uuid }) => uuid)
      const { rows } = await callPage(on.db, filter, 200, READING)
      expect((await callCount(on.db, filter, READING)).total).toBe(fitting.length)
      expect(rows.map(({ uuid }) => uuid).sort()).toEqual(fitting.sort())
    }
  }
})

describe('putCdrs', () => {
  const [sampled = []] = fc.sample(randomCdrs({ minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 5 })
  const detailed = sampled.map((call) => ({ ...call, call_flow: call.call_flow ?? [], record_url: 'https://sound/1?signature=a' }))
  const listed = detailed.map((call) => ({ ...call, call_flow: null }))
  const uuids = detailed.map(({ uuid }) => uuid).sort()
  const version = () => on.db.rows(sql`select last_value, is_called from cdr_version`)

  it('writes nothing where only a signature differs, and the new one with anything else', async () => {
    await putCdrs(on.db, detailed)
    const before = [await version(), await on.db.rows(sql`select uuid, ctid, xmin from cdrs order by uuid`)]
    const signed = listed.map((call) => ({ ...call, record_url: 'https://sound/1?signature=b' }))
    expect(await putCdrs(on.db, signed)).toEqual({ added: [], changed: [] })
    expect([await version(), await on.db.rows(sql`select uuid, ctid, xmin from cdrs order by uuid`)]).toEqual(before)
    await putCdrs(
      on.db,
      signed.map((call) => ({ ...call, first_touch_duration: 7 })),
    )
    expect(await on.db.rows(sql`select distinct record_url from cdrs`)).toEqual([{ record_url: 'https://sound/1?signature=b' }])
    const unsigned = listed.map((call) => ({ ...call, record_url: null, first_touch_duration: 7 }))
    expect((await putCdrs(on.db, unsigned)).changed.sort()).toEqual(uuids)
  })

  it('keeps the steps that are held where a list brings none', async () => {
    await insertCdrs(on.db, listed)
    expect((await putCdrs(on.db, detailed)).changed.sort()).toEqual(uuids)
    const whole = await storedCalls(on.db)
    expect(await putCdrs(on.db, listed)).toEqual({ added: [], changed: [] })
    expect(await storedCalls(on.db)).toEqual(whole)
    const more = listed.map((call) => ({ ...call, hangup_by: 9 }))
    expect((await putCdrs(on.db, more)).changed.sort()).toEqual(uuids)
    expect((await storedCalls(on.db)).steps).toEqual(whole.steps)
    expect((await storedCalls(on.db)).rings).toEqual(whole.rings)
  })

  it('makes a day anew whose figures an older version kept otherwise', async () => {
    await insertCdrs(on.db, listed)
    await on.db.rows(sql`update cdrs set profile_id = null`)
    await on.db.rows(sql`delete from insight_days`)
    await putCdrs(on.db, detailed)
    const revised = await storedCalls(on.db)
    await emptyDatabase(on.db)
    await insertCdrs(on.db, detailed)
    expect(revised).toEqual(await storedCalls(on.db))
  })

  it('takes calls from several writers at once', async () => {
    const writers = [detailed, listed, detailed.toReversed(), listed.slice(10)]
    const puts = await Promise.all(writers.map((calls) => putCdrs(on.db, calls)))
    expect(puts.flatMap(({ added }) => added).sort()).toEqual(uuids)
    expect((await storedCalls(on.db)).days).toHaveLength(new Set(detailed.map(({ started_at }) => started_at.slice(0, 10))).size)
    await Promise.all([removeCdrs(on.db, uuids), removeCdrs(on.db, uuids)])
    expect(await storedCalls(on.db)).toMatchObject({ calls: [], places: [], rings: [], steps: [], days: [], packed: [], cases: [] })
  })
})
