/** Plays recordings: signed links that die, answered in ranges so that a player can seek. */
import type { Context } from 'hono'
import { recordingOf } from '../demo/sound.ts'
import type { Deps } from '../deps.ts'
import { secondsOfSound } from '../resources/cdrs/sounds.ts'
import { HttpError } from './errors.ts'
import type { SoundKind } from './recordings.ts'

/** Answers `GET /recordings/{kind}/{uuid}.wav`. 403 for a link that died or was tampered with, 416 for a range outside. */
export async function playRecording(context: Context, deps: Pick<Deps, 'db' | 'clock' | 'recordings'>): Promise<Response> {
  const kind = context.req.param('kind')
  const uuid = context.req.param('file')?.match(/^([0-9a-f-]{36})\.wav$/)?.[1]
  if ((kind !== 'call' && kind !== 'voicemail') || uuid === undefined) throw new HttpError(404)
  const [expires, signature] = [context.req.query('expires') ?? '', context.req.query('signature') ?? '']
  if (!deps.recordings.valid(kind, uuid, expires, signature, deps.clock.now())) {
    throw new HttpError(403, 'This link has expired. Fetch the call again for a new one.')
  }
  return soundOf(context, deps, kind, uuid)
}

async function soundOf(context: Context, deps: Pick<Deps, 'db'>, kind: SoundKind, uuid: string): Promise<Response> {
  const seconds = await secondsOfSound(deps.db, kind, uuid)
  if (seconds === null) throw new HttpError(404, 'This call has no recording.')
  const sound = recordingOf(uuid, seconds, kind)
  const range = rangeOf(context.req.header('range'), sound.length)
  const headers = new Headers({ 'content-type': sound.type, 'accept-ranges': 'bytes', 'cache-control': 'private, max-age=3600' })
  const [start, end] = range ?? [0, sound.length]
  headers.set('content-length', String(end - start))
  if (range !== undefined) headers.set('content-range', `bytes ${start}-${end - 1}/${sound.length}`)
  if (context.req.query('download') !== undefined) headers.set('content-disposition', `attachment; filename="${uuid}.wav"`)
  return new Response(sound.read(start, end).slice(), { status: range === undefined ? 200 : 206, headers })
}

/** The bytes asked for, from start up to but without end; undefined for the whole, as for several ranges at once. Throws 416. */
export function rangeOf(header: string | undefined, length: number): [number, number] | undefined {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/)
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [first, last] = [match[1] ?? '', match[2] ?? '']
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const end = first === '' || last === '' ? length : Math.min(length, Number(last) + 1)
  if (start >= end) throw new HttpError(416, undefined, { 'content-range': `bytes */${length}` })
  return [start, end]
}
