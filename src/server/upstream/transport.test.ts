import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { createBudgets } from './budgets.ts'
import { MOST_BYTES } from './read-answer.ts'
import { type ApiRequest, createTransport } from './transport.ts'
import { UpstreamError } from './upstream-error.ts'

const START = Date.parse('2026-03-31T09:00:00Z')
const TOKEN = 'secret-token-of-somebody'
const GET: ApiRequest = { method: 'GET', path: '/api/v20211124/users?page=1' }
const POST: ApiRequest = { method: 'POST', path: '/api/v20211124/tasks', body: { name: 'Call back' } }

function setting(fetch: Fetch) {
  const time = createVirtualTime(START)
  const budgets = createBudgets(time)
  const transport = createTransport({ fetch, origin: 'https://api.hipcall.com.tr', time, budgets })
  const send = (request = GET, signal?: AbortSignal, token = TOKEN) => transport({ token, priority: 'person', signal }, request)
  /** The failure of a request while time goes on. */
  const failure = async (request = GET, signal?: AbortSignal, token = TOKEN) => {
    const failed = send(request, signal, token).then(
      () => expect.unreachable(),
      (error: unknown) => error,
    )
    await time.run()
    const error = await failed
    expect(error).toBeInstanceOf(UpstreamError)
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN)
    expect(time.pending).toBe(0)
    return error
  }
  return { time, budgets, send, failure }
}

const answer = (body: string | null, init: ResponseInit = {}) => setting(async () => new Response(body, init))
const never = () => new Promise<never>(() => {})

