/** Serves the events: an answer that does not end by itself. */
import type { Context, Hono } from 'hono'
import { EVENTS_PATH } from '#contract/dashboard/events.ts'
import type { Deps } from '../deps.ts'
import { HttpError } from '../http/errors.ts'
import { type Gate, identify } from '../http/identify.ts'
import { refusal } from '../http/serve.ts'
import type { Emitter } from './emitter.ts'
import { emitterOf, hearOthers } from './live.ts'

/** Milliseconds after which one has to come in anew: whose session has ended by then stays outside. */
const LONGEST = 5 * 60_000
/** Events that may wait for somebody slow before they are cut off; they come back and are told the rest. */
const MOST_WAITING = 300

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

export function serveEvents(app: Hono, deps: Deps, gate: Gate): void {
  const answer = async (context: Context): Promise<Response> => {
    const reply = new Headers(HEADERS)
    await identify(context, gate, reply)
    const emitter = emitterOf(deps.db)
    if (emitter.closed) throw new HttpError(503)
    if (context.req.method === 'HEAD') return new Response(null, { headers: reply })
    await hearOthers(deps.db)
    const last = context.req.header('last-event-id') || context.req.query('last_event_id') || undefined
    return new Response(streamOf(emitter, last, context.req.raw.signal), { headers: reply })
  }
  app.get(EVENTS_PATH, (context) => answer(context).catch((error: unknown) => refusal(context, error, deps.log)))
  const allow = 'GET, HEAD, OPTIONS'
  app.options(EVENTS_PATH, () => new Response(null, { status: 204, headers: { allow } }))
  app.all(EVENTS_PATH, (context) => refusal(context, new HttpError(405, undefined, { allow }), deps.log))
}

function streamOf(emitter: Emitter, last: string | undefined, signal: AbortSignal): ReadableStream<Uint8Array> {
  let leave = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let over = false
        const end = () => {
          if (over) return
          over = true
          clearTimeout(timer)
          leave()
          controller.close()
        }
        const timer = setTimeout(end, LONGEST)
        const hear = (bytes: Uint8Array) => {
          if (over) return
          if ((controller.desiredSize ?? 0) <= 0) end()
          else controller.enqueue(bytes)
        }
        const stop = emitter.listen({ hear, end }, last)
        leave = () => {
          over = true
          clearTimeout(timer)
          stop()
        }
        signal.addEventListener('abort', () => end(), { once: true })
      },
      cancel: () => leave(),
    },
    { highWaterMark: MOST_WAITING },
  )
}
