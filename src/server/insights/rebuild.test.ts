import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { emptyDatabase, testDatabase } from '#server/testing/database.ts'
import { randomCdrs } from '#server/testing/random-calls.ts'
import { CALL_WIDTH, RING_WIDTH, unpack } from './pack.ts'
import { rebuildInsights, rebuildMissing } from './rebuild.ts'

const on = testDatabase()

function records(base64: string, width: number): string[] {
  const numbers = unpack(base64)
  return Array.from({ length: numbers.length / width }, (_, index) => numbers.subarray(index * width, (index + 1) * width).join()).sort()
}

/** Everything that is kept, without the order calls came in. */
async function kept() {
  const days = await on.db.rows<{ day: string; calls: string; rings: string }>(sql`
    select day::text as day, encode(calls, 'base64') as calls, encode(rings, 'base64') as rings from insight_days order by day`)
  const rings = await on.db.rows(sql`select * from cdr_rings order by started_at, uuid, ring_user_id, ring_team_id, rejected`)
  const profiles = await on.db.rows(sql`select uuid, profile_id from cdrs order by uuid`)
  return { rings, profiles, days: days.map(({ day, calls, rings }) => [day, records(calls, CALL_WIDTH), records(rings, RING_WIDTH)]) }
}

describe('what is kept for figures', () => {
  it('is, however the calls come in, what is made out of them afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(randomCdrs({ minLength: 20, maxLength: 80 }), fc.array(fc.nat(80), { maxLength: 3 }), async (cdrs, cuts) => {
        await emptyDatabase(on.db)
        let from = 0
        for (const to of [...cuts.sort((a, b) => a - b), cdrs.length]) {
          // Some come again.
          await insertCdrs(on.db, cdrs.slice(Math.max(0, from - 3), to))
          from = Math.max(from, to)
        }
        const before = await kept()
        expect(before.days.flatMap(([, calls]) => calls)).toHaveLength(cdrs.length)
        await rebuildInsights(on.db)
        expect(await kept()).toEqual(before)
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  it('follows an edit when it is made anew, and is completed where an older version stored the calls', async () => {
    const cdrs = fc.sample(randomCdrs({ minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 7 }).flat()
    await insertCdrs(on.db, cdrs)
    await on.db.rows(sql`update cdrs set user_id = 77, waited = 5, outcome = 'answered' where direction = 1`)
    await rebuildInsights(on.db)
    const [row] = await on.db.rows(sql`select count(*)::int as n from cdrs join insight_profiles p on p.id = profile_id
      where cdrs.direction = 1 and (p.user_id <> 77 or p.outcome <> 'answered')`)
    expect(row).toEqual({ n: 0 })
    const whole = await kept()
    await on.db.rows(sql`delete from insight_days where day = (select min(day) from insight_days)`)
    await on.db.rows(sql`update cdrs set profile_id = null`)
    expect(await rebuildMissing(on.db)).toBe(1)
    await rebuildInsights(on.db)
    expect(await kept()).toEqual(whole)
    expect(await rebuildMissing(on.db)).toBe(0)
  })
})
