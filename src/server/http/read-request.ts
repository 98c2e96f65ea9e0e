/** Parses what a request carries by its endpoint's contract; what does not fit is a 422 that names the fields. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoint.ts'
import { isUnstorable } from '#contract/query.ts'
import { HttpError } from './errors.ts'

/** Bytes of a body. */
const LARGEST_BODY = 256 * 1024

export interface Parsed {
  params: unknown
  query: unknown
  body: unknown
}

export async function readRequest(context: Context, endpoint: Endpoint): Promise<Parsed> {
  const body = await readBody(context, endpoint)
  const search = new URL(context.req.url).searchParams
  const parts = [
    parse(endpoint.params, context.req.param()),
    parse(endpoint.query, queryOf(search, endpoint.method === 'GET' ? endpoint.query : undefined)),
    parse(endpoint.body, body),
  ] as const
  const issues = parts.flatMap((part) => (part.success ? [] : part.error.issues))
  if (issues.length > 0) throw new HttpError(422, fieldsOf(issues))
  return { params: parts[0].data, query: parts[1].data, body: parts[2].data }
}

/** The query of a request by a schema of its own; throws a 422. */
export function readQuery<S extends z.core.$ZodType>(context: Context, schema: S): z.output<S> {
  const parsed = z.safeDecode(schema, queryOf(new URL(context.req.url).searchParams, schema) as z.input<S>, { reportInput: true })
  if (!parsed.success) throw new HttpError(422, fieldsOf(parsed.error.issues))
  return parsed.data
}

/** With what was given in each issue: what is missing and what is of the wrong type look alike without. */
const parse = (schema: z.core.$ZodType, given: unknown) => z.safeDecode(schema as z.ZodMiniType, given, { reportInput: true })

/**
 * The parameters by name; the last of a name counts. What is left empty (`sort=`) of those that may be absent from the schema was not
 * asked for; a change, that gives no schema, may mean something by it.
 */
function queryOf(search: URLSearchParams, schema: z.core.$ZodType | undefined): Record<string, string> {
  const shape = schema instanceof z.ZodMiniObject ? schema.def.shape : {}
  const given = [...search].filter(([name, value]) => value !== '' || !(shape[name] instanceof z.ZodMiniOptional))
  return Object.fromEntries(given)
}

/** The JSON body; undefined where the endpoint takes none, or none was sent. */
async function readBody(context: Context, endpoint: Endpoint): Promise<unknown> {
  if (endpoint.method === 'GET' || endpoint.body instanceof z.ZodMiniUndefined) return undefined
  const bytes = await readBytes(context.req.raw)
  if (bytes.length === 0) return undefined
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(context.req.header('content-type') ?? '')) throw new HttpError(415)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new HttpError(422, { body: ['The body is not valid JSON.'] })
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw new HttpError(413)
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new HttpError(413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Field by field, what is wrong, as sentences. A field of a list is named with its place: `contact_ids.1`. */
export function fieldsOf(issues: readonly z.core.$ZodIssue[]): Record<string, string[]> {
  // A map, for a field may be called anything: `__proto__` too.
  const fields = new Map<string, string[]>()
  const add = (field: string, sentence: string) => {
    const told = fields.get(field) ?? []
    if (!told.includes(sentence)) fields.set(field, [...told, sentence])
  }
  for (const issue of issues) {
    const path = issue.path.map(String).join('.')
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) add(nameOf(path === '' ? key : `${path}.${key}`), 'This field is not known.')
    } else add(path === '' ? 'body' : nameOf(path), sentenceOf(issue, path))
  }
  return Object.fromEntries(fields)
}

/** A field's name as it may stand in an answer: hostile names are cut and cleaned. */
function nameOf(path: string): string {
  // As a key of the answer it would be lost on the way.
  if (path === '__proto__') return '[__proto__]'
  return (isUnstorable(path) ? path.replace(/[^\x20-\x7e]/g, '?') : path).slice(0, 100)
}

const TYPES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function sentenceOf(issue: z.core.$ZodIssue, path: string): string {
  const field = path === '' ? 'body' : nameOf(path)
  if (issue.code === 'invalid_type' && issue.input === undefined) return `The ${field} field is required.`
  if (issue.code === 'too_small') return `The ${field} field must be at least ${issue.minimum}${unitOf(issue.origin)}.`
  if (issue.code === 'too_big') return `The ${field} field may not be more than ${issue.maximum}${unitOf(issue.origin)}.`
  if (issue.code === 'invalid_value') return `The ${field} field must be one of ${issue.values.join(', ')}.`
  if (issue.code === 'invalid_type') return `The ${field} field must be ${TYPES[issue.expected] ?? `of type ${issue.expected}`}.`
  if (issue.code === 'invalid_union') return `The ${field} field has a value of the wrong kind.`
  if (issue.code === 'invalid_format' && issue.format === 'uuid') return `The ${field} field must be a UUID.`
  return `The ${field} field ${issue.message}.`
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' entries long' : ''
}