describe('a request', () => {
  it('carries the token, JSON both ways, and follows nobody elsewhere', async () => {
    const sent: Request[] = []
    const { send } = setting(async (request) => {
      sent.push(request)
      return Response.json({ data: { id: 1 } }, { status: 201 })
    })
    expect(await send(POST)).toEqual({ json: { data: { id: 1 } }, text: '{"data":{"id":1}}', asked_at: START })
    const [request] = sent
    expect([request?.method, request?.url, request?.redirect]).toEqual(['POST', 'https://api.hipcall.com.tr/api/v20211124/tasks', 'manual'])
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      'content-type': 'application/json',
    })
    expect(await request?.json()).toEqual({ name: 'Call back' })
  })

  it('is asked no later than the answer could have been made', async () => {
    const { time, send } = setting(async () => {
      await time.sleep(2_500)
      return Response.json({}, { headers: { date: new Date(START + 100_999).toUTCString() } })
    })
    const sent = send()
    await time.run()
    expect((await sent).asked_at).toBe(START + 100_000 - 2_500)
  })

  it('takes an empty answer', async () => {
    expect(await answer(null, { status: 204 }).send()).toMatchObject({ json: undefined, text: '' })
  })

  it.each<[number, string, ApiRequest, string, object]>([
    [401, '{"message":"Unauthenticated."}', GET, 'unauthorized', { message: 'Unauthenticated.' }],
    [403, '{"message":"Not yours."}', GET, 'refused', { message: 'Not yours.' }],
    [404, '', GET, 'refused', { message: 'Hipcall answered with status 404' }],
    [404, '<html>nginx</html>', GET, 'garbled', {}],
    [403, '<html>nginx</html>', POST, 'refused', {}],
    [422, '{"message":"Wrong.","errors":{"name":["Too short."],"x":"y"}}', POST, 'refused', { fields: { name: ['Too short.'], x: ['y'] } }],
    [422, '{"message":7,"errors":[]}', POST, 'refused', { fields: undefined }],
    [408, '', GET, 'timeout', {}],
    [500, '<html>', POST, 'failed', { ambiguous: true }],
    [503, '{"message":"Soon."}', GET, 'failed', { message: 'Soon.' }],
    [200, '{"data":[{"id":1},{"i', GET, 'garbled', { ambiguous: true }],
    [200, '<!doctype html>', GET, 'garbled', {}],
    [301, '', GET, 'garbled', {}],
  ])('that is answered with %i %s is an error', async (status, body, request, failure, more) => {
    expect(await answer(body, { status }).failure(request)).toMatchObject({ failure, status, ...more })
  })

  it('tells where it was sent elsewhere', async () => {
    const moved = answer(null, { status: 308, headers: { location: 'https://use.hipcall.com.tr/login?x=1' } })
    expect(await moved.failure()).toMatchObject({ message: expect.stringContaining('to https://use.hipcall.com.tr, where') })
  })

  it.each<[Record<string, string>, number]>([
    [{ 'retry-after': '17' }, 17],
    [{ 'retry-after': new Date(START + 25_000).toUTCString() }, 25],
    [{ 'retry-after': new Date(START + 25_000).toUTCString(), date: new Date(START + 5_000).toUTCString() }, 20],
    [{ 'retry-after': new Date(START - 25_000).toUTCString() }, 0],
    [{ 'retry-after': '999999999' }, 86_400],
    [{ 'retry-after': 'soon' }, 60],
    [{}, 60],
  ])('that is one too many (%j) holds the next one back for %i seconds', async (headers, retryAfter) => {
    let refuse = true
    const { time, failure, send } = setting(async () => Response.json({ message: 'Slow.' }, refuse ? { status: 429, headers } : {}))
    expect(await failure()).toMatchObject({ failure: 'limited', status: 429, retryAfter })
    refuse = false
    void send()
    await time.run()
    expect(time.now()).toBe(START + retryAfter * 1_000 + 50)
  })

  it('tells the budget what the headers say', async () => {
    const { budgets, send, failure } = setting(async (request) =>
      Response.json(
        {},
        { status: request.method === 'GET' ? 200 : 500, headers: { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99' } },
      ),
    )
    await send()
    await failure(POST)
    expect(budgets.of(TOKEN).state()).toEqual({ last_minute: 2, limit: 100, waiting: 0 })
    await answer('{}', { headers: { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '-1' } }).send()
  })

  it('is given up after 30 seconds, whether nothing comes or not all', async () => {
    const silent = setting(never)
    expect(await silent.failure()).toMatchObject({ failure: 'timeout', status: null, ambiguous: true })
    expect(silent.time.now()).toBe(START + 30_000)
    const slow = setting(async () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) })))
    expect(await slow.failure()).toMatchObject({ failure: 'timeout' })
    expect(slow.time.now()).toBe(START + 30_000)
  })

  it('aborts what it gives up', async () => {
    let given: AbortSignal | undefined
    const { failure } = setting((request) => {
      given = request.signal
      return never()
    })
    await failure()
    expect(given?.aborted).toBe(true)
  })

  it('is given up by its caller, before and after it was sent', async () => {
    const stop = new AbortController()
    let sent = 0
    const { time, failure } = setting(() => {
      sent += 1
      return never()
    })
    void time.sleep(4_000).then(() => stop.abort())
    expect(await failure(POST, stop.signal)).toMatchObject({ failure: 'aborted', ambiguous: false })
    expect(time.now()).toBe(START + 4_000)
    expect(await failure(POST, stop.signal)).toMatchObject({ failure: 'aborted' })
    expect(sent).toBe(1)
  })

  it('that cannot be sent, or whose connection breaks, is unreachable', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const dead = setting(() => Promise.reject(new TypeError('fetch failed', { cause: refused })))
    expect(await dead.failure()).toMatchObject({ failure: 'unreachable', message: 'Hipcall cannot be reached: ECONNREFUSED' })
    const broken = setting(async () => new Response(new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) })))
    expect(await broken.failure(POST)).toMatchObject({ failure: 'unreachable', ambiguous: true })
  })

  it('takes no more than it can hold', async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1_000_000).fill(32)) })
    expect(await setting(async () => new Response(endless)).failure()).toMatchObject({
      failure: 'garbled',
      message: `the answer is longer than ${MOST_BYTES} bytes`,
    })
  })

  it('never tells the token', async () => {
    const told = `Token ${TOKEN} is unknown.`
    const { failure } = setting(async () => Response.json({ message: told, errors: { [TOKEN]: [told] } }, { status: 422 }))
    expect(await failure()).toMatchObject({ message: 'Token … is unknown.', fields: { '…': ['Token … is unknown.'] } })
    const leaky = setting(() => Promise.reject(new Error(told)))
    expect(await leaky.failure()).toMatchObject({ failure: 'unreachable' })
    for (const bad of [`${TOKEN}\n`, `${TOKEN} x`, `${TOKEN}İ`, ''])
      expect(await answer('{}').failure(GET, undefined, bad)).toMatchObject({ failure: 'unauthorized' })
  })
})
