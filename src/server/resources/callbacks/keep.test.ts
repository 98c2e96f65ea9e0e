import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '#server/db/connect.ts'
import { emptyDatabase, testDatabase } from '#server/testing/database.ts'
import { randomCdrs } from '#server/testing/random-calls.ts'
import { insertCdrs } from '../cdrs/insert.ts'
import { ensureCases, rebuildCases } from './rebuild.ts'

const on = testDatabase()

interface Row {
  id: number
  anchor: string
  first_uuid: string
}

/** All cases but what they are known by, and those of whom people know. */
async function casesIn(db: Db): Promise<{ facts: unknown[]; ids: [number, string][] }> {
  const rows = await db.rows<Row>(sql`select * from callback_cases order by phone_id, first_at, first_uuid`)
  return { facts: rows.map(({ id: _, anchor: __, ...facts }) => facts), ids: rows.map(({ id, anchor }) => [id, anchor]) }
}

describe('cases that are kept with the calls', () => {
  it('are those that are made of all calls at once, whatever the order the calls came in', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomCdrs({ minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (calls, sizes) => {
          await emptyDatabase(on.db)
          for (let at = 0, turn = 0; at < calls.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1
            await insertCdrs(on.db, calls.slice(at, at + size))
            at += size
          }
          const kept = await casesIn(on.db)
          await rebuildCases(on.db, 10)
          expect(await casesIn(on.db)).toEqual(kept)

          await on.db.rows(sql`delete from callback_cases`)
          await rebuildCases(on.db, 10)
          expect((await casesIn(on.db)).facts).toEqual(kept.facts)
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)

  it('are made again where another talk is long enough, and only then', async () => {
    const [calls = []] = fc.sample(randomCdrs({ minLength: 200, maxLength: 200 }), { numRuns: 1, seed: 7 })
    await insertCdrs(on.db, calls, { cases: 'later' })
    expect((await casesIn(on.db)).facts).toEqual([])
    expect(await ensureCases(on.db, 10)).toBe(true)
    const tens = await casesIn(on.db)
    expect(tens.facts.length).toBeGreaterThan(1)
    expect(await ensureCases(on.db, 10)).toBe(false)
    expect(await ensureCases(on.db, 4_000)).toBe(true)
    expect((await casesIn(on.db)).facts).not.toEqual(tens.facts)
    await insertCdrs(on.db, calls)
    await ensureCases(on.db, 10)
    expect((await casesIn(on.db)).facts).toEqual(tens.facts)
  })
})
