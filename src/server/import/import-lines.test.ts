import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cdrsPage from '#contract/hipcall/examples/cdrs-list.json'
import cdrDetail from '#contract/hipcall/examples/cdrs-retrieve.json'
import extensionsPage from '#contract/hipcall/examples/extensions-list.json'
import greetingsPage from '#contract/hipcall/examples/greetings-list.json'
import numbersPage from '#contract/hipcall/examples/numbers-list.json'
import tasksPage from '#contract/hipcall/examples/tasks-list.json'
import teamsPage from '#contract/hipcall/examples/teams-list.json'
import usersPage from '#contract/hipcall/examples/users-list.json'
import { readFlow } from '#server/resources/cdrs/row.ts'
import { testDatabase } from '#server/testing/database.ts'
import { importLines } from './import-lines.ts'

const on = testDatabase()

async function imported(lines: readonly string[]) {
  const bad: [number, string][] = []
  async function* given() {
    yield* lines
  }
  const summary = await importLines(on.db, given(), { bad: (line, reason) => bad.push([line, reason]), progress: () => undefined })
  return { summary, bad }
}
const count = async (table: string) => (await on.db.rows<{ n: number }>(sql`select count(*)::int as n from ${sql.raw(table)}`))[0]?.n

const PAGES = [cdrsPage, usersPage, teamsPage, greetingsPage, numbersPage, extensionsPage, tasksPage]
const DOCUMENTED = PAGES.flatMap(({ data }) => data.map((one) => JSON.stringify(one)))
const call = (index: number, more: object = {}) =>
  JSON.stringify({ ...cdrDetail.data, uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, ...more })

describe('an import', () => {
  it('stores every documented object, and nothing more the second time', async () => {
    const first = await imported(DOCUMENTED)
    expect(first.bad).toEqual([])
    expect(first.summary).toEqual({
      lines: DOCUMENTED.length,
      read: {
        cdr: cdrsPage.data.length,
        user: usersPage.data.length,
        team: teamsPage.data.length,
        greeting: greetingsPage.data.length,
        number: numbersPage.data.length,
        extension: extensionsPage.data.length,
        task: tasksPage.data.length,
      },
      added: cdrsPage.data.length,
      bad: 0,
    })
    const tables = ['cdrs', 'users', 'teams', 'greetings', 'numbers', 'extensions', 'tasks', 'callback_cases']
    const before = await Promise.all(tables.map(count))
    const second = await imported(DOCUMENTED)
    expect(second.summary).toEqual({ ...first.summary, added: 0 })
    expect(await Promise.all(tables.map(count))).toEqual(before)
  })

  it('keeps the steps of a call, also out of an answer that holds it', async () => {
    const { summary } = await imported([JSON.stringify(cdrDetail)])
    expect(summary.added).toBe(1)
    expect(await readFlow(on.db, cdrDetail.data.uuid)).toHaveLength(cdrDetail.data.call_flow.length)
  })

  it('leaves the database knowing how much it holds', async () => {
    await imported(Array.from({ length: 1_500 }, (_, index) => call(index)))
    const [known] = await on.db.rows(sql`select reltuples::int as rows from pg_class where oid = 'cdrs'::regclass`)
    expect(known).toEqual({ rows: 1_500 })
  })

  it('tells of each bad line, and keeps the good ones around it', async () => {
    const { summary, bad } = await imported([
      `\uFEFF${call(1)}`,
      '',
      '{"resource_type": "cdr"',
      '{"resource_type": "deal", "id": 1}',
      '[]',
      call(2, { started_at: 'yesterday' }),
      call(3, { caller_number: 'a\u0000b' }),
      `"${'x'.repeat(1_000_001)}"`,
      call(4),
    ])
    expect(summary).toMatchObject({ lines: 8, added: 2, bad: 6 })
    expect(bad.map(([line]) => line).sort()).toEqual([3, 4, 5, 6, 7, 8])
    const reasons = new Map(bad)
    expect(reasons.get(3)).toMatch(/^is not JSON/)
    expect(reasons.get(4)).toMatch(/resource_type is “deal”, not one of cdr, user/)
    expect(reasons.get(6)).toMatch(/^started_at:/)
    expect(reasons.get(7)).toMatch(/^cannot be stored/)
    expect(reasons.get(8)).toMatch(/longer than/)
    expect(await count('cdrs')).toBe(2)
  })

  it('of an id that comes twice has the last', async () => {
    const [user] = usersPage.data
    await imported([JSON.stringify(user), JSON.stringify({ ...user, full_name: 'Somebody Else' })])
    expect(await on.db.rows(sql`select full_name from users`)).toEqual([{ full_name: 'Somebody Else' }])
  })

  it('does what it should with any mixture of good and bad lines', async () => {
    const good = fc.integer({ min: 1, max: 400 }).map((index) => ({ line: call(index), good: true, index }))
    const bad = fc
      .oneof(fc.string(), fc.json(), fc.constant(call(1, { direction: 'in' })), fc.constant(call(1, { callee_number: '\u0000' })))
      .filter((line) => line.trim() !== '' && !line.includes('\n'))
      .map((line) => ({ line, good: false, index: 0 }))
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(good, bad), { maxLength: 60 }), async (lines) => {
        // Each time other calls.
        run += 1
        const before = (await count('cdrs')) ?? 0
        const { summary, bad: told } = await imported(
          lines.map(({ line }) => line.replace('00000000-0000-4000', `${String(run).padStart(8, '0')}-0000-4000`)),
        )
        const wrong = lines.flatMap((one, at) => (one.good ? [] : [at + 1]))
        expect(told.map(([line]) => line).sort((a, b) => a - b)).toEqual(wrong)
        const distinct = new Set(lines.flatMap((one) => (one.good ? [one.index] : [])))
        expect(summary).toMatchObject({ lines: lines.length, added: distinct.size, bad: wrong.length })
        expect(await count('cdrs')).toBe(before + distinct.size)
      }),
      { numRuns: 15 },
    )
  })
})
