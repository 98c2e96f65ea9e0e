import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { getSession } from '#contract/dashboard/session.ts'
import { ErrorBody } from '#contract/wire.ts'
import { newToken } from '#server/http/tokens.ts'
import { TOKENS } from '#server/testing/hipcall.ts'
import { lostRequest } from '#server/testing/hipcall-failures.ts'
import { smallHipcall } from '#server/testing/hipcall-person.ts'
import { putUsers, userRow } from '#server/testing/small-account.ts'

const hipcall = smallHipcall()
const { on, far } = hipcall

const SESSION = '/api/dashboard/session'
const TASKS = '/api/v20211124/tasks'
const enter = (token: string) => hipcall.app.as(null, SESSION, { method: 'POST', body: { token } })
const refused = async (token: string) => {
  const response = await enter(token)
  expect(response.headers.get('set-cookie')).toBeNull()
  return [response.status, ErrorBody.parse(await response.json()).message]
}
const sessionOf = async (headers: Record<string, string>) => {
  const response = await hipcall.app.as(null, SESSION, { headers })
  return response.status === 200 ? getSession.answer.parse(await response.json()).data : response.status
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const MINUTE = 60_000
const Page = z.looseObject({ data: z.array(z.looseObject({ id: z.int(), email: z.string() })) })
type Listed = z.infer<typeof Page>['data']
const checks = () => on.db.rows(sql`select checked_at from upstream_tokens`)

describe('signing in to a Hipcall account', () => {
  it.each([
    [TOKENS.operator, 'admin', 'Admin'],
    [TOKENS.other, 'supervisor', 'Supervisor'],
    [TOKENS.third, 'supervisor', 'Supervisor'],
  ])('takes %s, which belongs to it, as %s', async (token, role, name) => {
    const response = await enter(token)
    expect(response.status).toBe(200)
    const { data } = getSession.answer.parse(await response.json())
    expect(data).toMatchObject({ role, name, user_id: null, may_choose_user: true, account: { kind: 'hipcall', demo_sign_in: false } })
    expect(hipcall.app.sent).toEqual([`GET /api/v20211124/users ${token}`])
  })

  it('refuses what Hipcall does not know, and asks about it once a minute', async () => {
    for (let tries = 0; tries < 3; tries++) expect(await refused('garbage')).toEqual([403, 'This token is not valid at Hipcall.'])
    expect(hipcall.app.sent).toHaveLength(1)
    hipcall.app.clock.advance(MINUTE)
    await refused('garbage')
    expect(hipcall.app.sent).toHaveLength(2)
    expect(await refused('two words')).toEqual([403, 'This token is not valid at Hipcall.'])
    expect(await refused(newToken().secret)).toEqual([403, 'This token is not valid here.'])
    expect(hipcall.app.sent).toHaveLength(2)
  })

  it.each<[string, (users: Listed) => Listed]>([
    ['one person is another', (users) => users.map((user) => (user.id === 3 ? { ...user, email: 'eve@example.com' } : user))],
    ['somebody is missing', (users) => users.slice(1)],
    ['somebody more is there', (users) => [...users, ...users.slice(0, 1).map((user) => ({ ...user, id: 6 }))]],
    ['nobody is there', () => []],
  ])('refuses a token of another account, where %s', async (_, change) => {
    hipcall.app.line.through = async (request, next) => {
      const answer = await next(request)
      if (request.headers.get('authorization') !== `Bearer ${TOKENS.other}`) return answer
      const page = z.parse(Page, await answer.json())
      return Response.json({ ...page, data: change(page.data) })
    }
    expect(await refused(TOKENS.other)).toEqual([403, 'This token belongs to another Hipcall account.'])
  })

  it('asks the account itself where it has other people than are known here', async () => {
    await putUsers(far.db, [userRow(6)])
    expect((await enter(TOKENS.other)).status).toBe(200)
    expect(hipcall.app.sent).toEqual([TOKENS.other, TOKENS.operator].map((token) => `GET /api/v20211124/users ${token}`))
    await on.db.rows(sql`delete from users`)
    expect((await enter(TOKENS.third)).status).toBe(200)
  })

  it('says so where Hipcall does not answer', async () => {
    hipcall.app.line.through = lostRequest
    expect(await refused(TOKENS.other)).toEqual([
      503,
      'Hipcall does not answer, so that this token cannot be checked. Try again in a moment.',
    ])
    hipcall.app.line.through = async () => Response.json({ message: 'Slow down' }, { status: 429, headers: { 'retry-after': '9' } })
    expect((await refused(TOKENS.third))[0]).toBe(429)
    hipcall.app.line.through = (request, next) => next(request)
  })

  it('does not blame the person for the token of the server', async () => {
    await putUsers(far.db, [userRow(6)])
    hipcall.app.line.through = async (request, next) =>
      request.headers.get('authorization') === `Bearer ${TOKENS.operator}` ? Response.json({}, { status: 401 }) : next(request)
    expect((await refused(TOKENS.other))[0]).toBe(503)
  })
})

describe('the session', () => {
  it('holds the token in the cookie alone, and its hash in the database', async () => {
    const { cookie } = await hipcall.app.signedIn(TOKENS.other)
    const tables = await on.db.rows<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`)
    for (const { name } of tables) {
      const rows = await on.db.rows<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`)
      for (const { row } of rows) expect(row, name).not.toContain(TOKENS.other)
    }
    expect(cookie).not.toContain(TOKENS.other)
    expect(await on.db.rows(sql`select role from upstream_tokens`)).toEqual([{ role: 'supervisor' }])
  })

  it('is accepted after a restart without asking Hipcall, which may be away', async () => {
    const headers = await hipcall.app.signedIn(TOKENS.other)
    hipcall.restart()
    hipcall.app.line.through = lostRequest
    expect(await sessionOf(headers)).toMatchObject({ role: 'supervisor' })
    hipcall.app.clock.advance(16 * MINUTE)
    expect(await sessionOf(headers)).toMatchObject({ role: 'supervisor' })
    hipcall.app.clock.advance(25 * 60 * MINUTE)
    expect(await sessionOf(headers)).toMatchObject({ role: 'supervisor' })
  })

  it('is checked again in the background after a quarter of an hour of use, and ended by a 401', async () => {
    const headers = await hipcall.app.signedIn(TOKENS.other)
    hipcall.app.clock.advance(14 * MINUTE)
    await sessionOf(headers)
    expect(hipcall.app.sent).toEqual([])
    const before = await checks()
    hipcall.app.clock.advance(MINUTE)
    await sessionOf(headers)
    await expect.poll(checks).not.toEqual(before)
    expect(hipcall.app.sent).toEqual([`GET /api/v20211124/users ${TOKENS.other}`])
    hipcall.app.line.through = async () => Response.json({ message: 'Unauthenticated.' }, { status: 401 })
    hipcall.app.clock.advance(16 * MINUTE)
    expect(await sessionOf(headers)).toMatchObject({ role: 'supervisor' })
    await expect.poll(checks).toEqual([])
    hipcall.app.clock.advance(5_000)
    expect(await sessionOf(headers)).toBe(401)
  })

  it('of whom nobody has seen for a day waits for what Hipcall says', async () => {
    const headers = await hipcall.app.signedIn(TOKENS.other)
    hipcall.app.line.through = async () => Response.json({ message: 'Unauthenticated.' }, { status: 401 })
    hipcall.app.clock.advance(24 * 60 * MINUTE)
    expect(await sessionOf(headers)).toBe(401)
  })

  it('is ended by a change that Hipcall does not take the token for', async () => {
    const headers = await hipcall.app.signedIn(TOKENS.other)
    hipcall.app.line.through = async () => Response.json({ message: 'Unauthenticated.' }, { status: 401 })
    expect((await hipcall.app.as(null, TASKS, { method: 'POST', body: { name: 'Late' }, headers })).status).toBe(401)
    hipcall.app.clock.advance(5_000)
    expect(await sessionOf(headers)).toBe(401)
  })

  it("is no admin's any more once the account is mirrored with another token", async () => {
    const headers = await hipcall.app.signedIn(TOKENS.operator)
    await on.db.rows(sql`update upstream_tokens set hash = repeat('0', 64)`)
    await on.db.rows(sql`insert into upstream_tokens select encode(sha256('demo-agent'), 'hex'), 'admin', checked_at from upstream_tokens`)
    expect(await sessionOf(bearer(TOKENS.third))).toMatchObject({ role: 'supervisor' })
    expect(await sessionOf(headers)).toMatchObject({ role: 'admin' })
  })
})

