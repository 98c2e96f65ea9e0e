/** Plays the sounds of a Hipcall account through this server: their addresses die, so that each is asked for when somebody listens. */
import type { Db } from '../db/connect.ts'
import type { SoundKind } from '../http/recordings.ts'
import { placeOf, readCalls } from '../resources/cdrs/row.ts'
import type { Time } from '../time.ts'
import type { Upstream } from '../upstream/upstream.ts'
import { datesOf } from './details.ts'
import type { FetchCall } from './fetch-call.ts'

/** Milliseconds for which an address is used without asking again; how many are remembered. */
const BELIEVED = 10 * 60_000
const MOST_REMEMBERED = 500

/** Answers of the sound's server that mean that its address has died. */
const DEAD = new Set([401, 403, 404, 410])

/** The answer of the sound's own server, to a request with these headers (Range); null where the call has no such sound. Throws an UpstreamError. */
export type RelaySound = (
  kind: SoundKind,
  uuid: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Response | null>

export function soundRelay(parts: { db: Db; upstream: Upstream; time: Time; zone: string; fetchCall: FetchCall }): RelaySound {
  const { upstream, time } = parts
  const remembered = new Map<string, { address: string; until: number }>()
  const fresh = async (kind: SoundKind, uuid: string) => {
    const address = await addressOf(parts, kind, uuid)
    if (address === null) return null
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(`${kind} ${uuid}`, { address, until: time.now() + BELIEVED })
    return address
  }
  return async (kind, uuid, headers, signal) => {
    const known = remembered.get(`${kind} ${uuid}`)
    if (known !== undefined && known.until > time.now()) {
      const response = await upstream.sound(known.address, headers, signal)
      if (!DEAD.has(response.status)) return response
      await response.body?.cancel()
    }
    const address = await fresh(kind, uuid)
    return address === null ? null : upstream.sound(address, headers, signal)
  }
}

async function addressOf(
  { db, zone, fetchCall }: { db: Db; zone: string; fetchCall: FetchCall },
  kind: SoundKind,
  uuid: string,
): Promise<string | null> {
  const [row] = await readCalls(db, [uuid])
  if (row === undefined) return null
  const fetched = await fetchCall(uuid, [...datesOf(placeOf(row).started, zone)])
  const call = fetched?.call ?? null
  return (kind === 'call' ? call?.record_url : call?.voicemail_url) ?? null
}
