/**
 * Building blocks of list queries. Each is a codec between the text in a URL and the value the code works with,
 * so that the server, the browser's address bar and the client share one parser and one writer.
 */
import * as z from 'zod/mini'
import { MAX_INT } from './wire.ts'

const NUL_OR_LONE_SURROGATE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** True for text that PostgreSQL cannot store: a NUL, or half of a surrogate pair. */
export function isUnstorable(text: string): boolean {
  return NUL_OR_LONE_SURROGATE.test(text)
}

/** Text that can be stored: no NUL and no lone surrogate. */
export const SafeText = z.string().check(z.refine((text) => !isUnstorable(text), 'has characters that cannot be stored'))

/** Free text to search for, at most 255 characters, ends trimmed. */
export const SearchText = z.pipe(
  z.string().check(
    z.maxLength(255),
    z.refine((text) => !isUnstorable(text), 'has characters that cannot be searched for'),
  ),
  z.transform((text) => text.trim()),
)

/** A whole number from 1 (or `minimum`) to 2,147,483,647. */
export function wholeNumber(minimum = 1, maximum = MAX_INT) {
  return z.codec(z.string().check(z.regex(/^\d{1,10}$/, 'must be a whole number')), z.int().check(z.minimum(minimum), z.maximum(maximum)), {
    decode: (text) => Number(text),
    encode: (value) => String(value),
  })
}

/** `true` or `false`. */
export const TrueOrFalse = z.codec(z.enum(['true', 'false']), z.boolean(), {
  decode: (text) => text === 'true',
  encode: (value) => (value ? 'true' : 'false'),
})

/** Comma separated ids, such as `1,4,5`; empty parts are dropped. */
export const IdList = z.codec(
  z.string().check(z.regex(/^\s*\d{1,10}(\s*,\s*\d{1,10})*\s*$/, 'must be ids separated by commas, such as 1,4,5'), z.maxLength(20_000)),
  z.array(z.int().check(z.nonnegative(), z.maximum(MAX_INT))),
  { decode: (text) => text.split(',').map(Number), encode: (ids) => ids.join(',') },
)

/** Comma separated whole numbers from `minimum` to `maximum`, such as `9,10,11`. */
export function numberList(minimum: number, maximum: number) {
  return z.codec(
    z
      .string()
      .check(z.regex(/^\s*\d{1,10}(\s*,\s*\d{1,10})*\s*$/, `must be whole numbers from ${minimum} to ${maximum}, separated by commas`)),
    z.array(z.int().check(z.minimum(minimum), z.maximum(maximum))),
    { decode: (text) => text.split(',').map(Number), encode: (numbers) => numbers.join(',') },
  )
}

/**
 * Comma separated names out of a fixed set, where each name may also be written as its number:
 * `inbound,2` is `['inbound', 'outbound']`. `ignored` words are accepted and dropped
 * (the documentation's own example for extensions sends `target=inbound,team`).
 */
export function nameList<const T extends readonly [string, ...string[]]>(
  names: T,
  numbers: Readonly<Record<string, number>> = {},
  ignored: readonly string[] = [],
) {
  const byWord = new Map<string, T[number]>()
  for (const name of names) {
    byWord.set(name, name)
    const number = numbers[name]
    if (number !== undefined) byWord.set(String(number), name)
  }
  const words = (text: string) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !ignored.includes(word))
  return z.codec(
    z
      .string()
      .check(
        z.refine(
          (text) => words(text).every((word) => byWord.has(word)),
          `must be one or more of ${[...byWord.keys()].join(', ')}, separated by commas`,
        ),
      ),
    z.array(z.enum(names)),
    {
      decode: (text) => [...new Set(words(text).flatMap((word) => byWord.get(word) ?? []))] as never,
      encode: (chosen) => chosen.join(','),
    },
  )
}

/** Comma separated sort keys, `-` for descending: `started_at,-call_duration`. */
export function sortBy<const T extends readonly [string, ...string[]]>(fields: T) {
  const Key = z.object({ field: z.enum(fields), descending: z.boolean() })
  const split = (text: string) =>
    text
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== '')
  const bare = (key: string) => key.replace(/^-/, '')
  return z.codec(
    z
      .string()
      .check(
        z.refine(
          (text) => split(text).every((key) => (fields as readonly string[]).includes(bare(key))),
          `must be one or more of ${fields.join(', ')}, separated by commas, with - in front for descending`,
        ),
      ),
    z.array(Key),
    {
      decode: (text) => split(text).map((key) => ({ field: bare(key) as z.infer<typeof Key>['field'], descending: key.startsWith('-') })),
      encode: (keys) => keys.map((key) => (key.descending ? `-${key.field}` : key.field)).join(','),
    },
  )
}

/** `page`: from 1. */
export const PageNumber = z.optional(wholeNumber())

/** `per_page`, ours on documented lists: 1 to 200 rows a page. */
export const PerPage = z.optional(wholeNumber(1, 200))

/**
 * Writes a list query into URL text with its schema's own codecs; keys that are undefined or empty lists are left out.
 * The order is the schema's, so equal queries give equal text.
 */
export function writeQuery<S extends z.ZodMiniObject>(schema: S, query: Partial<z.output<S>>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [key, field] of Object.entries(schema.def.shape)) {
    const value = (query as Record<string, unknown>)[key]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    params.set(key, String(typeof value === 'string' && !isCodec(field) ? value : z.encode(field as z.ZodMiniType, value as never)))
  }
  return params
}

function isCodec(field: z.core.$ZodType): boolean {
  const inner = field instanceof z.ZodMiniOptional ? field.def.innerType : field
  return inner instanceof z.ZodMiniCodec
}
