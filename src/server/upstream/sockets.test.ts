import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it } from 'vitest'
import { systemTime } from '../time.ts'
import { createBudgets } from './budgets.ts'
import { createTransport } from './transport.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A request over a real connection, given up after so many milliseconds. */
async function sent(answer: (response: ServerResponse) => void, timeout?: number) {
  const started = createServer((_, response) => answer(response))
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const { port } = started.address() as AddressInfo
  return ask(`http://127.0.0.1:${port}`, timeout)
}

function ask(origin: string, timeout = 25_000) {
  const fetch = (request: Request) => globalThis.fetch(request)
  const transport = createTransport({ fetch, origin, time: systemTime, budgets: createBudgets(systemTime), timeout })
  return transport({ token: 'token', priority: 'person' }, { method: 'GET', path: '/' })
}

it('reads a packed answer, and takes its time from it', async () => {
  const before = Math.floor(Date.now() / 1000) * 1000
  const answer = await sent((response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{"data":[]}')))
  expect(answer).toMatchObject({ json: { data: [] } })
  expect(answer.asked_at).toBeGreaterThanOrEqual(before - 1_000)
  expect(answer.asked_at).toBeLessThanOrEqual(Date.now())
})

it('is not sent elsewhere', async () => {
  await expect(sent((response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())).rejects.toMatchObject({
    failure: 'garbled',
    status: 302,
  })
})

it('is unreachable where nobody listens, and where the line is cut before or in the answer', async () => {
  const port = await new Promise<number>((resolve) => {
    const free = createServer().listen(0, '127.0.0.1', () => {
      const address = free.address() as AddressInfo
      free.close(() => resolve(address.port))
    })
  })
  await expect(ask(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
    failure: 'unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  })
  await expect(sent((response) => response.destroy())).rejects.toMatchObject({ failure: 'unreachable' })
  const cut = sent((response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":')
    setTimeout(() => response.destroy(), 20)
  })
  await expect(cut).rejects.toMatchObject({ failure: 'unreachable' })
})

it('is given up where the answer does not end', async () => {
  await expect(sent((response) => response.writeHead(200).write('{'), 300)).rejects.toMatchObject({ failure: 'timeout' })
})