describe('a bearer token', () => {
  it("may be Hipcall's, which is asked about once", async () => {
    expect(await sessionOf(bearer(TOKENS.other))).toMatchObject({ role: 'supervisor', may_choose_user: false })
    expect(
      (await hipcall.app.as(null, TASKS, { method: 'POST', body: { name: 'By a program' }, headers: bearer(TOKENS.other) })).status,
    ).toBe(201)
    expect(hipcall.app.sent).toEqual([`GET /api/v20211124/users ${TOKENS.other}`, `POST ${TASKS} ${TOKENS.other}`])
  })

  it('that is a guess costs Hipcall nothing: once a minute each, twenty a minute from one address', async () => {
    for (let tries = 0; tries < 5; tries++) expect(await sessionOf(bearer('guess'))).toBe(401)
    expect(hipcall.app.sent).toHaveLength(1)
    for (let tries = 0; tries < 30; tries++) await sessionOf(bearer(`guess-${tries}`))
    expect(hipcall.app.sent).toHaveLength(20)
    expect(await sessionOf(bearer('guess-40'))).toBe(429)
    expect(await sessionOf(bearer(newToken().secret))).toBe(401)
    hipcall.app.clock.advance(MINUTE)
    expect(await sessionOf(bearer(TOKENS.other))).toMatchObject({ role: 'supervisor' })
  })

  it('cannot be checked where Hipcall is away', async () => {
    hipcall.app.line.through = lostRequest
    expect(await sessionOf(bearer(TOKENS.other))).toBe(503)
  })

  it('of this server works as before, and those of the demo do not', async () => {
    const { secret, hash } = newToken()
    await on.db.rows(sql`insert into tokens (hash, name, role, user_id, created_at) values (${hash}, 'Own', 'agent', 3, now())`)
    expect(await sessionOf(bearer(secret))).toMatchObject({ role: 'agent', user_id: 3, may_choose_user: false })
    expect(await sessionOf(await hipcall.app.signedIn(secret))).toMatchObject({ role: 'agent', user_id: 3, may_choose_user: false })
    hipcall.app.line.through = async () => Response.json({}, { status: 401 })
    for (const token of Object.values(TOKENS)) expect(await sessionOf(bearer(token)), token).toBe(401)
  })
})
