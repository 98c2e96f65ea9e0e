import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { DASHBOARD_ENDPOINTS, ENDPOINTS, HIPCALL_ENDPOINTS } from './endpoints.ts'
import { CDR_LIST_ADDITIONS } from './hipcall/cdrs.ts'
import { EXTENSION_LIST_ADDITIONS } from './hipcall/extensions.ts'
import { GREETING_LIST_ADDITIONS } from './hipcall/greetings.ts'
import { NUMBER_LIST_ADDITIONS } from './hipcall/numbers.ts'
import { TASK_LIST_ADDITIONS } from './hipcall/tasks.ts'
import { TEAM_LIST_ADDITIONS } from './hipcall/teams.ts'
import { SeenNumber, USER_LIST_ADDITIONS } from './hipcall/users.ts'
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
    expect(names.sort()).toEqual([...ENDPOINTS.map(({ name }) => name), 'listenToEvents', 'exportCalls'].sort())
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
    expect(Object.keys(responses)).toEqual(['201', '401', '403', '409', '413', '415', '422', '429', '502', '504'])
    expect(named('updateUser').requestBody?.required).toBe(false)
    for (const { method, operation } of operations) if (method === 'get') expect(operation.requestBody).toBeUndefined()
  })

  it('says of every parameter what it means, and not only what it must be', () => {
    for (const { operation } of operations) {
      for (const { name, description } of operation.parameters) {
        expect(description, `${operation.operationId} ${name}`).toMatch(/^(?!Must )[A-Z\d].*[.a-z]$/s)
      }
    }
    expect(parameter('q', 'countCalls')?.description).toBe("Part of the caller's or the callee's number, in any format.")
    expect(parameter('min_waited', 'listCalls')?.description).toMatch(/^Seconds until somebody picked up/)
    expect(parameter('min_waited', 'listCalls')?.['x-santral-addition']).toBeUndefined()
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
    const lists = {
      listCdrs: CDR_LIST_ADDITIONS,
      listTasks: TASK_LIST_ADDITIONS,
      listUsers: USER_LIST_ADDITIONS,
      listTeams: TEAM_LIST_ADDITIONS,
      listGreetings: GREETING_LIST_ADDITIONS,
      listExtensions: EXTENSION_LIST_ADDITIONS,
      listNumbers: NUMBER_LIST_ADDITIONS,
    }
    for (const [list, additions] of Object.entries(lists)) expect(names(list), list).toEqual([...additions].sort())
    expect(names('createComment')).toEqual(['Idempotency-Key'])
    expect(names('updateUser')).toEqual(['If-Match'])
    expect(names('retrieveUser')).toEqual([])
    for (const { name } of HIPCALL_ENDPOINTS) {
      for (const { description, name: of } of added(name)) {
        expect(description, `${name} ${of}`).toMatch(/^[A-Z\d][^\n]{15,}\. An addition of Santral/)
        expect(description, `${name} ${of}`).not.toMatch(/^Must /)
      }
    }
  })

  it('says what each parameter means, before what it must be', () => {
    expect(parameter('default_number', 'listUsers')?.description).toBe(
      'Users with one of these numbers as their default number, by id; 0 is for users without one. Must be ids separated by commas, such as 1,4,5. An addition of Santral, not part of the documented Hipcall API.',
    )
    expect(parameter('per_page', 'listTeams')).toMatchObject({ required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
    expect(parameter('sort', 'listUsers')?.schema).toMatchObject({
      items: { enum: ['full_name', '-full_name', 'last_logged_in', '-last_logged_in'] },
    })
    expect(parameter('status', 'listUsers')?.description).not.toContain('An addition')
  })

  it('has the If-Match of a change of default number, and its conflict', () => {
    const header = parameter('If-Match', 'updateUser')
    expect(header).toMatchObject({ in: 'header', required: false, schema: { type: 'string' } })
    const pattern = new RegExp(String(header?.schema.pattern))
    for (const id of [1, 2_147_483_647, null]) expect(z.encode(SeenNumber, id)).toMatch(pattern)
    expect(named('updateUser').responses[409]).toMatchObject({ description: expect.stringContaining('If-Match') })
  })
})
