/** Answers of the API: JSON that nobody caches, compressed where that pays. */
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Context } from 'hono'

/** Characters from which compressing is quicker than sending the rest. */
const WORTH_COMPRESSING = 1024
const compress = promisify(gzip)

/** A JSON answer; `headers` are kept and completed. */
export function jsonAnswer(context: Context, body: unknown, status: number, headers: Headers = new Headers()): Promise<Response> {
  headers.set('content-type', 'application/json')
  headers.set('cache-control', 'no-cache, private')
  headers.set('vary', 'Origin')
  return textAnswer(context, JSON.stringify(body), status, headers)
}

/** An answer of text whose headers are complete but for how it is sent. */
export async function textAnswer(context: Context, text: string, status: number, headers: Headers): Promise<Response> {
  headers.set('x-content-type-options', 'nosniff')
  if (text.length < WORTH_COMPRESSING || !/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) {
    return new Response(text, { status, headers })
  }
  headers.set('content-encoding', 'gzip')
  headers.append('vary', 'Accept-Encoding')
  return new Response(await compress(text, { level: constants.Z_BEST_SPEED }), { status, headers })
}
