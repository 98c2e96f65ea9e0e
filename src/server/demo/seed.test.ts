import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import usersPage from '#contract/hipcall/examples/users-list.json'
import { createTestApp, testClock } from '../testing/app.ts'
import { testDatabase } from '../testing/database.ts'
import { callsOfDay } from './calls-of-day.ts'
import { OtherDemoError, seedDemo } from './seed.ts'

const NOW = Date.parse('2026-03-31T12:00:00Z')
const SETTINGS = { days: 3, callsPerDay: 60, seed: 1, zone: 'Europe/Istanbul' }
/** The documentation's own calls, of 2023. */
const DOCUMENTED = 10

describe('filling the demo', { timeout: 60_000 }, () => {
  const on = testDatabase()
  const count = async () => (await on.db.rows<{ n: number }>(sql`select count(*)::int as n from cdrs`))[0]?.n

  it('stores every call that has ended by now, and nothing at the second start', async () => {
    const expected = ['2026-03-29', '2026-03-30', '2026-03-31']
      .flatMap((date) => callsOfDay(date, SETTINGS))
      .filter(({ endedAt }) => endedAt <= NOW)
    const steps: number[] = []
    expect(await seedDemo(on.db, { ...SETTINGS, now: NOW, onProgress: (done) => steps.push(done) })).toBe(expected.length + DOCUMENTED)
    expect(steps).toEqual([1, 2, 3])
    expect(await seedDemo(on.db, { ...SETTINGS, now: NOW })).toBe(0)
    expect(await count()).toBe(expected.length + DOCUMENTED)
  })

  it('adds what has come since, and earlier days when more are asked for', async () => {
    await seedDemo(on.db, { ...SETTINGS, now: NOW })
    const later = NOW + 2 * 86_400_000
    expect(await seedDemo(on.db, { ...SETTINGS, now: later })).toBeGreaterThan(60)
    expect(await seedDemo(on.db, { ...SETTINGS, days: 8, now: later })).toBeGreaterThan(60)
    const dates = await on.db.rows<{ day: string }>(
      sql`select distinct (started_at at time zone 'Europe/Istanbul')::date::text as day from cdrs order by day`,
    )
    expect(dates.map(({ day }) => day).slice(1)).toEqual(
      ['26', '27', '28', '29', '30', '31', '01', '02'].map((day, at) => `2026-0${at < 6 ? 3 : 4}-${day}`),
    )
  })

  it('begins again after it was interrupted', async () => {
    const stop = new Error('interrupted')
    const interrupted = seedDemo(on.db, {
      ...SETTINGS,
      now: NOW,
      onProgress: () => {
        throw stop
      },
    })
    await expect(interrupted).rejects.toBe(stop)
    const left = (await count()) ?? 0
    const added = await seedDemo(on.db, { ...SETTINGS, now: NOW })
    expect(added).toBeGreaterThan(0)
    expect(await count()).toBe(left + added)
  })

  it('refuses to mix two demos, and says what to do', async () => {
    await seedDemo(on.db, { ...SETTINGS, now: NOW })
    await expect(seedDemo(on.db, { ...SETTINGS, seed: 2, now: NOW })).rejects.toThrow(OtherDemoError)
    await expect(seedDemo(on.db, { ...SETTINGS, seed: 2, now: NOW })).rejects.toThrow(/DEMO_SEED=1/)
  })

  it('has the documented people first, as the documentation lists them', async () => {
    await seedDemo(on.db, { ...SETTINGS, days: 1, now: NOW })
    const { as } = createTestApp(on.db, { clock: testClock('2026-03-31T12:00:00Z') })
    const answer = (await (await as('agent', '/api/v20211124/users')).json()) as { data: unknown; meta: { total: number } }
    expect(answer.data).toEqual(usersPage.data)
    expect(answer.meta.total).toBe(usersPage.meta.total)
  })
})
