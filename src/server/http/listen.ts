/** Binds an app to a port, and lets go of it again: what is under way is finished first. */
import { createServer } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Logger } from '../log.ts'

/** The port cannot be had; the message says why. */
export class PortError extends Error {
  override readonly name = 'PortError'
}

export interface Listening {
  port: number
  /** Takes no more requests and resolves when the last is answered; after `patience` milliseconds those left are cut off. */
  stop(patience: number): Promise<void>
}

export interface ListenOptions {
  port: number
  host: string
  log: Logger
  fetch(request: Request, env: unknown): Response | Promise<Response>
}

/** Listens. Port 0 takes any free one. Throws a PortError. */
export async function listen({ port, host, log, fetch }: ListenOptions): Promise<Listening> {
  const errorHandler = (error: unknown) => {
    if (error instanceof RequestError) return told(400, 'The address or the Host header of this request makes no sense.')
    log.error({ err: error }, 'request failed')
    return told(500, 'Something went wrong in the server. It was logged; try again.')
  }
  const server = createServer(getRequestListener(fetch, { hostname: host, errorHandler }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortError(whyNot(error, port, host), { cause: error })))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async stop(patience) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const cut = setTimeout(() => server.closeAllConnections(), patience)
      // A connection that was busy when the server closed is kept open for a next request, which will not be taken.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      await closed
      clearTimeout(cut)
      clearInterval(sweep)
    },
  }
}

function told(status: number, message: string): Response {
  return new Response(JSON.stringify({ message }), { status, headers: { 'content-type': 'application/json' } })
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or set PORT to another.`
  if (error.code === 'EACCES') return `Port ${port} needs rights this process does not have. Set PORT to one above 1023.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return `HOST ${host} is not an address of this machine.`
  return `It was not possible to listen on ${host}:${port}: ${error.message}`
}
