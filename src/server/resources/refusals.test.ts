import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ROLES, type Role } from '#contract/dashboard/roles.ts'
import { ENDPOINTS } from '#contract/endpoints.ts'
import { ErrorBody } from '#contract/wire.ts'
import { createTestApp, type TestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { type Asked, CASES } from '#server/testing/endpoint-cases.ts'
import { rowCounts, seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
let app: TestApp
beforeEach(async () => {
  await seedSmallAccount(on.db)
  app = createTestApp(on.db)
})

describe.each(CASES)('$name', ({ name, good, first, denied = [], missing = [], wrong = [] }) => {
  const endpoint = ENDPOINTS.find((one) => one.name === name) ?? expect.unreachable(`${name} is not in the contract`)
  const send = (role: Role | null, { path, body }: Asked) => app.as(role, path, { method: endpoint.method, body })
  async function refused(role: Role | null, asked: Asked, status: number) {
    const before = await rowCounts(on.db)
    const response = await send(role, asked)
    expect(response.status, `${asked.path} ${JSON.stringify(asked.body)}`).toBe(status)
    const body = z.parse(ErrorBody, await response.json())
    if (status === 422) expect(Object.keys(body.errors ?? {}).length).toBeGreaterThan(0)
    expect(await rowCounts(on.db)).toEqual(before)
  }

  it('is refused without a token, to roles that may not, about what is not there, and where it makes no sense', async () => {
    await first?.(app)
    await refused(null, good, 401)
    for (const role of denied) await refused(role, good, 403)
    for (const asked of missing) await refused('admin', asked, 404)
    for (const asked of wrong) await refused('admin', asked, 422)
  })

  it('is answered to everybody else, as the contract says', async () => {
    for (const role of ROLES.filter((one) => !denied.includes(one))) {
      await first?.(app)
      const response = await send(role, good)
      expect(response.status).toBe(endpoint.status)
      const answer = await response.json()
      expect(z.safeParse(endpoint.answer, answer).error?.issues ?? []).toEqual([])
      await app.deps.numberChanges.idle()
    }
  })
})
