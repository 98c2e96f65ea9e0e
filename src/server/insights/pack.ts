/**
 * Calls and rings as bytes: fixed records of unsigned 32-bit numbers, little-endian, in no order. A day's records are put one behind the
 * other as its calls come in. Whole, a million calls are 16 MB.
 */
import type { FailedRing } from '#contract/hipcall/failed-rings.ts'

/** Stands for a time that is not known. */
export const NONE = 0xffff_ffff

/** Numbers in a record of a call (started, profile, waited, talked) and of a ring (started, profile, user, team, seconds and marks). */
export const CALL_WIDTH = 4
export const RING_WIDTH = 5

/** Marks of a ring, below its seconds. A mark that says "first" is set on one ring of those of a call that share it, so that calls can be counted. */
export const RING = { rejected: 1, firstOfUserAndEnd: 2, firstOfUser: 4, firstOfTeamAndEnd: 8, firstOfEnd: 16 } as const
export const RING_SHIFT = 32

/** What is kept of a call: `started` in seconds since 1970. */
export interface PackedCall {
  started: number
  profile: number
  waited: number | null
  talked: number | null
  rings: readonly FailedRing[]
}

/** Times and lengths beyond are cut: they are read as signed numbers. */
const LARGEST = 0x7fff_ffff
const bound = (value: number, largest = LARGEST) => Math.min(Math.max(Math.floor(value), 0), largest)

export function packCalls(calls: readonly PackedCall[]): Uint8Array {
  const records = new Uint32Array(calls.length * CALL_WIDTH)
  for (const [index, { started, profile, waited, talked }] of calls.entries()) {
    const seconds = (value: number | null) => (value === null ? NONE : bound(value))
    records.set([bound(started, NONE - 1), profile, seconds(waited), seconds(talked)], index * CALL_WIDTH)
  }
  return new Uint8Array(records.buffer)
}

export function packRings(calls: readonly PackedCall[]): Uint8Array {
  const records = calls.flatMap(({ started, profile, rings }) => {
    const seen = new Set<string>()
    const first = (mark: number, key: string) => {
      if (seen.has(key)) return 0
      seen.add(key)
      return mark
    }
    return rings.map(({ user, team, rejected, seconds }) => {
      const marks =
        (rejected ? RING.rejected : 0) +
        first(RING.firstOfUserAndEnd, `user ${user} ${rejected}`) +
        first(RING.firstOfUser, `user ${user}`) +
        first(RING.firstOfTeamAndEnd, `team ${team} ${rejected}`) +
        first(RING.firstOfEnd, `${rejected}`)
      return [bound(started, NONE - 1), profile, user, team ?? 0, bound(seconds, LARGEST / RING_SHIFT) * RING_SHIFT + marks]
    })
  })
  return new Uint8Array(Uint32Array.from(records.flat()).buffer)
}

/** The records of packed calls or rings, from their bytes in base64. */
export function unpack(base64: string): Uint32Array {
  const bytes = Buffer.from(base64, 'base64')
  const aligned = new Uint8Array(bytes.length)
  aligned.set(bytes)
  return new Uint32Array(aligned.buffer)
}
