/** The OpenAPI description of everything served, made from the endpoint table. For the server only: the browser never loads it. */
import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { ENDPOINTS } from './endpoints.ts'
import { CDR_LIST_ADDITIONS } from './hipcall/cdrs.ts'
import { ErrorBody } from './wire.ts'

type Json = Record<string, unknown>

export interface Operation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Json; 'x-santral-addition'?: true }[]
  requestBody?: { required: boolean; content: Json }
  responses: Record<string, Json>
  security?: Json[]
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
Requests carry a token, \`Authorization: Bearer YOUR_AUTH_KEY\`, or the dashboard's session cookie. A token has a limited number of
requests a minute: see x-ratelimit-limit, x-ratelimit-remaining and, on 429, retry-after. Links to recordings die after 60 minutes.`

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'no valid token or session',
  403: 'the role does not allow this',
  429: 'too many requests: wait as long as retry-after says',
}

/** The description, for a server at this origin (`https://calls.example.com`). */
export function describeApi(origin: string): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Santral', version: 'v20211124', description: DESCRIPTION },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output') },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'santral' } },
    },
  }
}

function operationOf(endpoint: Endpoint): Operation {
  const added = endpoint.addition === true
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.group],
    ...(added
      ? { description: 'An addition of Santral, not part of the documented Hipcall API.', 'x-santral-addition': true as const }
      : {}),
    parameters: [...parametersOf(endpoint, 'path'), ...parametersOf(endpoint, 'query')],
    ...bodyOf(endpoint),
    responses: responsesOf(endpoint),
    security: endpoint.right === 'public' ? [] : [{ bearer: [] }, { session: [] }],
  }
}

function parametersOf(endpoint: Endpoint, place: 'path' | 'query'): Operation['parameters'] {
  const { properties, required } = schemaOf(place === 'path' ? endpoint.params : endpoint.query, 'input')
  const ours: readonly string[] = endpoint.name === 'listCdrs' ? CDR_LIST_ADDITIONS : []
  return Object.entries((properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (Array.isArray(required) && required.includes(name)),
    schema,
    ...(ours.includes(name) ? { 'x-santral-addition': true as const } : {}),
  }))
}

function bodyOf(endpoint: Endpoint): Pick<Operation, 'requestBody'> | Record<string, never> {
  if (endpoint.method === 'GET' || endpoint.body instanceof z.ZodMiniUndefined) return {}
  const required = !(endpoint.body instanceof z.ZodMiniOptional)
  return { requestBody: { required, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } }
}

function responsesOf(endpoint: Endpoint): Operation['responses'] {
  const refusals = endpoint.right === 'public' ? endpoint.errors : { ...REFUSALS, ...endpoint.errors }
  const errors = Object.entries(refusals ?? {}).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
  ])
  return {
    [endpoint.status]: { description: endpoint.summary, content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } },
    ...Object.fromEntries(errors),
  }
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
