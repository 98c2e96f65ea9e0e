import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { chooseUser, getSession } from '#contract/dashboard/session.ts'
import { ErrorBody } from '#contract/wire.ts'
import { newToken } from '#server/http/tokens.ts'
import { TOKENS } from '#server/testing/hipcall.ts'
import { smallHipcall } from '#server/testing/hipcall-person.ts'

const hipcall = smallHipcall()
const { on } = hipcall

const SESSION = '/api/dashboard/session'
const choose = (body: unknown, headers: Record<string, string>) => hipcall.app.as(null, `${SESSION}/user`, { method: 'PUT', body, headers })
const sessionOf = async (headers: Record<string, string>) =>
  getSession.answer.parse(await (await hipcall.app.as(null, SESSION, { headers })).json()).data
/** Chooses, and gives the headers of the session from then on. */
async function chosen(user_id: number | null, before: Record<string, string>) {
  const response = await choose({ user_id }, before)
  expect(response.status).toBe(200)
  const headers = { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
  expect(await sessionOf(headers)).toEqual(chooseUser.answer.parse(await response.json()).data)
  return headers
}

describe('saying which user one is', () => {
  it('is refused without a session, and for who is not there', async () => {
    expect((await choose({ user_id: 3 }, {})).status).toBe(401)
    const headers = await hipcall.app.signedIn(TOKENS.other)
    const response = await choose({ user_id: 77 }, headers)
    expect([response.status, ErrorBody.parse(await response.json()).errors]).toEqual([422, { user_id: ['There is no user 77.'] }])
    await on.db.rows(sql`update users set gone_at = now() where id = 5`)
    for (const body of [{ user_id: 5 }, { user_id: '3' }, { user_id: 0 }, {}, undefined, { user_id: 3, role: 'admin' }])
      expect((await choose(body, headers)).status, JSON.stringify(body)).toBe(422)
  })

  it('is refused where the token says so already, and where only a token is sent', async () => {
    const { secret, hash } = newToken()
    await on.db.rows(sql`insert into tokens (hash, name, role, user_id, created_at) values (${hash}, 'Own', 'agent', 3, now())`)
    const own = await hipcall.app.signedIn(secret)
    expect((await choose({ user_id: 2 }, own)).status).toBe(409)
    expect((await choose({ user_id: null }, own)).status).toBe(409)
    expect((await choose({ user_id: 3 }, own)).status).toBe(200)
    expect((await choose({ user_id: 3 }, { authorization: `Bearer ${TOKENS.other}` })).status).toBe(409)
    expect((await hipcall.app.there.as('agent', `${SESSION}/user`, { method: 'PUT', body: { user_id: 2 } })).status).toBe(409)
  })

  it('lasts as long as the session, and no longer', async () => {
    const headers = await hipcall.app.signedIn(TOKENS.other)
    hipcall.app.clock.advance(86_400_000)
    const response = await choose({ user_id: 3 }, headers)
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=1123200$/)
    const as = await chosen(3, headers)
    expect(await sessionOf(as)).toMatchObject({ user_id: 3, name: 'Holly James', role: 'supervisor', may_choose_user: true })
    expect(await sessionOf(headers)).toMatchObject({ user_id: null, name: 'Supervisor' })
    const nobody = await chosen(null, as)
    expect(await sessionOf(nobody)).toMatchObject({ user_id: null, name: 'Supervisor', may_choose_user: true })
    hipcall.app.clock.advance(13 * 86_400_000)
    expect((await hipcall.app.as(null, SESSION, { headers: as })).status).toBe(401)
  })

  it('is who is written down, and whose tasks and cases are "mine"', async () => {
    const as = await chosen(3, await hipcall.app.signedIn(TOKENS.other))
    const body = { name: 'Call back later', assign_to: 3 }
    expect((await hipcall.app.as(null, '/api/v20211124/tasks', { method: 'POST', body, headers: as })).status).toBe(201)
    expect(await on.db.rows(sql`select actor_user_id, actor_name from audit`)).toEqual([{ actor_user_id: 3, actor_name: 'Holly James' }])
    await on.db.rows(sql`update users set gone_at = now() where id = 3`)
    hipcall.app.clock.advance(5_000)
    expect(await sessionOf(as)).toMatchObject({ user_id: null, name: 'Supervisor' })
  })

  it("gives no right: another's views and keys stay theirs", async () => {
    const view = { screen: 'calls', name: 'Mine', search: '' }
    const mine = await chosen(3, await hipcall.app.signedIn(TOKENS.other))
    expect((await hipcall.app.as(null, '/api/dashboard/views', { method: 'POST', body: view, headers: mine })).status).toBe(201)
    const views = async (headers: Record<string, string>) =>
      (await (await hipcall.app.as(null, '/api/dashboard/views?screen=calls', { headers })).json()) as unknown
    const theirs = await chosen(3, await hipcall.app.signedIn(TOKENS.third))
    expect(await views(theirs)).toMatchObject({ data: [] })
    expect(await views(mine)).toMatchObject({ data: [{ name: 'Mine' }] })
    const other = await chosen(2, mine)
    expect(await views(other)).toMatchObject({ data: [{ name: 'Mine' }] })
  })
})
