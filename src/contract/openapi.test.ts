import { describe, expect, it } from 'vitest'
import { DASHBOARD_ENDPOINTS, ENDPOINTS, HIPCALL_ENDPOINTS } from './endpoints.ts'
import { CDR_LIST_ADDITIONS } from './hipcall/cdrs.ts'
import { TASK_LIST_ADDITIONS } from './hipcall/tasks.ts'
import { describeApi, type Operation } from './openapi.ts'

const api = describeApi()
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const named = (name: string): Operation => {
  const found = operations.find(({ operation }) => operation.operationId === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found.operation
}
const parameter = (name: string, of: string) => named(of).parameters.find((one) => one.name === name)

describe('the OpenAPI', () => {
  it('has every endpoint once, under a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(names.sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort())
    expect(new Set(names).size).toBe(names.length)
  })

  it('declares the parameters of every path, and none else', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = operation.parameters.filter((one) => one.in === 'path')
      expect(declared.map(({ name }) => name).sort(), path).toEqual(inPath.sort())
      expect(declared.every(({ required }) => required)).toBe(true)
    }
  })

  it('points at nothing that is not there, and has nothing nobody points at', () => {
    const text = JSON.stringify(api)
    const pointedAt = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1])
    expect([...new Set(pointedAt)].sort()).toEqual(Object.keys(api.components.schemas ?? {}).sort())
    expect(text).not.toContain('$defs')
  })

  it('describes the value of a call as the contract does', () => {
    expect(named('retrieveUser').responses[200]).toMatchObject({
      content: {
        'application/json': { schema: { properties: { data: { $ref: '#/components/schemas/UserDetail' } }, required: ['data'] } },
      },
    })
    expect(api.components.schemas).toMatchObject({
      UserDetail: { properties: { '2fa': { type: 'boolean' } } },
      Error: { properties: { message: { type: 'string' } }, required: ['message'] },
    })
  })

  it('writes lists with commas, and sorting with a minus', () => {
    expect(parameter('users', 'listCdrs')).toMatchObject({ schema: { type: 'array', items: { type: 'integer' } }, explode: false })
    expect(parameter('sort', 'listCdrs')?.schema).toEqual({
      type: 'array',
      items: { type: 'string', enum: ['started_at', '-started_at', 'call_duration', '-call_duration'] },
    })
    expect(parameter('page', 'listUsers')).toMatchObject({ required: false, schema: { type: 'integer', minimum: 1 } })
    expect(parameter('q', 'search')).toMatchObject({ required: true, schema: { type: 'string', maxLength: 255 } })
  })

  it('says which bodies are taken, and how they are refused', () => {
    const { requestBody, responses } = named('createTask')
    expect(requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { required: ['name'], additionalProperties: false } } },
    })
    expect(Object.keys(responses)).toEqual(['201', '401', '403', '409', '413', '415', '422', '429'])
    expect(named('updateUser').requestBody?.required).toBe(false)
    for (const { method, operation } of operations) if (method === 'get') expect(operation.requestBody).toBeUndefined()
  })

  it('says who needs no token', () => {
    const open = operations.filter(({ operation }) => operation.security.length === 0).map(({ operation }) => operation.operationId)
    expect(open.sort()).toEqual(['getAccount', 'signIn', 'signOut'])
  })
})

describe('what Santral adds', () => {
  it('is marked and said, endpoint by endpoint', () => {
    for (const { name } of DASHBOARD_ENDPOINTS) {
      expect(named(name)['x-santral-addition'], name).toBe(true)
      expect(named(name).description, name).toContain('An addition of Santral')
    }
    for (const { name } of HIPCALL_ENDPOINTS) expect(named(name)['x-santral-addition'], name).toBeUndefined()
  })

  it('is marked and said, parameter by parameter', () => {
    const added = (of: string) => named(of).parameters.filter((one) => one['x-santral-addition'])
    const names = (of: string) =>
      added(of)
        .map(({ name }) => name)
        .sort()
    expect(names('listCdrs')).toEqual([...CDR_LIST_ADDITIONS].sort())
    expect(names('listTasks')).toEqual([...TASK_LIST_ADDITIONS].sort())
    expect(names('createComment')).toEqual(['Idempotency-Key'])
    expect(names('listUsers')).toEqual([])
    for (const { description } of added('listCdrs')) expect(description).toContain('An addition of Santral')
  })
})
