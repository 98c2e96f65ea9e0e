import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { HIPCALL_ENDPOINTS } from '#contract/endpoints.ts'
import cdrList from '#contract/hipcall/examples/cdrs-list.json'
import cdrDetail from '#contract/hipcall/examples/cdrs-retrieve.json'
import extensionList from '#contract/hipcall/examples/extensions-list.json'
import extensionDetail from '#contract/hipcall/examples/extensions-retrieve.json'
import greetingList from '#contract/hipcall/examples/greetings-list.json'
import greetingDetail from '#contract/hipcall/examples/greetings-retrieve.json'
import numberList from '#contract/hipcall/examples/numbers-list.json'
import numberDetail from '#contract/hipcall/examples/numbers-retrieve.json'
import taskList from '#contract/hipcall/examples/tasks-list.json'
import taskDetail from '#contract/hipcall/examples/tasks-retrieve.json'
import teamList from '#contract/hipcall/examples/teams-list.json'
import teamDetail from '#contract/hipcall/examples/teams-retrieve.json'
import userList from '#contract/hipcall/examples/users-list.json'
import userDetail from '#contract/hipcall/examples/users-retrieve.json'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { DOCUMENTED_ORIGIN, seedExamples } from '#server/testing/documented-examples.ts'

const V = `${DOCUMENTED_ORIGIN}/api/v20211124`
const on = testDatabase(seedExamples)

async function get(path: string): Promise<unknown> {
  const response = await createTestApp(on.db).as('agent', `${V}/${path}`)
  expect(response.status, path).toBe(200)
  return response.json()
}

describe('the documented answers, word for word', () => {
  it.each([
    ['extensions', extensionList],
    ['greetings', greetingList],
    ['numbers', numberList],
    ['tasks', taskList],
    ['teams', teamList],
    ['users', userList],
    ['extensions/1', extensionDetail],
    ['greetings/1', greetingDetail],
    ['numbers/1', numberDetail],
    ['tasks/1', taskDetail],
    ['teams/1', teamDetail],
    ['users/2', userDetail],
    [`cdrs/2023/03/31/${cdrDetail.data.uuid}`, cdrDetail],
  ])('GET %s', async (path, example) => expect(await get(path)).toEqual(example))

  it('GET cdrs, whose calls began in the same second', async () => {
    const answer = z.parse(z.object({ data: z.array(z.looseObject({ uuid: z.string() })) }), await get('cdrs'))
    const byUuid = (a: { uuid: string }, b: { uuid: string }) => (a.uuid < b.uuid ? 1 : -1)
    expect(answer.data).toEqual(cdrList.data.toSorted(byUuid))
    const { data: _, ...envelope } = z.parse(z.looseObject({ data: z.unknown() }), await get('cdrs'))
    expect(envelope).toEqual({ links: { ...cdrList.links, next: null }, meta: cdrList.meta })
  })
})

describe('every documented reading', () => {
  const readings = HIPCALL_ENDPOINTS.filter(({ method }) => method === 'GET')

  it.each(readings.map((endpoint) => [endpoint.name, endpoint] as const))('%s: 401, 404 or 422, 200', async (_name, endpoint) => {
    const { as } = createTestApp(on.db)
    const path = (id: string) =>
      endpoint.path.replace('{yyyy}/{mm}/{dd}/{uuid}', `2023/03/31/${id}`).replace('{id}', id === '0' ? '2147483647' : id)
    const real = { retrieveCdr: cdrDetail.data.uuid, retrieveNumber: '1' }[endpoint.name] ?? '2'
    expect((await as(null, path(real))).status).toBe(401)
    if (endpoint.path.includes('{')) {
      expect((await as('agent', path(endpoint.name === 'retrieveCdr' ? '00000000-0000-4000-8000-000000000000' : '0'))).status).toBe(404)
      for (const bad of ['x', '%00', '99999999999', '-1', '1.5']) expect((await as('agent', path(bad))).status, bad).toBe(422)
    } else {
      for (const bad of ['page=0', 'page=-1', 'page=2147483648', 'page=x', 'page=1.5']) {
        expect((await as('agent', `${endpoint.path}?${bad}`)).status, bad).toBe(422)
      }
      expect((await as('agent', `${endpoint.path}?page=2147483647&unknown=1`)).status).toBe(200)
    }
    const response = await as('agent', path(real))
    expect(response.status).toBe(200)
    z.parse(endpoint.answer as z.ZodMiniType, await response.json())
  })
})

