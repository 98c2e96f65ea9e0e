/** Links to recordings that die: signed, valid for 60 minutes, as the documentation says of `record_url`. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Milliseconds a link is good for. */
export const LINK_LIFE = 60 * 60 * 1000

export type SoundKind = 'call' | 'voicemail'

export interface Recordings {
  /** Path and query under which this recording can be fetched until 60 minutes after `now` (milliseconds since 1970). */
  link(kind: SoundKind, uuid: string, now: number): string
  /** True for a signature of ours that has not died by `now`. */
  valid(kind: SoundKind, uuid: string, expires: string, signature: string, now: number): boolean
}

/** Signs with a key of any length; the same key makes the same links in every process. */
export function createRecordings(secret: string): Recordings {
  const sign = (kind: SoundKind, uuid: string, expires: number) =>
    createHmac('sha256', secret).update(`${kind}/${uuid}/${expires}`).digest('base64url')
  return {
    link(kind, uuid, now) {
      const expires = Math.floor((now + LINK_LIFE) / 1000)
      return `/recordings/${kind}/${uuid}.wav?expires=${expires}&signature=${sign(kind, uuid, expires)}`
    },
    valid(kind, uuid, expires, signature, now) {
      if (!/^\d{1,12}$/.test(expires) || Number(expires) * 1000 <= now) return false
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(kind, uuid, Number(expires)))]
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
