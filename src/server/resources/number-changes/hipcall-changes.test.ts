import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNumberChange, getNumberChange, resumeNumberChange } from '#contract/dashboard/number-changes.ts'
import { newToken } from '#server/http/tokens.ts'
import { type Through, TOKENS } from '#server/testing/hipcall.ts'
import { FAILURES, gate, lostRequest } from '#server/testing/hipcall-failures.ts'
import { smallHipcall } from '#server/testing/hipcall-person.ts'
import { putUsers, userRow } from '#server/testing/small-account.ts'

const hipcall = smallHipcall()
const { on, far } = hipcall
let headers: { cookie: string }

beforeEach(async () => {
  headers = await hipcall.app.signedIn(TOKENS.operator)
})
afterEach(() => hipcall.app.deps.numberChanges.stop())

const CHANGES = '/api/dashboard/number-changes'
const ask = (path: string, body: unknown, as: Record<string, string> = headers) =>
  hipcall.app.as(null, `${CHANGES}${path}`, { method: 'POST', body, headers: as })
async function begin(user_ids: number[], default_number_id: number | null = 3, more = {}): Promise<number> {
  const response = await ask('', { user_ids, default_number_id, ...more })
  return createNumberChange.answer.parse(await response.json()).data.id
}
async function detail(id: number) {
  const { data } = getNumberChange.answer.parse(await (await hipcall.app.as(null, `${CHANGES}/${id}`, { headers })).json())
  return data
}
async function resultsOf(id: number) {
  await hipcall.app.deps.numberChanges.idle()
  const { rows } = await detail(id)
  return Object.fromEntries(rows.map((row) => [row.user_id, row.reason === null ? row.state : `${row.state}: ${row.reason}`]))
}
const numbers = async (db: typeof on.db) =>
  (await db.rows<{ number: number | null }>(sql`select default_number_id as number from users order by id`)).map(({ number }) => number)
const audited = () =>
  on.db.rows(sql`select target_id as id, before, after from audit where action = 'user.default_number' order by target_id`)
const puts = () => hipcall.app.sent.filter((request) => request.startsWith('PUT'))

describe('changing many default numbers at Hipcall', () => {
  it("goes on in the background with the operator's token, each row stored with its change", async () => {
    const id = await begin([1, 2, 3, 4, 77])
    expect(await resultsOf(id)).toEqual({ 1: 'done', 2: 'done', 3: 'done', 4: 'done', 77: 'failed: gone' })
    expect([await numbers(on.db), await numbers(far.db)]).toEqual([
      [3, 3, 3, 3, null],
      [3, 3, 3, 3, null],
    ])
    expect(puts()).toEqual([1, 2, 3, 4].map((user) => `PUT /api/v20211124/users/${user} ${TOKENS.operator}`))
    expect(await audited()).toHaveLength(4)
    const undone = await ask(`/${id}/undo`, undefined)
    expect(await resultsOf(createNumberChange.answer.parse(await undone.json()).data.id)).toMatchObject({ 1: 'done', 2: 'done' })
    expect(await numbers(far.db)).toEqual([null, 1, null, 1, null])
  })

  it('sends nothing for who has the number, and reads who seems to have another than was seen', async () => {
    await far.db.rows(sql`update users set default_number_id = 2 where id = 4`)
    await on.db.rows(sql`update users set default_number_id = 4 where id in (2, 4)`)
    const id = await begin([1, 2, 3, 4], null, { expected: { 1: null, 2: 1, 3: null, 4: 1 } })
    expect(await resultsOf(id)).toEqual({ 1: 'skipped: already', 2: 'done', 3: 'skipped: already', 4: 'failed: conflict' })
    expect((await detail(id)).rows[3]).toMatchObject({ current_number_id: 2 })
    expect(await numbers(on.db)).toEqual(await numbers(far.db))
    expect(puts()).toHaveLength(1)
  })

  it.each(FAILURES)('goes on after a row for which $what', async ({ through }) => {
    let left = 1
    const fail = through(hipcall.app)
    hipcall.app.line.through = (request, next) => (request.method === 'PUT' && left-- > 0 ? fail(request, next) : next(request))
    expect(await resultsOf(await begin([1, 3]))).toEqual({ 1: 'done', 3: 'done' })
    expect(await numbers(on.db)).toEqual(await numbers(far.db))
    expect(await audited()).toHaveLength(2)
  })

  it('waits as long as Hipcall says, three times, before a row counts as failed', async () => {
    const busy: Through = async (request, next) =>
      request.url.includes('/users/1?')
        ? Response.json({ message: 'Slow down' }, { status: 429, headers: { 'retry-after': '20' } })
        : next(request)
    hipcall.app.line.through = busy
    const id = await begin([1, 3])
    expect(await resultsOf(id)).toEqual({ 1: 'failed: error', 3: 'done' })
    expect(puts().filter((request) => request.includes('/users/1 '))).toHaveLength(4)
    expect(hipcall.app.waited.filter((milliseconds) => milliseconds === 20_000)).toHaveLength(3)
    hipcall.app.line.through = (request, next) => next(request)
    const resumed = await ask(`/${id}/resume`, {})
    expect(resumeNumberChange.answer.parse(await resumed.json()).data.id).toBe(id)
    expect(await resultsOf(id)).toEqual({ 1: 'done', 3: 'done' })
  })

  it('tells which rows Hipcall refused, and for what', async () => {
    hipcall.app.line.through = async (request, next) => {
      if (request.url.includes('/users/1?')) return Response.json({ message: 'No.' }, { status: 403 })
      if (request.url.includes('/users/2?'))
        return Response.json({ message: 'No.', errors: { default_number_id: ['No.'] } }, { status: 422 })
      return request.url.includes('/users/3?') ? Response.json({ message: 'No.' }, { status: 401 }) : next(request)
    }
    expect(await resultsOf(await begin([1, 2, 3, 4]))).toEqual({
      1: 'failed: refused',
      2: 'failed: number_gone',
      3: 'failed: refused',
      4: 'done',
    })
    expect((await hipcall.app.as(null, '/api/dashboard/session', { headers })).status).toBe(200)
  })

  it('needs somebody whom Hipcall knows', async () => {
    const { secret, hash } = newToken()
    await on.db.rows(sql`insert into tokens (hash, name, role, created_at) values (${hash}, 'Own', 'admin', now())`)
    const own = { authorization: `Bearer ${secret}` }
    expect((await ask('', { user_ids: [1], default_number_id: 3 }, own)).status).toBe(403)
    const supervisor = await hipcall.app.signedIn(TOKENS.other)
    expect((await ask('', { user_ids: [1], default_number_id: 3 }, supervisor)).status).toBe(403)
  })
})

