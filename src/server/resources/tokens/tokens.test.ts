import { beforeEach, expect, it } from 'vitest'
import { createClient } from '#contract/client.ts'
import { listAudit } from '#contract/dashboard/audit.ts'
import { createToken, listTokens, revokeToken } from '#contract/dashboard/tokens.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
const clock = testClock()
let server: TestApp
let admin: ReturnType<typeof createClient>

beforeEach(async () => {
  await seedSmallAccount(on.db)
  server = createTestApp(on.db, { clock })
  admin = createClient(async (request) => server.app.request(request), 'http://localhost', { authorization: 'Bearer demo-admin' })
})

const make = async (more: object = {}) => (await admin(createToken, { body: { name: 'Wallboard', role: 'agent', ...more } })).data
const statusWith = async (token: string, path = '/api/v20211124/cdrs') =>
  (await server.as(null, path, { headers: { authorization: `Bearer ${token}` } })).status

it('makes a token that works, shows it once, and says when it was used', async () => {
  const { token, ...made } = await make({ user_id: 3 })
  expect(made).toEqual({
    id: expect.any(Number),
    name: 'Wallboard',
    role: 'agent',
    user_id: 3,
    created_at: '2026-03-31T09:00:00+0000',
    last_used_at: null,
    revoked_at: null,
  })
  expect(await statusWith(token)).toBe(200)
  const list = await admin(listTokens)
  expect(list.data).toEqual([{ ...made, last_used_at: '2026-03-31T09:00:00+0000' }])
  expect(JSON.stringify(list)).not.toContain(token)
})

it('revokes a token within seconds, once', async () => {
  const { id, token } = await make()
  expect(await statusWith(token)).toBe(200)
  const revoked = await admin(revokeToken, { params: { id } })
  expect(revoked.data.revoked_at).not.toBeNull()
  clock.advance(5_000)
  expect(await statusWith(token)).toBe(401)
  await expect(admin(revokeToken, { params: { id } })).rejects.toMatchObject({ status: 404 })
})

it('has no more rights than its role', async () => {
  const { token } = await make()
  expect(await statusWith(token, '/api/dashboard/tokens')).toBe(403)
})

it('is written down, without the token', async () => {
  const { id, token } = await make({ user_id: 3 })
  await admin(revokeToken, { params: { id } })
  const { data } = await admin(listAudit, { query: { target_type: 'token' } })
  expect(data.map(({ action, target, before, after }) => ({ action, name: target.name, before, after }))).toEqual([
    { action: 'token.revoke', name: 'Wallboard', before: { name: 'Wallboard', role: 'agent', user_id: 3 }, after: null },
    { action: 'token.create', name: 'Wallboard', before: null, after: { name: 'Wallboard', role: 'agent', user_id: 3 } },
  ])
  expect(JSON.stringify(data)).not.toContain(token)
})
