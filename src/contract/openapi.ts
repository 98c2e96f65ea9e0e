/** The OpenAPI description of everything served, made from the endpoint table. For the server only: the browser never loads it. */
import * as z from 'zod/mini'
import { EVENTS_PATH } from './dashboard/events.ts'
import { EXPORT_PATH, ExportQuery } from './dashboard/exports.ts'
import type { Endpoint } from './endpoint.ts'
import { ENDPOINTS } from './endpoints.ts'
import { ADDED_HEADERS, ADDED_PARAMETERS, meaningOf } from './openapi-additions.ts'
import { type Json, schemaWriter, writeParameter } from './openapi-schema.ts'
import { eventsOperation, exportOperation } from './openapi-streams.ts'

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Json
  style?: 'form' | 'simple'
  explode?: false
  'x-santral-addition'?: true
}

export interface Operation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Json }
  responses: Record<string, Json>
  security: Json[]
  'x-santral-addition'?: true
}

export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Json
}

const DESCRIPTION = `The Hipcall API v20211124 as its documentation has it, and what Santral adds, marked as an addition.

Requests carry a token, \`Authorization: Bearer YOUR_AUTH_KEY\`, or the dashboard's session cookie. A token has a limited number of requests a minute: see x-ratelimit-limit, x-ratelimit-remaining and, on 429, retry-after.

\`record_url\` and \`voicemail_url\` are addresses of this server, \`/recordings/{call or voicemail}/{uuid}.wav\`, with a signature. They need no token, answer to range requests, and die after 60 minutes: then they are a 403, and the call has a new one.

Unknown fields of a body are a 422, unknown parameters of a query are ignored.`

const ADDITION = 'An addition of Santral, not part of the documented Hipcall API.'
const OURS = { 'x-santral-addition': true } as const

const RATE_LIMIT = {
  'x-ratelimit-limit': { description: 'Requests a minute of this token; not sent to a session.', schema: { type: 'integer' } },
  'x-ratelimit-remaining': { description: 'How many of them are left.', schema: { type: 'integer' } },
}
const REFUSALS = { 401: 'no valid token or session', 403: 'the role does not allow this, or the request came from another site' }
const OF_A_BODY = { 413: 'the body is longer than 256 kB', 415: 'the body is not JSON', 422: 'a field is wrong' }
const TOO_MANY = { 429: 'too many requests: wait as many seconds as retry-after says' }

const SIGNED_IN: Json[] = [{ bearer: [] }, { session: [] }]

type Writer = ReturnType<typeof schemaWriter>

/** The description. Takes tens of milliseconds: make it once. `servers` is for who serves it to fill. */
export function describeApi(): OpenApi {
  const writer = schemaWriter()
  const paths: OpenApi['paths'] = {}
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint, writer) }
  }
  const refused = { ...REFUSALS, ...TOO_MANY }
  paths[EVENTS_PATH] = { get: eventsOperation({ security: SIGNED_IN, refusals: errorsOf({ 401: refused[401], 429: refused[429] }) }) }
  paths[EXPORT_PATH] = {
    get: exportOperation({
      security: SIGNED_IN,
      refusals: errorsOf({ ...refused, 409: 'there is an export with this id already', 422: 'a parameter makes no sense' }),
      parameters: parametersOf({ name: 'exportCalls', params: z.object({}), query: ExportQuery }, 'query', writer),
    }),
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Santral', version: 'v20211124', description: DESCRIPTION },
    servers: [],
    paths,
    components: {
      schemas: writer.components,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'santral' } },
    },
  }
}

function operationOf(endpoint: Endpoint, writer: Writer): Operation {
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.group],
    ...(endpoint.addition === true ? { description: ADDITION, ...OURS } : {}),
    parameters: [...parametersOf(endpoint, 'path', writer), ...parametersOf(endpoint, 'query', writer), ...headersOf(endpoint)],
    ...bodyOf(endpoint, writer),
    responses: responsesOf(endpoint, writer),
    security: endpoint.right === 'public' ? [] : SIGNED_IN,
  }
}

function parametersOf(endpoint: Pick<Endpoint, 'name' | 'params' | 'query'>, place: 'path' | 'query', writer: Writer): Parameter[] {
  const fields = place === 'path' ? endpoint.params : endpoint.query
  if (!(fields instanceof z.ZodMiniObject)) return []
  const added = ADDED_PARAMETERS[endpoint.name] ?? {}
  return Object.entries(fields.def.shape).map(([name, field]) => {
    const { schema, list, rule } = writeParameter(field, writer.write)
    const ours = added[name] !== undefined
    const description = [meaningOf(endpoint.name, name), rule, ours ? ADDITION : undefined].filter((text) => text !== undefined).join(' ')
    return {
      name,
      in: place,
      required: !(field instanceof z.ZodMiniOptional),
      description,
      schema,
      ...(list ? { style: 'form' as const, explode: false as const } : {}),
      ...(ours ? OURS : {}),
    }
  })
}

/** The headers an endpoint takes besides who is asking. */
function headersOf({ errors }: Endpoint): Parameter[] {
  return ADDED_HEADERS.filter(({ name }) => errors?.[409]?.includes(name)).map(({ name, description, schema }) => ({
    name,
    in: 'header',
    required: false,
    description: `${description} ${ADDITION}`,
    schema,
    ...OURS,
  }))
}

function bodyOf(endpoint: Endpoint, writer: Writer): Pick<Operation, 'requestBody'> {
  if (!takesBody(endpoint)) return {}
  const required = !(endpoint.body instanceof z.ZodMiniOptional)
  return { requestBody: { required, content: { 'application/json': { schema: writer.write(endpoint.body, 'input') } } } }
}

const takesBody = ({ method, body }: Endpoint) => method !== 'GET' && !(body instanceof z.ZodMiniUndefined)

function responsesOf(endpoint: Endpoint, writer: Writer): Operation['responses'] {
  const open = endpoint.right === 'public'
  const refusals = {
    ...(open ? {} : REFUSALS),
    ...(takesBody(endpoint) ? OF_A_BODY : {}),
    ...(open && endpoint.method === 'GET' ? {} : TOO_MANY),
    ...endpoint.errors,
  }
  const content = { 'application/json': { schema: writer.write(endpoint.answer, 'output') } }
  return {
    [endpoint.status]: { description: endpoint.summary, ...(open ? {} : { headers: RATE_LIMIT }), content },
    ...errorsOf(refusals),
  }
}

/** By status, what a refusal means. */
function errorsOf(refusals: Readonly<Record<number, string>>): Operation['responses'] {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  return Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, { description, content }]))
}
