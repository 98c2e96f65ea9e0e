/** The shapes every answer of the API shares: timestamps, ids, envelopes and errors. */
import * as z from 'zod/mini'

/** Largest id or count the API can store: a signed 32-bit integer. */
export const MAX_INT = 2_147_483_647

/** An id as it stands in an answer. 0 is used by the API where it means "none" (`contact_id`). */
export const Id = z.int().check(z.nonnegative(), z.maximum(MAX_INT))

/** The form of a Timestamp. */
export const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+0000$/

/** A point in time as the API writes it, to the second, in UTC: `2023-03-31T08:41:58+0000`. */
export const Timestamp = z.string().check(z.regex(TIMESTAMP, 'must look like 2023-03-31T08:41:58+0000'))

/** Milliseconds since 1970 of an API timestamp. */
export function parseTimestamp(timestamp: string): number {
  return Date.parse(timestamp.replace('+0000', 'Z'))
}

/** The API's form of a point in time given in milliseconds since 1970; fractions of a second are dropped. */
export function formatTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+0000`
}

/** `{data}`: the envelope of one record. */
export function single<T extends z.core.$ZodType>(data: T) {
  return z.object({ data })
}

const PageLink = z.object({ url: z.nullable(z.string()), label: z.string(), active: z.boolean() })

/** Envelope of every list but the calls': with a last page and a total. */
export function page<T extends z.core.$ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    links: z.object({
      first: z.string(),
      last: z.string(),
      prev: z.nullable(z.string()),
      next: z.nullable(z.string()),
    }),
    meta: z.object({
      current_page: z.int(),
      from: z.nullable(z.int()),
      last_page: z.int(),
      links: z.array(PageLink),
      path: z.string(),
      per_page: z.int(),
      to: z.nullable(z.int()),
      total: z.int(),
    }),
  })
}

/**
 * Envelope of the list of calls, which the API pages without counting: no total, no last page,
 * and `per_page` is a string. `next_cursor` is ours: what to pass as `after` for the next page.
 */
export function uncountedPage<T extends z.core.$ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    links: z.object({
      first: z.string(),
      last: z.null(),
      prev: z.nullable(z.string()),
      next: z.nullable(z.string()),
    }),
    meta: z.object({
      current_page: z.int(),
      from: z.nullable(z.int()),
      path: z.string(),
      per_page: z.string(),
      to: z.nullable(z.int()),
      next_cursor: z.optional(z.nullable(z.string())),
    }),
  })
}

/** Body of every answer that is an error: a sentence, for 422 the fields with what is wrong with each, for some 409 what is there now. */
export const ErrorBody = z.object({
  message: z.string(),
  errors: z.optional(z.record(z.string(), z.array(z.string()))),
  current: z.optional(z.unknown()),
})
export type ErrorBody = z.infer<typeof ErrorBody>
