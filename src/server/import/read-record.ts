/** One line of an import: a documented object of the API, told by its resource_type. */
import * as z from 'zod/mini'
import { Cdr, CdrDetail } from '#contract/hipcall/cdrs.ts'
import { Extension } from '#contract/hipcall/extensions.ts'
import { Greeting } from '#contract/hipcall/greetings.ts'
import { PhoneNumber } from '#contract/hipcall/numbers.ts'
import { Task } from '#contract/hipcall/tasks.ts'
import { Team } from '#contract/hipcall/teams.ts'
import { User } from '#contract/hipcall/users.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { NewTaskRecord } from '../resources/directory/records.ts'

/** What is stored of each resource_type. */
export interface RecordOf {
  cdr: NewCdr
  user: User
  team: Team
  greeting: Greeting
  number: PhoneNumber
  extension: Extension
  task: NewTaskRecord
}
export type RecordType = keyof RecordOf
export type ImportedRecord = { [T in RecordType]: { type: T; record: RecordOf[T] } }[RecordType]

/** In the order of a summary. */
export const RECORD_TYPES = ['cdr', 'user', 'team', 'greeting', 'number', 'extension', 'task'] as const satisfies readonly RecordType[]

/** Why a line is no record, in words. */
export class BadLineError extends Error {}

/** Characters of a line; the longest call_flow of a day is far shorter. */
const LONGEST = 1_000_000

/** The record of a line, which may be the answer that holds it (`{"data": {…}}`). Throws a BadLineError. */
export function readRecord(line: string): ImportedRecord {
  if (line.length > LONGEST) throw new BadLineError(`is longer than ${LONGEST} characters`)
  const given = unwrapped(readJson(line))
  const { resource_type: type } = parsed(z.looseObject({ resource_type: z.string() }), given)
  switch (type) {
    case 'cdr': {
      const withSteps = z.safeParse(z.looseObject({ call_flow: z.array(z.unknown()) }), given).success
      return { type, record: withSteps ? parsed(CdrDetail, given) : { ...parsed(Cdr, given), call_flow: null } }
    }
    case 'user':
      return { type, record: parsed(User, given) }
    case 'team':
      return { type, record: parsed(Team, given) }
    case 'greeting':
      return { type, record: parsed(Greeting, given) }
    case 'number':
      return { type, record: parsed(PhoneNumber, given) }
    case 'extension':
      return { type, record: parsed(Extension, given) }
    case 'task': {
      const { assign_to, ...task } = parsed(Task, given)
      return { type, record: { ...task, assign_to: typeof assign_to === 'object' ? (assign_to?.id ?? null) : assign_to } }
    }
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

function parsed<S extends z.core.$ZodType>(schema: S, given: unknown): z.output<S> {
  const result = z.safeParse(schema, given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue?.path.map(String).join('.')
  throw new BadLineError(`${place === undefined || place === '' ? 'the object' : place}: ${issue?.message ?? 'does not fit'}`)
}
