import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { HIPCALL_ENDPOINTS } from '../endpoints.ts'
import * as cdrs from './cdrs.ts'
import * as extensions from './extensions.ts'
import * as greetings from './greetings.ts'
import * as numbers from './numbers.ts'
import * as tasks from './tasks.ts'
import * as teams from './teams.ts'
import * as users from './users.ts'

const DIRECTORY = join(import.meta.dirname, 'examples')
const ENDPOINT_OF = {
  'cdrs-list.json': cdrs.listCdrs,
  'cdrs-retrieve.json': cdrs.retrieveCdr,
  'extensions-list.json': extensions.listExtensions,
  'extensions-retrieve.json': extensions.retrieveExtension,
  'greetings-list.json': greetings.listGreetings,
  'greetings-retrieve.json': greetings.retrieveGreeting,
  'numbers-list.json': numbers.listNumbers,
  'numbers-retrieve.json': numbers.retrieveNumber,
  'tasks-list.json': tasks.listTasks,
  'tasks-retrieve.json': tasks.retrieveTask,
  'teams-list.json': teams.listTeams,
  'teams-retrieve.json': teams.retrieveTeam,
  'users-list.json': users.listUsers,
  'users-retrieve.json': users.retrieveUser,
}

describe("the documentation's example answers", () => {
  it('are all here', () => {
    expect(readdirSync(DIRECTORY).sort()).toEqual(Object.keys(ENDPOINT_OF))
  })

  it.each(Object.entries(ENDPOINT_OF))('%s is an answer of the contract, and loses nothing in it', (file, endpoint) => {
    const example: unknown = JSON.parse(readFileSync(join(DIRECTORY, file), 'utf8'))
    expect(z.parse(endpoint.answer, example)).toEqual(example)
  })

  it.each(Object.entries(ENDPOINT_OF))('%s is refused when a field of it is missing', (file, endpoint) => {
    const { data } = z.parse(z.object({ data: z.unknown() }), JSON.parse(readFileSync(join(DIRECTORY, file), 'utf8')))
    const { id: _, uuid: __, ...rest } = z.parse(z.looseObject({}), Array.isArray(data) ? data[0] : data)
    const cut = { ...JSON.parse(readFileSync(join(DIRECTORY, file), 'utf8')), data: Array.isArray(data) ? [rest] : rest }
    const [issue] = z.safeParse(endpoint.answer, cut).error?.issues ?? []
    expect(issue?.path.at(-1)).toMatch(/^(id|uuid)$/)
  })
})

describe('the documented endpoints', () => {
  it('are 21, by method and path as the documentation lists them', () => {
    expect(HIPCALL_ENDPOINTS.map(({ method, path }) => `${method} ${path.replace('/api/v20211124/', '')}`)).toEqual([
      'GET cdrs',
      'GET cdrs/{yyyy}/{mm}/{dd}/{uuid}',
      'POST comments',
      'POST companies/{id}/tags',
      'DELETE companies/{id}/tags/{tagId}',
      'POST contacts/{id}/tags',
      'DELETE contacts/{id}/tags/{tagId}',
      'GET extensions',
      'GET extensions/{id}',
      'GET greetings',
      'GET greetings/{id}',
      'GET numbers',
      'GET numbers/{id}',
      'GET tasks',
      'GET tasks/{id}',
      'POST tasks',
      'GET teams',
      'GET teams/{id}',
      'GET users',
      'GET users/{id}',
      'PUT users/{id}',
    ])
  })

  it('are not marked as additions', () => {
    expect(HIPCALL_ENDPOINTS.filter((endpoint) => endpoint.addition !== undefined)).toEqual([])
  })
})
