/** What of an account's answers the database can hold: an adapter may let through what it cannot. */
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { Read } from '../upstream/upstream.ts'

export type Readable = Extract<Read<NewCdr>, { ok: true }>

/** NUL and lone halves of a surrogate pair, as JSON writes them; a backslash that is itself escaped begins neither. */
const UNSTORABLE =
  /(?<!\\)(?:\\\\)*\\u(?:0000|d[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!(?<!\\)(?:\\\\)*\\ud[89ab][0-9a-f]{2}\\u)d[c-f][0-9a-f]{2})/i

/** True of an instant as the API writes it that PostgreSQL knows and JavaScript reads. */
const isTime = (text: string) => /^(?!0000)\d{4}-/.test(text)

/** What has characters or a start that PostgreSQL cannot store cannot be read by anybody. Uuids are written as the database writes them. */
export function storable(call: Read<NewCdr>): Read<NewCdr> {
  if (!call.ok) return call.started_at === null || isTime(call.started_at) ? call : { ...call, started_at: null }
  if (!isTime(call.record.started_at)) return refused(call, 'started_at: there is no such time', null)
  if (call.raw.includes('\\u') && UNSTORABLE.test(call.raw)) return refused(call, 'has characters that cannot be stored')
  const uuid = call.record.uuid.toLowerCase()
  return uuid === call.record.uuid ? call : { ...call, record: { ...call.record, uuid } }
}

/** A call that could be read, but not stored. */
export function refused({ record, raw }: Readable, reason: string, started_at: string | null = record.started_at): Read<NewCdr> {
  return { ok: false, raw, reason, key: record.uuid.toLowerCase(), started_at }
}