describe('search, filters and orders of the other lists', () => {
  const ids = async (path: string) =>
    z.parse(z.object({ data: z.array(z.object({ id: z.int() })) }), await get(path)).data.map(({ id }) => id)

  it('extensions', async () => {
    expect(await ids('extensions?q=80')).toEqual([1, 3, 2])
    expect(await ids('extensions?q=%25')).toEqual([])
    expect(await ids('extensions?target=inbound,team')).toEqual([6, 3])
    expect(await ids('extensions?sort=-number')).toEqual([2, 3, 1, 6, 8, 7, 5, 4])
    expect(await ids('extensions?sort=target_type,number')).toEqual([7, 8, 1, 2, 6, 3, 4, 5])
  })

  it('users', async () => {
    expect(await ids('users?q=NADELLA')).toEqual([2])
    expect(await ids('users?q=satya%20nadella')).toEqual([2])
    expect(await ids('users?q=satya@microsoft')).toEqual([2])
    expect(await ids('users?q=nobody')).toEqual([])
    expect(await ids('users?status=passive,1')).toEqual(await ids('users'))
    expect(await ids('users?page=4')).toEqual([])
  })

  it('teams', async () => {
    expect(await ids('teams?q=MICROSOFT')).toEqual([2])
    expect(await ids('teams?status=0')).toEqual([])
    expect(await ids('teams?status=active')).toEqual([1, 2])
  })

  it('tasks', async () => {
    expect((await ids('tasks?sort=due_date')).slice(0, 4)).toEqual([9, 8, 5, 6])
    expect((await ids('tasks?sort=-due_date')).slice(0, 4)).toEqual([6, 5, 8, 9])
    expect(await ids('tasks?priority=medium')).toEqual([2, 9])
    expect(await ids('tasks?q=PORRO')).toEqual([1])
    expect(await ids('tasks?assign_to=2')).toEqual([])
    expect(await ids('tasks?due=none&per_page=3')).toEqual([1, 2, 3])
  })
})

describe('the address of a call', () => {
  const status = async (path: string) => (await createTestApp(on.db).as('agent', `${V}/cdrs/${path}`)).status
  const { uuid } = cdrDetail.data

  it('is the UTC date, or else the date in the zone of the account', async () => {
    expect(await status(`2023/03/31/${uuid}`)).toBe(200)
    expect(await status(`2023/3/31/${uuid.toUpperCase()}`)).toBe(200)
    expect(await status(`2023/04/01/${uuid}`)).toBe(404)
    const far = createTestApp(on.db, { zone: 'Pacific/Kiritimati' })
    expect((await far.as('agent', `${V}/cdrs/2023/03/31/${uuid}`)).status).toBe(200)
    const west = createTestApp(on.db, { zone: 'Pacific/Pago_Pago' })
    expect((await west.as('agent', `${V}/cdrs/2023/03/30/${uuid}`)).status).toBe(200)
    expect((await west.as('agent', `${V}/cdrs/2023/03/29/${uuid}`)).status).toBe(404)
  })

  it('must be a date of the calendar', async () => {
    for (const date of ['2023/02/30', '2023/04/31', '2023/02/29', '2023/13/01', '2023/00/01', '2023/01/32', '0/1/1']) {
      expect(await status(`${date}/${uuid}`), date).toBe(422)
    }
    expect(await status(`2024/02/29/${uuid}`)).toBe(404)
  })
})
