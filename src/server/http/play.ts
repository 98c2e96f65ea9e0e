/** Plays recordings: signed links that die, answered in ranges so that a player can seek. */
import type { Context } from 'hono'
import type { Clock } from '../clock.ts'
import type { RelaySound } from '../mirror/relay-sound.ts'
import { answeringUpstream } from '../upstream/as-http-error.ts'
import { HttpError } from './errors.ts'
import type { Recordings, SoundKind } from './recordings.ts'

/** Bytes made at a time. */
const CHUNK = 128 * 1024

/** A sound file of `length` bytes, of which any part can be made. */
export interface Sound {
  length: number
  /** Content type. */
  type: string
  /** The bytes from `start` up to but without `end`. */
  read(start: number, end: number): Uint8Array
}

export interface Player {
  clock: Clock
  recordings: Recordings
  /** The sound of a call; null where it has none of this kind. */
  soundOf(kind: SoundKind, uuid: string): Promise<Sound | null>
  /** The sound as the account's own server gives it; null where sounds are of our own making. */
  relaySound: RelaySound | null
}

/** Answers `GET /recordings/{kind}/{uuid}.wav`. 403 for a link that died or was tampered with, 416 for a range outside. */
export async function playRecording(context: Context, player: Player): Promise<Response> {
  const kind = context.req.param('kind')
  const uuid = context.req.param('file')?.match(/^([0-9a-f-]{36})\.wav$/)?.[1]
  if ((kind !== 'call' && kind !== 'voicemail') || uuid === undefined) throw new HttpError(404)
  const [expires, signature] = [context.req.query('expires') ?? '', context.req.query('signature') ?? '']
  const now = player.clock.now()
  if (!player.recordings.valid(kind, uuid, expires, signature, now)) {
    throw new HttpError(403, 'This link has expired. Fetch the call again for a new one.')
  }
  if (player.relaySound !== null) return relayed(context, player.relaySound, kind, uuid)
  const sound = await player.soundOf(kind, uuid)
  if (sound === null) throw new HttpError(404, 'This call has no recording.')
  const life = Math.floor(Number(expires) - now / 1000)
  return send(context, sound, { 'cache-control': `private, max-age=${life}`, ...attachment(context, uuid) })
}

/** What of the answer of the sound's own server is passed on. */
const PASSED_ON = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified']

async function relayed(context: Context, relay: RelaySound, kind: SoundKind, uuid: string): Promise<Response> {
  const asked = ['range', 'if-range'].flatMap((name) => {
    const value = context.req.header(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const response = await answeringUpstream(() => relay(kind, uuid, Object.fromEntries(asked), context.req.raw.signal))
  if (response === null) throw new HttpError(404, 'This call has no recording.')
  const isRead = response.ok && context.req.method !== 'HEAD'
  // Whatever is not read keeps its connection.
  if (!isRead) await response.body?.cancel()
  if (response.status === 416)
    throw new HttpError(416, undefined, { 'content-range': response.headers.get('content-range') ?? 'bytes */*' })
  if (!response.ok) throw new HttpError(502, `The server of the recording answered ${response.status}.`)
  const type = response.headers.get('content-type') ?? ''
  const headers = new Headers({
    'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff',
    ...attachment(context, uuid, type),
  })
  for (const name of PASSED_ON) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  // The length is that of what came, packed, and not of what it was unpacked to.
  if (response.headers.has('content-encoding')) headers.delete('content-length')
  // What calls itself a page or a script is none of what is played here.
  if (!/^(audio|video)\//.test(type)) headers.set('content-type', 'application/octet-stream')
  return new Response(isRead ? response.body : null, { status: response.status, headers })
}

/** With `?download` a browser keeps the file instead of playing it. */
function attachment(context: Context, uuid: string, type = 'audio/wav'): Record<string, string> {
  const ending = /mpeg|mp3/.test(type) ? 'mp3' : /ogg|opus/.test(type) ? 'ogg' : 'wav'
  return context.req.query('download') === undefined ? {} : { 'content-disposition': `attachment; filename="${uuid}.${ending}"` }
}

function send(context: Context, sound: Sound, more: Readonly<Record<string, string>>): Response {
  // A part of what may have changed since (if-range) is not sent: we give no validator it could name, so the whole it is.
  const range = context.req.header('if-range') === undefined ? rangeOf(context.req.header('range'), sound.length) : undefined
  const [start, end] = range ?? [0, sound.length]
  const headers = new Headers({ ...more, 'content-type': sound.type, 'accept-ranges': 'bytes', 'content-length': String(end - start) })
  if (range !== undefined) headers.set('content-range', `bytes ${start}-${end - 1}/${sound.length}`)
  headers.set('x-content-type-options', 'nosniff')
  return new Response(inChunks(sound, start, end), { status: range === undefined ? 200 : 206, headers })
}

/** The bytes a chunk at a time, as fast as they are taken: an hour of sound never lies in memory at once. */
function inChunks(sound: Sound, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start
  return new ReadableStream({
    pull(controller) {
      const next = Math.min(end, at + CHUNK)
      if (next > at) controller.enqueue(sound.read(at, next))
      at = next
      if (at >= end) controller.close()
    },
  })
}

/**
 * The bytes asked for, from start up to but without end; undefined for the whole: also for several ranges at once and for ranges that
 * make no sense (RFC 9110, 14.1.1 and 14.2). Throws 416.
 */
export function rangeOf(header: string | undefined, length: number): [number, number] | undefined {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/)
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [first, last] = [match[1] ?? '', match[2] ?? '']
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const end = first === '' || last === '' ? length : Math.min(length, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start >= end) throw new HttpError(416, undefined, { 'content-range': `bytes */${length}` })
  return [start, end]
}
