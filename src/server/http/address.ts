/** The address a client used, which behind a proxy is not the one this server listens on. */
import type { Context } from 'hono'

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i
const LOOPBACK = /^(::ffff:)?127\.|^::1$/

/** First entry of a header that proxies add to. */
function forwarded(context: Context, name: string): string | undefined {
  return context.req.header(name)?.split(',')[0]?.trim()
}

/** Origin as the client wrote it: `https://santral.example`. Who lies about it gets links that lie, and nobody else does. */
export function originOf(context: Context): string {
  const own = new URL(context.req.url)
  const protocol = forwarded(context, 'x-forwarded-proto')
  const host = forwarded(context, 'x-forwarded-host')
  const scheme = protocol === 'https' || protocol === 'http' ? `${protocol}:` : own.protocol
  return `${scheme}//${host !== undefined && HOST.test(host) ? host : own.host}`
}

/**
 * The other end of the connection, for limits on attempts; `local` where the app is not behind a socket. A proxy on this machine is
 * believed about who asked it: the last entry of x-forwarded-for is its own.
 */
export function clientOf(context: Context): string {
  const peer = peerOf(context.env)
  if (peer === undefined) return 'local'
  const told = LOOPBACK.test(peer) ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return told === undefined || told === '' ? peer : told.slice(0, 100)
}

function peerOf(env: unknown): string | undefined {
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined
  const { incoming } = env
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return undefined
  const { socket } = incoming
  if (typeof socket !== 'object' || socket === null || !('remoteAddress' in socket)) return undefined
  return typeof socket.remoteAddress === 'string' ? socket.remoteAddress : undefined
}
