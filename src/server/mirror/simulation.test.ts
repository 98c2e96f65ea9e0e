/** What goes wrong in a month, in simulated time: the mirror, its budget, the adapter and the store are the real ones. */
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#server/testing/database.ts'
import { FAULTS } from '#server/testing/simulation/account.ts'
import { accountCalls } from '#server/testing/simulation/calls.ts'
import { callsOf, EQUAL, isFirst, liveThrough, START, unequal, worldOf } from '#server/testing/simulation/life.ts'

const on = testDatabase()
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('a busy account that fails in every way, with a mirror that is killed again and again', () => {
  it('is held whole and exact in the end', async () => {
    const month = isFirst()
    const size = month ? { history: 27, live: 3, perDay: 2_000 } : { history: 0.5, live: 0.5, perDay: 200 }
    const outage = { from: START + (size.live / 2) * DAY, to: START + (size.live / 2) * DAY + (month ? DAY : 3 * HOUR) }
    const seed = 'a busy month'
    const broken = new Set(
      accountCalls(callsOf({ seed, ...size }))
        .filter(({ deletedAt, listedAt }, index) => index % 199 === 5 && deletedAt === undefined && listedAt < START)
        .slice(0, 3)
        .map(({ cdr }) => cdr.uuid),
    )
    const world = worldOf(on.db, { seed, ...size, faults: FAULTS, broken, outage })
    const persons = await liveThrough(world, size.live, month ? 11 * HOUR : HOUR, month ? 20 : 5)
    expect(await unequal(world, broken)).toEqual(EQUAL)
    const aside = await on.db.rows<{ key: string }>(sql`select key from mirror_set_aside where resource = 'cdr'`)
    expect(aside.map(({ key }) => key).sort()).toEqual([...broken].sort())
    // No minute had more requests than are allowed, and none was refused for being too many.
    expect(world.account.counted).toMatchObject({ refused: 0 })
    expect(world.account.counted.most).toBeLessThanOrEqual(30)
    expect(persons.waited.length).toBeGreaterThan(persons.failed)
    expect(Math.max(...persons.waited)).toBeLessThanOrEqual(2_000)
    // Figures, places and callbacks follow calls that are replaced and removed.
    const [days] = await on.db.rows<{ calls: number }>(sql`select sum(calls)::int as calls from cdr_days`)
    expect(days?.calls).toBe(world.account.listed().length - broken.size)
  }, 1_200_000)
})
