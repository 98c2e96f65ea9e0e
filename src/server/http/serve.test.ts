import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { ENDPOINTS } from '#contract/endpoints.ts'
import { listUsers } from '#contract/hipcall/users.ts'
import { ErrorBody } from '#contract/wire.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
const USERS = '/api/v20211124/users'
const COMMENTS = '/api/v20211124/comments'

async function ready(more: Parameters<typeof createTestApp>[1] = {}) {
  await seedSmallAccount(on.db)
  return createTestApp(on.db, more)
}

async function refused(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/json')
  return ErrorBody.parse(await response.json())
}

describe('what is served', () => {
  const named = (endpoint: { method: string; path: string }) => `${endpoint.method} ${endpoint.path}`

  it('is every endpoint of the contract, once, and nothing else', async () => {
    const { routes } = await ready()
    expect(routes.map(({ endpoint }) => named(endpoint)).sort()).toEqual(ENDPOINTS.map(named).sort())
  })

  it('refuses everything but public endpoints without a token, in the shape of errors', async () => {
    const { as, routes } = await ready()
    for (const { endpoint } of routes.filter((route) => route.endpoint.right !== 'public')) {
      const response = await as(null, endpoint.path.replace(/\{\w+\}/g, '1'), { method: endpoint.method })
      expect(response.status, endpoint.name).toBe(401)
      expect((await refused(response)).message).toContain('Bearer')
    }
  })
})

describe('an endpoint', () => {
  it.each([
    ['an unknown token', 'Bearer nobody'],
    ['no token', 'Bearer '],
    ['another scheme', 'Basic ZGVtby1hZG1pbjo='],
    ['two words', 'Bearer demo admin'],
  ])('answers 401 to %s', async (_, authorization) => {
    const { as } = await ready()
    expect((await as(null, USERS, { headers: { authorization } })).status).toBe(401)
  })

  it('answers 403 and says who may', async () => {
    const { as } = await ready()
    const response = await as('supervisor', `${USERS}/2`, { method: 'PUT', body: { default_number_id: 1 } })
    expect(response.status).toBe(403)
    expect((await refused(response)).message).toBe('This action needs the role admin; you are signed in as supervisor.')
  })

  it('tells a 422 before a 403: parse, then may you', async () => {
    const { as } = await ready()
    expect((await as('agent', `${USERS}/x`, { method: 'PUT', body: {} })).status).toBe(422)
  })

  it('answers 404 for what is not there', async () => {
    const { as } = await ready()
    for (const path of [`${USERS}/99`, '/api', '/api/nothing', '/api/v20211124', '/api/v1/users', '/nothing'])
      expect((await as('agent', path)).status, path).toBe(404)
  })

  it('answers 405 for another method and names those it has', async () => {
    const { as } = await ready()
    const response = await as('agent', `${USERS}/2`, { method: 'PATCH' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, PUT, HEAD, OPTIONS')
    await refused(response)
    const options = await as(null, USERS, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow'), options.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
      null,
    ])
  })

  it('answers HEAD as GET, without a body', async () => {
    const { as } = await ready()
    const response = await as('agent', `${USERS}/2`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect((await as('agent', COMMENTS, { method: 'HEAD' })).status).toBe(405)
  })

  it('answers 200 with the documented headers', async () => {
    const { as } = await ready({ rateLimit: 30 })
    const response = await as('agent', `${USERS}/2/`)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-cache, private',
      'content-type': 'application/json',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
      'x-ratelimit-limit': '30',
      'x-ratelimit-remaining': '29',
    })
  })

  it('compresses what is long, for who asks', async () => {
    const { as } = await ready()
    const response = await as('agent', USERS, { headers: { 'accept-encoding': 'gzip, br' } })
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual(['gzip', 'Origin, Accept-Encoding'])
    const stream = response.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(stream).json()).toEqual(await (await as('agent', USERS)).json())
    expect((await as('agent', `${USERS}/2`, { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBeNull()
  })
})

describe('the address in an answer', () => {
  it('is the one the client used, through a proxy too', async () => {
    const { as } = await ready()
    const path = async (headers: Record<string, string>) =>
      listUsers.answer.parse(await (await as('agent', USERS, { headers })).json()).meta.path
    expect(await path({})).toBe(`http://localhost${USERS}`)
    expect(await path({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'calls.example.com' })).toBe(`https://calls.example.com${USERS}`)
    expect(await path({ 'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'a b"' })).toBe(`http://localhost${USERS}`)
  })
})

describe('a client that went away', () => {
  it('is not a fault, and is counted as what it is', async () => {
    const { app, deps } = await ready({ db: { ...on.db, rows: () => Promise.reject(new Error('given up')) } })
    const logged: unknown[] = []
    deps.log.error = (...told: unknown[]) => logged.push(told)
    const request = new Request('http://localhost/api/dashboard/calls/count', {
      headers: { authorization: 'Bearer demo-agent' },
      signal: AbortSignal.abort(),
    })
    expect((await app.request(request)).status).toBe(499)
    expect(logged).toEqual([])
  })
})

describe('a fault of ours', () => {
  it('is a 500 that says nothing about our insides', async () => {
    const { as, deps, app } = await ready()
    await deps.db.rows(sql`alter table numbers rename to hidden`)
    try {
      const response = await as('agent', '/api/v20211124/numbers')
      expect([response.status, await refused(response)]).toEqual([
        500,
        { message: 'Something went wrong in the server. It was logged; try again.' },
      ])
      expect((await app.request('/healthz')).status).toBe(200)
    } finally {
      await deps.db.rows(sql`alter table hidden rename to numbers`)
    }
  })
})