describe('a server that stops while Hipcall works on a row', () => {
  /** Ends the process while the change of user 3 is under way. */
  async function stopInTheMiddle(done: boolean): Promise<number> {
    const arrived = gate()
    hipcall.app.line.through = async (request, next) => {
      if (request.method !== 'PUT' || !request.url.includes('/users/3?')) return next(request)
      if (done) await next(request)
      arrived.open()
      return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true }))
    }
    const id = await begin([1, 3, 4])
    await arrived.opened
    await hipcall.app.deps.numberChanges.stop()
    const { state, rows } = await detail(id)
    expect(state).toBe('interrupted')
    expect(rows.map((row) => [row.state, row.at !== null])).toEqual([
      ['done', true],
      ['waiting', false],
      ['waiting', false],
    ])
    hipcall.restart()
    return id
  }

  it.each([true, false])('goes on at the next start (done: %s)', async (done) => {
    const id = await stopInTheMiddle(done)
    await hipcall.app.deps.numberChanges.takeUp()
    expect(await resultsOf(id)).toEqual({ 1: 'done', 3: 'done', 4: 'done' })
    expect(await numbers(on.db)).toEqual(await numbers(far.db))
    expect(await audited()).toHaveLength(3)
  })

  it('knows its own change, where the mirror has brought it here meanwhile', async () => {
    const id = await stopInTheMiddle(true)
    await on.db.rows(sql`update users set default_number_id = 3 where id = 3`)
    await hipcall.app.deps.numberChanges.takeUp()
    expect(await resultsOf(id)).toEqual({ 1: 'done', 3: 'done', 4: 'done' })
    expect(puts()).toHaveLength(1)
    expect((await audited())[1]).toEqual({ id: 3, before: { default_number_id: null }, after: { default_number_id: 3, unanswered: true } })
  })
})

it('loses no change of two admins at once', async () => {
  await putUsers(on.db, [userRow(6)])
  await putUsers(far.db, [userRow(6)])
  const expected = { 1: null, 2: 1, 3: null, 4: 1, 5: null, 6: 1 }
  const [one, two] = await Promise.all([begin([1, 2, 3, 4, 5, 6], 2, { expected }), begin([6, 5, 4, 3, 2, 1], 3, { expected })])
  const [first, second] = [await resultsOf(one), await resultsOf(two)]
  for (const user of [1, 2, 3, 4, 5, 6]) expect([first[user], second[user]].sort(), String(user)).toEqual(['done', 'failed: conflict'])
  expect(await audited()).toHaveLength(6)
  expect(await numbers(on.db)).toEqual(await numbers(far.db))
})

it('stores nothing while nothing can be asked', async () => {
  hipcall.app.line.through = lostRequest
  expect(await resultsOf(await begin([1]))).toEqual({ 1: 'failed: error' })
  expect(await audited()).toEqual([])
  expect(hipcall.app.waited).toEqual(expect.arrayContaining([2_000, 4_000, 8_000]))
})
