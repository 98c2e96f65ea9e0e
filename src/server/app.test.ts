import { expect, it } from 'vitest'
import { ENDPOINTS } from '#contract/endpoints.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()

it('is healthy, and ready while the database answers', async () => {
  const { app, deps } = createTestApp(on.db)
  for (const path of ['/healthz', '/readyz']) expect((await app.request(path)).status, path).toBe(200)
  const broken = createTestApp(on.db, { db: { ...deps.db, rows: () => Promise.reject(new Error('gone')) } })
  expect((await broken.app.request('/healthz')).status).toBe(200)
  const response = await broken.app.request('/readyz')
  expect([response.status, await response.json()]).toEqual([503, { status: 'the database does not answer' }])
})

it('measures answers by endpoint and status, never by id', async () => {
  await seedSmallAccount(on.db)
  const { as, app } = createTestApp(on.db)
  for (const id of [1, 2, 999]) await as('agent', `/api/v20211124/users/${id}`)
  const response = await app.request('/metrics')
  expect(response.headers.get('content-type')).toContain('text/plain')
  const text = await response.text()
  expect(text).toContain('santral_request_duration_seconds_count{endpoint="retrieveUser",status="200"} 2')
  expect(text).toContain('santral_request_duration_seconds_count{endpoint="retrieveUser",status="404"} 1')
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  expect(text).toContain('process_resident_memory_bytes')
  const labels = [...text.matchAll(/^santral_.*?\{(.*)\}/gm)].flatMap(([, inside]) =>
    [...(inside ?? '').matchAll(/(\w+)=/g)].map((match) => match[1]),
  )
  expect([...new Set(labels)].sort()).toEqual(['endpoint', 'le', 'status'])
})

it('describes itself, for the address it was asked at', async () => {
  const { app } = createTestApp(on.db)
  const response = await app.request('http://calls.example:8080/api/openapi.json')
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: 'http://calls.example:8080' }],
    paths: { '/api/v20211124/cdrs': { get: { operationId: 'listCdrs' } } },
  })
})

it('has a page to read the description, with nothing from elsewhere and no script', async () => {
  const { app } = createTestApp(on.db)
  const response = await app.request('/api/docs')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const page = await response.text()
  for (const { name, path } of ENDPOINTS) {
    expect(page).toContain(`<details id="${name}">`)
    expect(page).toContain(`<code>${path}</code>`)
  }
  expect(page).not.toMatch(/<script|src=|href="(?!\/)/)
})
