import * as z from 'zod/mini'
import { SeenNumber, type updateUser } from '#contract/hipcall/users.ts'
import { MAX_INT } from '#contract/wire.ts'
import { HttpError } from '../../http/errors.ts'

type Asked = Pick<{ query: z.output<typeof updateUser.query>; body: z.output<typeof updateUser.body> }, 'query' | 'body'>

const refuse = (sentence: string) => new HttpError(422, { default_number_id: [sentence] })

/** The id a value means: null for null and for an empty text. */
function read(value: string | number | null): number | null {
  if (value === null || value === '') return null
  const id = Number(value)
  if (!/^\d{1,10}$/.test(String(value)) || id < 1 || id > MAX_INT) throw refuse('The default_number_id field must be the id of a number.')
  return id
}

/**
 * The number a change asks for, from body or query: the documentation lists it as both. Null takes the number away. Throws a 422 where it is
 * in neither, or in both with different values.
 */
export function askedNumber({ query, body }: Asked): number | null {
  const inBody = body?.default_number_id
  const inQuery = query.default_number_id
  if (inBody === undefined && inQuery === undefined) throw refuse('The default_number_id field is required.')
  if (inBody === undefined) return read(inQuery ?? null)
  const id = read(inBody)
  if (inQuery !== undefined && read(inQuery) !== id) throw refuse('The body and the address name different numbers.')
  return id
}

/** The default number that the client saw, out of its If-Match: null where it saw none, undefined where it does not say. Throws a 422. */
export function seenNumber(ifMatch: string | undefined): number | null | undefined {
  if (ifMatch === undefined) return undefined
  const seen = z.safeDecode(SeenNumber, ifMatch)
  if (seen.success) return seen.data
  throw new HttpError(422, { 'If-Match': ['The If-Match header must be the id of a number in quotes, such as "3", or "none" in quotes.'] })
}
