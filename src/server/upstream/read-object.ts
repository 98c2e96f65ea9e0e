/** Documented objects of the API, each read by the contract of its kind. */
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

/** Why an object is no record, in words that name the field. */
export class BadRecordError extends Error {}

/** What makes a record of each type out of an object. Each throws a BadRecordError. */
export const READERS: { readonly [T in RecordType]: (given: unknown) => RecordOf[T] } = {
  cdr: (given) => {
    const withSteps = typeof given === 'object' && given !== null && 'call_flow' in given && Array.isArray(given.call_flow)
    return withSteps ? parsed(CdrDetail, given) : { ...parsed(Cdr, given), call_flow: null }
  },
  user: (given) => parsed(User, given),
  team: (given) => parsed(Team, given),
  greeting: (given) => parsed(Greeting, given),
  number: (given) => parsed(PhoneNumber, given),
  extension: (given) => parsed(Extension, given),
  task: (given) => {
    const { assign_to, ...task } = parsed(Task, given)
    return { ...task, assign_to: typeof assign_to === 'object' ? (assign_to?.id ?? null) : assign_to }
  },
}

/** The record of an object of this type; a call without call_flow has null there. Throws a BadRecordError. */
export function readObject<T extends RecordType>(type: T, given: unknown): RecordOf[T] {
  return READERS[type](given)
}

/** What a schema makes of a value. Throws a BadRecordError that names the first field that does not fit. */
export function parsed<S extends z.core.$ZodType>(schema: S, given: unknown): z.output<S> {
  const result = z.safeParse(schema, given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue?.path.map(String).join('.')
  throw new BadRecordError(`${place === undefined || place === '' ? 'the object' : place}: ${issue?.message ?? 'does not fit'}`)
}
