/** Reads what this version of the API answers with: pages of records, single records, and what the writes answer. */
import * as z from 'zod/mini'
import { Id } from '#contract/wire.ts'
import { memberOf, partsOf } from './json-text.ts'
import { BadRecordError, parsed, type RecordOf, type RecordType, readObject } from './read-object.ts'
import { readRecordText } from './read-records.ts'
import type { ApiAnswer } from './transport.ts'
import type { Read } from './upstream.ts'
import { UpstreamError } from './upstream-error.ts'

/** Records of a page of every list, as the documentation shows it. */
export const PER_PAGE = 10

const Page = z.looseObject({
  data: z.array(z.unknown()),
  links: z.catch(z.optional(z.looseObject({ next: z.catch(z.optional(z.nullable(z.string())), undefined) })), undefined),
  meta: z.catch(
    z.optional(
      z.looseObject({
        last_page: z.catch(z.optional(z.int()), undefined),
        per_page: z.catch(z.optional(z.union([z.int(), z.string().check(z.regex(/^\d{1,4}$/))])), undefined),
      }),
    ),
    undefined,
  ),
})

export interface ReadPage<T> {
  records: readonly Read<T>[]
  last: boolean
  /** Records of a full page. */
  size: number
}

/** The number-th page of a list. Throws an UpstreamError (`garbled`) where it is none; a record that is none is set aside. */
export function readPage<T extends object>(read: (given: unknown) => T, { json, text }: ApiAnswer, number: number): ReadPage<T> {
  const page = readAs(Page, json)
  const size = Number(page.meta?.per_page ?? PER_PAGE) || PER_PAGE
  const records = partsOf(memberOf(text, 'data') ?? '[]').map((part) => readRecordText(read, part.text))
  return { records, size, last: isLast(page, records.length, size, number) }
}

/** Where an account says what follows, that counts; a page that is not full may have lost records that this token does not see. */
function isLast({ links, meta }: z.output<typeof Page>, length: number, size: number, number: number): boolean {
  if (length === 0) return true
  if (meta?.last_page !== undefined) return number >= meta.last_page
  return links?.next === undefined ? length < size : links.next === null
}

const Single = z.looseObject({ data: z.record(z.string(), z.unknown()) })

/** The text of the record in `{"data": {…}}`. Throws an UpstreamError (`garbled`). */
export function singleText({ json, text }: ApiAnswer): string {
  readAs(Single, json)
  return memberOf(text, 'data') ?? '{}'
}

/** The record in `{"data": {…}}`. Throws an UpstreamError (`garbled`). */
export function readSingle<S extends z.core.$ZodType>(schema: S, { json }: ApiAnswer): z.output<S> {
  return readAs(schema, readAs(Single, json).data)
}

/** The record of a type in `{"data": {…}}`. Throws an UpstreamError (`garbled`). */
export function readSingleObject<T extends RecordType>(type: T, { json }: ApiAnswer): RecordOf[T] {
  return orGarbled(() => readObject(type, readAs(Single, json).data))
}

const Words = z.catch(z.nullable(z.string()), null)

/** Answers of writes, of which the documentation says nothing: no more is asked of them than is needed. */
export const CreatedComment = z.object({ id: Id, content: z.string(), created_at: z.string(), updated_at: z.string() })
export const TagList = z.object({
  data: z.array(
    z.object({
      resource_type: z._default(z.literal('tag'), 'tag'),
      id: Id,
      name: z.string(),
      tag_type: Words,
      color: Words,
      description: Words,
    }),
  ),
})

/** What a schema makes of an answer. Throws an UpstreamError (`garbled`) that names the field. */
export function readAs<S extends z.core.$ZodType>(schema: S, json: unknown): z.output<S> {
  return orGarbled(() => parsed(schema, json))
}

function orGarbled<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadRecordError) throw new UpstreamError('garbled', `the answer cannot be read: ${error.message}`, { cause: error })
    throw error
  }
}
