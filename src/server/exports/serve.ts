/** Serves files of calls: an answer as long as the list, made while it is sent and no faster. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import { EXPORT_PATH, type ExportFormat, ExportQuery } from '#contract/dashboard/exports.ts'
import type { Deps } from '../deps.ts'
import { HttpError } from '../http/errors.ts'
import { type Gate, identify } from '../http/identify.ts'
import { readQuery } from '../http/read-request.ts'
import { refusal, refuseUnlessMay } from '../http/serve.ts'
import type { Range } from '../resources/cdrs/period.ts'
import { answering } from '../resources/cdrs/routes.ts'
import { dateIn } from '../resources/days-of-zone.ts'
import { csvOf } from './csv.ts'
import { makeFile } from './make.ts'
import type { ExportRegistry } from './registry.ts'
import { xlsxOf } from './xlsx.ts'

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export function serveExports(app: Hono, deps: Deps, registry: ExportRegistry, gate: Gate): void {
  app.get(EXPORT_PATH, (context) => answer(context, deps, registry, gate).catch((error: unknown) => refusal(context, error, deps.log)))
  const allow = 'GET, HEAD, OPTIONS'
  app.options(EXPORT_PATH, () => new Response(null, { status: 204, headers: { allow } }))
  app.all(EXPORT_PATH, (context) => refusal(context, new HttpError(405, undefined, { allow }), deps.log))
}

async function answer(context: Context, deps: Deps, registry: ExportRegistry, gate: Gate): Promise<Response> {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  const person = await identify(context, gate, headers)
  const query = readQuery(context, ExportQuery)
  refuseUnlessMay(person, 'export')
  const { format, id: uuid = randomUUID() } = query
  const running = registry.begin({ uuid, format, state: 'running', rows: 0, total: 0 })
  if (running === undefined) throw new HttpError(409, `There is an export with the id ${uuid} already.`)
  const { progress, stop } = running
  try {
    const wrote = (calls: number) => {
      progress.rows += calls
    }
    const file = await answering(() => makeFile(deps, { query, signal: stop.signal, wrote }))
    progress.total = file.total
    headers.set('content-type', TYPES[format])
    headers.set('content-disposition', `attachment; filename="${nameOf(file.range, format, deps.zone)}"`)
    if (context.req.method === 'HEAD') {
      registry.end(uuid, 'cancelled')
      return new Response(null, { headers })
    }
    const source = format === 'csv' ? Readable.from(csvOf(file, query.about !== 'no'), { objectMode: false }) : xlsxOf(file)
    source.once('end', () => registry.end(uuid, 'done'))
    source.once('error', (error) => {
      const cancelled = stop.signal.aborted || error.name === 'AbortError'
      if (!cancelled) deps.log.error({ err: error }, 'export failed')
      registry.end(uuid, cancelled ? 'cancelled' : 'failed')
    })
    // Whoever asked has all of it, or is gone.
    source.once('close', () => {
      registry.end(uuid, 'cancelled')
      stop.abort()
    })
    stop.signal.addEventListener('abort', () => source.destroy(), { once: true })
    return new Response(Readable.toWeb(source), { headers })
  } catch (error) {
    registry.end(uuid, 'failed')
    throw error
  }
}

/** `santral-calls-2026-11-17-2026-11-23.csv`: the first and the last day; without the first where it goes back to the beginning. */
function nameOf({ from, to }: Range, format: ExportFormat, zone: string): string {
  const days = [from, to === null ? null : to - 1].flatMap((instant) => (instant === null ? [] : dateIn(zone, instant)))
  return `${['santral-calls', ...days].join('-')}.${format}`
}
