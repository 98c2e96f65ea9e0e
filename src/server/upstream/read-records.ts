/** Records of an answer, one by one: what cannot be read is set aside and spoils nothing else. */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { isUnstorable } from '#contract/query.ts'
import { formatTimestamp, MAX_INT, parseTimestamp, TIMESTAMP } from '#contract/wire.ts'
import { BadRecordError } from './read-object.ts'
import type { Read } from './upstream.ts'

const Named = z.looseObject({
  uuid: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(100))), undefined),
  id: z.catch(z.optional(z.union([z.int(), z.string().check(z.minLength(1), z.maxLength(100))])), undefined),
  started_at: z.catch(z.optional(z.string()), undefined),
})

/** Fields of a call that hold one of a few numbers, and the largest such number there is room for. */
const CODES = new Set(['direction', 'channel_type', 'missing_call_reason', 'caller_type', 'callee_type', 'hangup_by', 'voicemail_type'])
const MAX_CODE = 32_767

/** Reads a record from its JSON text. Whatever is wrong with it becomes the reason it is set aside. */
export function readRecordText<T extends object>(read: (given: unknown) => T, raw: string): Read<T> {
  const given: unknown = JSON.parse(raw)
  try {
    const record = read(given)
    refuseUnstorable(record)
    // Text that cannot be stored stands in JSON as it is, or escaped.
    if (raw.includes('\\u') || isUnstorable(raw)) refuseUnstorableText(given, '')
    return { ok: true, record, raw }
  } catch (error) {
    if (!(error instanceof BadRecordError)) throw error
    return setAside(given, raw, error.message)
  }
}

/** The record as one that is set aside. */
export function setAside(given: unknown, raw: string, reason: string): Read<never> {
  const named = z.safeParse(Named, given)
  const { uuid, id, started_at } = named.success ? named.data : {}
  const key = uuid ?? id?.toString()
  return {
    ok: false,
    raw,
    reason,
    key: key === undefined || isUnstorable(key) ? createHash('sha256').update(raw).digest('hex') : key,
    started_at: readStart(started_at),
  }
}

/** The API's form of an instant in that form or another of ISO 8601 with an offset; null where it is none. */
function readStart(text: string | undefined): string | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(time) ? null : formatTimestamp(time)
}

/** Throws a BadRecordError for a number or a time of a record that its column cannot hold; steps of a call are kept as they came. */
function refuseUnstorable(record: object): void {
  for (const [field, value] of membersOf(record)) {
    const most = CODES.has(field) ? MAX_CODE : MAX_INT
    if (typeof value === 'number' && Math.abs(value) > most) throw new BadRecordError(`${field}: is beyond ${most}`)
    const times = Array.isArray(value)
      ? value.flatMap(membersOf).flatMap(([key, member]) => (key === 'timestamp' ? [member] : []))
      : [value]
    if (times.some(isNoTime)) throw new BadRecordError(`${field}: there is no such time`)
  }
}

/** Throws a BadRecordError for text anywhere in an object that the database cannot hold. */
function refuseUnstorableText(value: unknown, path: string): void {
  if (typeof value === 'string' && isUnstorable(value)) throw new BadRecordError(`${path}: has characters that cannot be stored`)
  for (const [key, member] of membersOf(value)) {
    if (isUnstorable(key)) throw new BadRecordError('a field has a name that cannot be stored')
    refuseUnstorableText(member, path === '' ? key : `${path}.${key}`)
  }
}

/** True for what looks like a time of the API but is none of the calendar. */
function isNoTime(value: unknown): boolean {
  if (typeof value !== 'string' || !TIMESTAMP.test(value)) return false
  const time = parseTimestamp(value)
  // Only of a day that not every month has, or of the hour 24, another day or hour is made.
  const isPlain = value.slice(8, 10) <= '28' && value.slice(11, 13) < '24'
  return Number.isNaN(time) || (!isPlain && formatTimestamp(time) !== value)
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
