import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ENDPOINTS } from '#contract/endpoints.ts'
import { ErrorBody } from '#contract/wire.ts'
import type { Queries } from '#server/db/connect.ts'
import { versionOf } from '#server/resources/callbacks/case-row.ts'
import { findCase } from '#server/resources/callbacks/store.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp } from '#server/testing/app.ts'
import { imbalance, stateOf } from '#server/testing/audit-balance.ts'
import { callersWaiting } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { CURRENT_VERSION } from '#server/testing/random-bodies.ts'
import { type MadeUp, requestMaker } from '#server/testing/random-requests.ts'

/** GENERATED_REQUESTS=20000 for the whole proof; GENERATED_SEED for other requests. */
const REQUESTS = Number(process.env.GENERATED_REQUESTS ?? 2_000)
const SEED = Number(process.env.GENERATED_SEED ?? 1)
const AT_ONCE = 8
/** Milliseconds after which a request counts as hanging. */
const PATIENCE = 20_000
const REFUSALS = new Set([400, 401, 403, 404, 405, 409, 413, 415, 422, 429])

const on = testDatabase()
const told = ({ method, address, headers, body }: MadeUp) => `${method} ${address} ${JSON.stringify(headers)} ${body?.slice(0, 400)}`

function requestOf({ method, address, headers, body }: MadeUp): Request {
  const safe = Object.entries(headers).filter(([, value]) => /^[\x20-\x7e\xa0-\xff]*$/.test(value))
  const sent = method === 'GET' || method === 'HEAD' || body === undefined ? {} : { body }
  return new Request(new URL(address, 'http://localhost'), { method, headers: Object.fromEntries(safe), ...sent })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The request with the version its case has at this moment, where it names one. */
async function withVersion(db: Queries, made: MadeUp, now: number): Promise<MadeUp> {
  const [, id] = /\/callbacks\/(\d{1,9})\//.exec(made.address) ?? []
  if (id === undefined || made.body === undefined) return made
  const row = await findCase(db, Number(id), now)
  return row === undefined ? made : { ...made, body: made.body.replace(`"${CURRENT_VERSION}"`, `"${versionOf(row)}"`) }
}

/** What is wrong with an answer; undefined where it is one the contract knows. */
async function wrongWith(made: MadeUp, response: Response): Promise<string | undefined> {
  const text = await response.text()
  if (made.method === 'HEAD' || response.status === 204) return response.status < 500 ? undefined : `status ${response.status}`
  if (response.status >= 400) {
    if (!REFUSALS.has(response.status)) return `status ${response.status}: ${text.slice(0, 200)}`
    const body = z.safeParse(ErrorBody, readJson(text))
    if (!body.success) return `${response.status} is not in the shape of errors: ${text.slice(0, 200)}`
    return response.status === 422 && Object.keys(body.data.errors ?? {}).length === 0 ? '422 names no field' : undefined
  }
  const answer = readJson(text)
  if (answer === undefined) return `${response.status} is no JSON: ${text.slice(0, 200)}`
  if (made.mood === 'hostile') return undefined
  if (response.status !== made.endpoint.status) return `status ${response.status}, not ${made.endpoint.status}`
  const issue = z.safeParse(made.endpoint.answer, answer).error?.issues[0]
  return issue === undefined ? undefined : `${issue.path.join('.')}: ${issue.message} in ${text.slice(0, 300)}`
}

it(`answers ${REQUESTS} made-up requests as documented, and every write has its audit row`, async () => {
  const calls = await seedDocumentedAccount(on.db)
  await insertCdrs(on.db, callersWaiting(12, '2026-03-31T08:00:00+0000'))
  const { app, deps, as } = createTestApp(on.db, { kind: 'hipcall' })
  const start = await stateOf(on.db)
  for (let view = 1; view <= 12; view += 1) {
    const body = { screen: 'calls', name: `View ${view}`, search: '', shared: true }
    await as('admin', '/api/dashboard/views', { method: 'POST', body })
  }
  // Ids are those of calls: exports have them too.
  for (const { uuid } of calls) await (await as('admin', `/api/dashboard/calls/export?format=csv&period=today&id=${uuid}`)).text()
  const next = requestMaker(SEED, ENDPOINTS, calls)
  const statuses = new Map<string, Set<number>>()
  const wrong: string[] = []
  async function ask(given: MadeUp): Promise<void> {
    const made = await withVersion(on.db, given, deps.clock.now())
    const startedAt = performance.now()
    const response = await app.request(requestOf(made))
    const problem = performance.now() - startedAt > PATIENCE ? 'no answer in time' : await wrongWith(made, response)
    if (problem !== undefined) wrong.push(`${problem}\n  ${told(made)}`)
    statuses.set(made.endpoint.name, (statuses.get(made.endpoint.name) ?? new Set()).add(response.status))
  }
  for (let asked = 0; asked < REQUESTS; asked += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, REQUESTS - asked) }, () => ask(next())))
    await setImmediate()
  }
  await deps.numberChanges.idle()
  expect(wrong.slice(0, 10)).toEqual([])
  expect(await imbalance(on.db, start)).toEqual([])
  for (const { name, status } of ENDPOINTS) expect([...(statuses.get(name) ?? [])], `${name} was never answered`).toContain(status)
}, 600_000)

it('would notice a write without its audit row, and an audit row without its write', async () => {
  await seedDocumentedAccount(on.db)
  const { as } = createTestApp(on.db, { kind: 'hipcall' })
  const start = await stateOf(on.db)
  const write = (path: string, body: unknown) => as('admin', `/api/v20211124/${path}`, { method: 'POST', body })
  await write('tasks', { name: 'Call back' })
  await write('contacts/1/tags', { tags: ['VIP'] })
  expect(await imbalance(on.db, start)).toEqual([])
  await on.db.rows(sql`update users set default_number_id = 4 where id = 1`)
  expect(await imbalance(on.db, start)).toEqual(['number of user 1 is 4, the audit trail says none'])
  await on.db.rows(sql`delete from audit where action = 'tag.add'`)
  expect(await imbalance(on.db, start)).toHaveLength(2)
  await on.db.rows(sql`delete from tasks where name = 'Call back' and id > 1`)
  expect(await imbalance(on.db, start)).toHaveLength(3)
})
