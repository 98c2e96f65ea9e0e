import { beforeEach, describe, expect, it } from 'vitest'
import { getAccount, getSession, signIn } from '#contract/dashboard/session.ts'
import { ErrorBody } from '#contract/wire.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
const SESSION = '/api/dashboard/session'
const COMMENTS = '/api/v20211124/comments'
const COMMENT = { commentable_type: 'contact', commentable_id: 2, content: 'Called back' }
const clock = testClock()
let app: TestApp

beforeEach(async () => {
  await seedSmallAccount(on.db)
  app = createTestApp(on.db, { clock })
})

const enter = (token: unknown, headers: Record<string, string> = {}) => app.as(null, SESSION, { method: 'POST', body: { token }, headers })
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const signedIn = async (token = 'demo-agent') => ({ cookie: cookieOf(await enter(token)) })

describe('the account', () => {
  it('is told to everybody', async () => {
    const response = await app.as(null, '/api/dashboard/account')
    expect(response.status).toBe(200)
    expect(getAccount.answer.parse(await response.json()).data).toEqual({
      kind: 'demo',
      time_zone: 'Europe/Istanbul',
      clock: [{ from: expect.any(String), offset: 10_800 }],
      demo_sign_in: true,
    })
  })
})

describe('signing in', () => {
  it('answers 403 for a token that is not valid here, and opens nothing', async () => {
    for (const token of ['nobody', 'demo-owner', 'constructor', 'demo-agent2']) {
      const response = await enter(token)
      expect([response.status, response.headers.get('set-cookie')], token).toEqual([403, null])
      ErrorBody.parse(await response.json())
    }
  })

  it.each([[''], ['   '], [null], [7], ['x'.repeat(501)], ['nul\u0000']])('answers 422 for %j', async (token) => {
    const response = await enter(token)
    expect([response.status, Object.keys(ErrorBody.parse(await response.json()).errors ?? {})]).toEqual([422, ['token']])
  })

  it('answers 200 with the person, in a sealed cookie that no script reads', async () => {
    const response = await enter(' demo-supervisor ')
    expect(response.status).toBe(200)
    expect(signIn.answer.parse(await response.json()).data).toMatchObject({ role: 'supervisor', user_id: 2, name: 'Satya Nadella' })
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^santral=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=1209600$/)
    expect(cookie).not.toContain('demo-supervisor')
  })

  it('marks the cookie Secure where the client came over HTTPS', async () => {
    expect((await enter('demo-agent', { 'x-forwarded-proto': 'https' })).headers.get('set-cookie')).toMatch(/; Secure$/)
  })

  it('is let through 20 times a minute from one address, then answers 429', async () => {
    for (let attempt = 0; attempt < 20; attempt++) expect((await enter('guess')).status).toBe(403)
    const response = await enter('demo-agent')
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60'])
    clock.advance(60_000)
    expect((await enter('demo-agent')).status).toBe(200)
  })

  it('has no demo people where their tokens are not allowed', async () => {
    app = createTestApp(on.db, { clock, demoTokens: false })
    expect((await enter('demo-admin')).status).toBe(403)
    expect((await app.as('admin', SESSION)).status).toBe(401)
    expect(getAccount.answer.parse(await (await app.as(null, '/api/dashboard/account')).json()).data.demo_sign_in).toBe(false)
  })
})

describe('a session', () => {
  it('is 401 without a cookie, with a broken one, and with one of another server', async () => {
    const other = createTestApp(on.db, { sessionSecret: 'another secret of another server, long' })
    const { cookie } = await signedIn()
    expect((await other.as(null, SESSION, { headers: { cookie } })).status).toBe(401)
    for (const broken of ['', 'santral=', 'santral=x', `${cookie.slice(0, -9)}x`, cookie.replace('santral', 'other')])
      expect((await app.as(null, SESSION, { headers: { cookie: broken } })).status, broken).toBe(401)
  })

  it('knows the person and their rights', async () => {
    const response = await app.as(null, SESSION, { headers: { cookie: `theme=dark; ${(await signedIn()).cookie}; x=1` } })
    expect(response.status).toBe(200)
    const { data } = getSession.answer.parse(await response.json())
    expect(data).toMatchObject({ role: 'agent', user_id: 3, name: 'Holly James' })
    expect(data.rights).toContain('task.create')
    expect(data.rights).not.toContain('number.assign')
  })

  it('ends after 14 days', async () => {
    const headers = await signedIn()
    clock.advance(14 * 24 * 3_600_000 - 1)
    expect((await app.as(null, SESSION, { headers })).status).toBe(200)
    clock.advance(1)
    expect((await app.as(null, SESSION, { headers })).status).toBe(401)
  })

  it('is not counted against the limit of its token', async () => {
    const response = await app.as(null, SESSION, { headers: await signedIn() })
    expect(response.headers.get('x-ratelimit-limit')).toBeNull()
  })

  it('gives way to a bearer token that comes with it', async () => {
    const response = await app.as('admin', SESSION, { headers: await signedIn() })
    expect(getSession.answer.parse(await response.json()).data.role).toBe('admin')
  })

  it('is ended by signing out', async () => {
    const response = await app.as(null, SESSION, { method: 'DELETE', headers: await signedIn() })
    expect([response.status, await response.json()]).toEqual([200, {}])
    expect(response.headers.get('set-cookie')).toBe('santral=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
  })
})

describe('a change asked for with the cookie', () => {
  const change = async (headers: Record<string, string>) =>
    (await app.as(null, COMMENTS, { method: 'POST', body: COMMENT, headers: { ...(await signedIn()), host: 'localhost', ...headers } }))
      .status

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour', { 'sec-fetch-site': 'same-site', origin: 'http://localhost' }],
    ['an old browser elsewhere', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:81' }],
  ])('from %s is a 403', async (_, headers) => {
    expect(await change(headers)).toBe(403)
  })

  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }],
    ['our own page in an old browser', { origin: 'http://localhost' }],
    ['our own page behind a proxy', { origin: 'https://calls.example', 'x-forwarded-host': 'calls.example' }],
    ['a program', {}],
  ])('from %s is done', async (_, headers) => {
    expect(await change(headers)).toBe(201)
  })

  it('is refused at sign-in too, for a stranger could sign somebody in', async () => {
    expect((await enter('demo-agent', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await app.as(null, SESSION, { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  it('does not matter to reading, and to bearer tokens', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await app.as(null, SESSION, { headers: { ...(await signedIn()), ...foreign } })).status).toBe(200)
    expect((await app.as('agent', COMMENTS, { method: 'POST', body: COMMENT, headers: foreign })).status).toBe(201)
  })
})
