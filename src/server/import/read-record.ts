/** One line of an import: a documented object of the API, told by its resource_type. */
import * as z from 'zod/mini'
import { BadRecordError as BadLineError, parsed, type RecordOf, type RecordType, readObject } from '../upstream/read-object.ts'

export type { RecordOf, RecordType } from '../upstream/read-object.ts'
export { BadLineError }

export type ImportedRecord = { [T in RecordType]: { type: T; record: RecordOf[T] } }[RecordType]

/** In the order of a summary. */
export const RECORD_TYPES = ['cdr', 'user', 'team', 'greeting', 'number', 'extension', 'task'] as const satisfies readonly RecordType[]

/** Characters of a line; the longest call_flow of a day is far shorter. */
const LONGEST = 1_000_000

/** The record of a line, which may be the answer that holds it (`{"data": {…}}`). Throws a BadLineError. */
export function readRecord(line: string): ImportedRecord {
  if (line.length > LONGEST) throw new BadLineError(`is longer than ${LONGEST} characters`)
  const given = unwrapped(readJson(line))
  const { resource_type: type } = parsed(z.looseObject({ resource_type: z.string() }), given)
  switch (type) {
    case 'cdr':
      return { type, record: readObject(type, given) }
    case 'user':
      return { type, record: readObject(type, given) }
    case 'team':
      return { type, record: readObject(type, given) }
    case 'greeting':
      return { type, record: readObject(type, given) }
    case 'number':
      return { type, record: readObject(type, given) }
    case 'extension':
      return { type, record: readObject(type, given) }
    case 'task':
      return { type, record: readObject(type, given) }
    default:
      throw new BadLineError(`resource_type is “${type.slice(0, 50)}”, not one of ${RECORD_TYPES.join(', ')}`)
  }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new BadLineError(`is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function unwrapped(given: unknown): unknown {
  const answer = z.safeParse(z.strictObject({ data: z.record(z.string(), z.unknown()) }), given)
  return answer.success ? answer.data.data : given
}
