import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { createToken } from '../resources/tokens/store.ts'
import type { Person } from './route.ts'
import { createTokens } from './tokens.ts'

const on = testDatabase()
const clock = testClock()
beforeEach(() => seedSmallAccount(on.db))

const ADMIN: Person = { role: 'admin', user_id: 1, name: 'Admin', token_id: null }
const make = async (user_id: number | null = 4) =>
  (await createToken(on.db, { name: 'Front desk', role: 'supervisor', user_id }, ADMIN, clock.now())).token

it('makes a token that is long, different each time, and kept as a hash only', async () => {
  const [first, second] = [await make(), await make()]
  expect(first).toMatch(/^santral_[\w-]{32}$/)
  expect(first).not.toBe(second)
  const rows = await on.db.rows<{ row: string }>(sql`select tokens::text as row from tokens`)
  expect(rows).toHaveLength(2)
  for (const { row } of rows) expect(row).not.toContain(first.slice(8))
})

it('knows whose token it is, and when it was last used', async () => {
  const token = await make()
  expect(await createTokens(on.db, clock, false).personOf(token)).toEqual({
    role: 'supervisor',
    user_id: 4,
    name: 'Işıl Şahin',
    token_id: 1,
  })
  expect(await on.db.rows(sql`select last_used_at is not null as used from tokens`)).toEqual([{ used: true }])
  const ofNobody = await make(null)
  expect(await createTokens(on.db, clock, false).personOf(ofNobody)).toMatchObject({ user_id: null, name: 'Front desk' })
})

it('knows nobody for another token, and for the hash of one', async () => {
  await make()
  const tokens = createTokens(on.db, clock, true)
  const [row] = await on.db.rows<{ hash: string }>(sql`select hash from tokens`)
  for (const wrong of ['', 'santral_', row?.hash ?? '', '__proto__', 'toString']) expect(await tokens.personOf(wrong), wrong).toBeNull()
})

it('ends a revoked token and its sessions within seconds', async () => {
  const { as } = createTestApp(on.db, { clock })
  const token = await make()
  const signedIn = await as(null, '/api/dashboard/session', { method: 'POST', body: { token } })
  const bearer = { authorization: `Bearer ${token}` }
  const session = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
  const statuses = async () => [
    (await as(null, '/api/dashboard/session', { headers: bearer })).status,
    (await as(null, '/api/dashboard/session', { headers: session })).status,
  ]
  expect(await statuses()).toEqual([200, 200])
  await on.db.rows(sql`update tokens set revoked_at = now()`)
  clock.advance(5_000)
  expect(await statuses()).toEqual([401, 401])
})
