import { request as ask } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { type Listening, type ListenOptions, listen } from './listen.ts'
import { preparing } from './preparing.ts'

const open: Listening[] = []
afterEach(() => Promise.all(open.splice(0).map((one) => one.stop(0))))

async function listening(fetch: ListenOptions['fetch'] = () => new Response('well')): Promise<Listening & { origin: string }> {
  const started = await listen({ port: 0, host: '127.0.0.1', log: createLog('silent'), fetch })
  open.push(started)
  return { ...started, origin: `http://127.0.0.1:${started.port}` }
}

it('takes any free port for 0, and says which', async () => {
  const { origin, port } = await listening()
  expect(port).toBeGreaterThan(0)
  expect(await (await fetch(origin)).text()).toBe('well')
})

it('says in one line that a port is in use, and that a host is not this machine', async () => {
  const { port } = await listening()
  const again = { log: createLog('silent'), fetch: () => new Response() }
  await expect(listen({ ...again, port, host: '127.0.0.1' })).rejects.toThrow(
    `Port ${port} is in use. Stop what uses it, or set PORT to another.`,
  )
  await expect(listen({ ...again, port: 0, host: '192.0.2.1' })).rejects.toThrow('HOST 192.0.2.1 is not an address of this machine.')
})

it('finishes what is under way before it stops, and takes nothing more', async () => {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  let asked = () => {}
  const underWay = new Promise<void>((resolve) => {
    asked = resolve
  })
  const { origin, stop } = await listening(async () => {
    asked()
    await finished
    return new Response('late')
  })
  const answer = fetch(origin)
  await underWay
  const stopped = stop(5_000)
  await expect(fetch(origin)).rejects.toThrow()
  finish()
  expect(await (await answer).text()).toBe('late')
  await stopped
})

it('cuts off what takes longer than its patience', async () => {
  let asked = () => {}
  const underWay = new Promise<void>((resolve) => {
    asked = resolve
  })
  const { origin, stop } = await listening(() => {
    asked()
    return new Promise(() => {})
  })
  const answer = fetch(origin).catch(() => 'cut off')
  await underWay
  await stop(50)
  expect(await answer).toBe('cut off')
})

it('answers 400 in the shape of errors to a request that is none', async () => {
  const { port } = await listening()
  const [status, body] = await new Promise<[number | undefined, string]>((resolve, reject) => {
    const sent = ask({ port, host: '127.0.0.1', path: '/', headers: { host: 'a b' } }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += String(chunk)
      })
      response.on('end', () => resolve([response.statusCode, text]))
    })
    sent.on('error', reject).end()
  })
  expect([status, JSON.parse(body)]).toEqual([400, { message: 'The address or the Host header of this request makes no sense.' }])
})

it('says that it is starting, until it has started', async () => {
  const at = (path: string, accept = 'application/json') => preparing(new Request(`http://localhost${path}`, { headers: { accept } }))
  expect(at('/healthz').status).toBe(200)
  const answer = at('/readyz')
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    503,
    '2',
    { message: 'The server is starting. Try again in a moment.' },
  ])
  const page = at('/calls', 'text/html,application/xhtml+xml')
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
  expect(await page.text()).toContain('<h1')
})
