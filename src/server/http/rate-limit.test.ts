import { expect, it } from 'vitest'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { createRateLimit } from './rate-limit.ts'

const on = testDatabase()

it('lets through as many as the limit in a minute, and says how long to wait', () => {
  const clock = testClock()
  const limit = createRateLimit(2, clock)
  expect(limit.count('a')).toEqual({ allowed: true, remaining: 1, retryAfter: 60 })
  clock.advance(30_400)
  expect(limit.count('a')).toEqual({ allowed: true, remaining: 0, retryAfter: 30 })
  expect(limit.count('a')).toEqual({ allowed: false, remaining: 0, retryAfter: 30 })
  expect(limit.count('b').allowed).toBe(true)
  clock.advance(29_600)
  expect(limit.count('a')).toEqual({ allowed: true, remaining: 1, retryAfter: 60 })
})

it('begins anew when the clock was set back', () => {
  const clock = testClock()
  const limit = createRateLimit(1, clock)
  limit.count('a')
  clock.advance(-3_600_000)
  expect(limit.count('a')).toEqual({ allowed: true, remaining: 0, retryAfter: 60 })
})

it('does not remember keys without end', () => {
  const limit = createRateLimit(1, testClock())
  limit.count('first')
  for (let key = 0; key < 10_000; key++) limit.count(String(key))
  expect(limit.count('9999').allowed).toBe(false)
  expect(limit.count('first').allowed).toBe(true)
})

it('holds for each token by itself, counts what is refused for other reasons, and not the dashboard', async () => {
  await seedSmallAccount(on.db)
  const clock = testClock()
  const { as, app } = createTestApp(on.db, { clock, rateLimit: 3 })
  const statuses = async (role: 'agent' | 'admin', ...paths: string[]) => {
    const seen: [number, string | null, string | null][] = []
    for (const path of paths) {
      const { status, headers } = await as(role, path)
      seen.push([status, headers.get('x-ratelimit-remaining'), headers.get('retry-after')])
    }
    return seen
  }
  const [users, wrong, nowhere] = ['/api/v20211124/users', '/api/v20211124/users?page=x', '/api/v20211124/users/99']
  expect(await statuses('agent', users, wrong, nowhere, users)).toEqual([
    [200, '2', null],
    [422, '1', null],
    [404, '0', null],
    [429, '0', '60'],
  ])
  expect(await statuses('admin', users)).toEqual([[200, '2', null]])
  const signedIn = await app.request('/api/dashboard/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'demo-agent' }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  for (let count = 0; count < 5; count++) {
    const answer = await app.request(users, { headers: { cookie } })
    expect([answer.status, answer.headers.get('x-ratelimit-limit')]).toEqual([200, null])
  }
  clock.advance(60_000)
  expect(await statuses('agent', users)).toEqual([[200, '2', null]])
})
