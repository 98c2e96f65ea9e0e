import cdrExample from '#contract/hipcall/examples/cdrs-retrieve.json' with { type: 'json' }
import { hipcallClient } from '../fixtures/hipcall-client.ts'
import { startServer } from '../fixtures/server.ts'
import { expect, test } from '../fixtures/test.ts'

const TOKEN = 'demo-supervisor'

test('a Hipcall client with another base address lists and retrieves everything', async ({ ownServer }) => {
  const { options } = ownServer
  const server = await startServer({ ...options, env: { ...options.env, API_RATE_LIMIT: '5000' } })
  const hipcall = hipcallClient(server.origin, TOKEN)
  try {
    for (const resource of ['extensions', 'greetings', 'numbers', 'tasks', 'teams', 'users']) {
      const pages = await hipcall.pages(resource)
      const records = pages.flatMap((page) => page.data)
      expect(records.length, `${resource}: as many as its total`).toBe(pages[0]?.meta.total)
      expect(new Set(records.map((record) => record.id)).size, `${resource}: none twice`).toBe(records.length)
      for (const { id, resource_type } of records) {
        expect(await hipcall.retrieve(`${resource}/${id}`)).toMatchObject({ id, resource_type })
      }
    }

    const calls = (await hipcall.pages('cdrs', 5)).flatMap((page) => page.data)
    expect(calls).toHaveLength(50)
    expect(new Set(calls.map((call) => call.uuid)).size).toBe(50)
    for (const { uuid, started_at } of calls) {
      const [year, month, day] = String(started_at).slice(0, 10).split('-')
      const call = await hipcall.retrieve(`cdrs/${year}/${month}/${day}/${uuid}`)
      expect(call).toMatchObject({ uuid, started_at })
      expect(call.call_flow).not.toEqual([])
    }
  } finally {
    await server.stop()
  }
})

test("the documentation's own call is there as the documentation shows it", async ({ server }) => {
  const { record_url: _, ...documented } = cdrExample.data
  const call = await hipcallClient(server.origin, TOKEN).retrieve(`cdrs/2023/03/31/${documented.uuid}`)
  expect(call).toMatchObject(documented)
})

test('thirty requests a minute, then 429 with the time to wait', async ({ server }) => {
  const hipcall = hipcallClient(server.origin, 'demo-agent')
  for (let left = 29; left >= 0; left--) {
    const { status, headers } = await hipcall.send('/api/v20211124/numbers')
    expect(status).toBe(200)
    expect(headers.get('x-ratelimit-limit')).toBe('30')
    expect(headers.get('x-ratelimit-remaining')).toBe(String(left))
  }
  const refused = await hipcall.send('/api/v20211124/numbers')
  expect(refused.status).toBe(429)
  expect(refused.body).toEqual({ message: expect.any(String) })
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
})

test('without a token, or with a wrong one, the answer is 401', async ({ server }) => {
  const wrong = await hipcallClient(server.origin, 'not-a-token').send('/api/v20211124/cdrs')
  expect(wrong.status).toBe(401)
  const none = await fetch(`${server.origin}/api/v20211124/cdrs`)
  expect(none.status).toBe(401)
})
