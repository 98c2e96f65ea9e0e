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
import { ErrorBody } from '#contract/wire.ts'
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

describe('what Santral adds to the documented lists', () => {
  const Listed = z.object({
    data: z.array(z.object({ id: z.int() })),
    links: z.object({ last: z.string(), prev: z.nullable(z.string()), next: z.nullable(z.string()) }),
    meta: z.object({
      from: z.nullable(z.int()),
      to: z.nullable(z.int()),
      last_page: z.int(),
      per_page: z.int(),
      total: z.int(),
    }),
  })
  const list = async (path: string) => z.parse(Listed, await get(path))
  const ids = async (path: string) => (await list(path)).data.map(({ id }) => id)
  async function refused(path: string): Promise<string[]> {
    const response = await createTestApp(on.db).as('agent', `${V}/${path}`)
    expect(response.status, path).toBe(422)
    return Object.keys(z.parse(ErrorBody, await response.json()).errors ?? {})
  }

  it.each([
    ['users', 28],
    ['tasks', 11],
    ['teams', 2],
    ['greetings', 4],
    ['extensions', 8],
    ['numbers', 1],
  ])('%s come in pages of per_page rows', async (name, total) => {
    const all = await list(`${name}?per_page=200`)
    expect(all.data).toHaveLength(total)
    expect(all.meta).toEqual({ from: 1, to: total, last_page: 1, per_page: 200, total })
    expect(all.links).toMatchObject({ prev: null, next: null })

    const last = await list(`${name}?per_page=1&page=${total}`)
    expect(last.data).toEqual(all.data.slice(-1))
    expect(last.meta).toEqual({ from: total, to: total, last_page: total, per_page: 1, total })
    expect(last.links).toMatchObject({ last: `${V}/${name}?per_page=1&page=${total}`, next: null })

    const beyond = await list(`${name}?per_page=1&page=${total + 1}`)
    expect(beyond.data).toEqual([])
    expect(beyond.meta).toMatchObject({ from: null, to: null, total })
    expect((await list(`${name}?per_page=200&page=2147483647`)).data).toEqual([])

    for (const bad of ['0', '201', '-1', 'x', '1.5']) expect(await refused(`${name}?per_page=${bad}`)).toEqual(['per_page'])
    expect((await list(`${name}?per_page=`)).meta.per_page).toBe(10)
  })

  it('pages follow each other without a gap', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => ids(`users?per_page=9&page=${page}&sort=-full_name`)))
    expect(pages.map((page) => page.length)).toEqual([9, 9, 9, 1])
    expect(pages.flat()).toEqual(await ids('users?per_page=200&sort=-full_name'))
  })

  it('greetings are found by name', async () => {
    expect(await ids('greetings?q=WELCOME')).toEqual([1, 4])
    expect(await ids('greetings?q=out%20%20of')).toEqual([2, 3])
    expect(await ids('greetings?q=%25')).toEqual([])
    expect((await list('greetings?q=welcome&per_page=1&page=2')).meta).toMatchObject({ from: 2, total: 2, last_page: 2 })
    expect(await ids('greetings?q=%20')).toEqual([1, 2, 3, 4])
    expect(await refused('greetings?q=%00')).toEqual(['q'])
    expect(await refused(`greetings?q=${'x'.repeat(256)}`)).toEqual(['q'])
  })

  it.each(['turkey', 'SUPPORT n', '0850 390 27 77', '+90850', '3902', '(0850)', '٢٧٧٧'])('our number is found by %j', async (q) =>
    expect(await ids(`numbers?q=${encodeURIComponent(q)}`)).toEqual([1]),
  )

  it.each(['sales', '+850', '0532', '_'])('our number is not found by %j', async (q) =>
    expect(await list(`numbers?q=${encodeURIComponent(q)}`)).toMatchObject({ data: [], meta: { total: 0 } }),
  )

  it('numbers are not searched for what cannot be searched for', async () => {
    expect(await refused('numbers?q=%00')).toEqual(['q'])
    expect(await refused(`numbers?q=${'1'.repeat(256)}`)).toEqual(['q'])
  })

  it('users are filtered by default number, 0 for none', async () => {
    expect(await ids('users?default_number=1')).toEqual([2])
    expect((await list('users?default_number=0')).meta.total).toBe(27)
    expect((await list('users?default_number=0,1')).meta.total).toBe(28)
    expect(await ids('users?default_number=9')).toEqual([])
    expect(await ids('users?default_number=0&q=holly&status=active')).toEqual([3])
    for (const bad of ['x', '1;2', '-1', '99999999999', '1,'])
      expect(await refused(`users?default_number=${bad}`)).toEqual(['default_number'])
  })

  it('users are sorted by name, or by when they last logged in, who never did last', async () => {
    const sorted = (sort: string) => ids(`users?per_page=200&sort=${sort}`)
    const jims = Array.from({ length: 19 }, (_, index) => index + 11)
    expect(await sorted('full_name')).toEqual([6, 3, ...jims, 7, 8, 4, 5, 10, 2, 9])
    expect(await sorted('-full_name')).toEqual([9, 2, 10, 5, 4, 8, 7, ...jims, 3, 6])
    const loggedIn = [9, 6, 10, 4, 3, 8, 2]
    expect(await sorted('last_logged_in')).toEqual([...loggedIn, 5, 7, ...jims])
    expect(await sorted('-last_logged_in,-full_name')).toEqual([...loggedIn.toReversed(), 5, 7, ...jims])
    expect(await refused('users?sort=email')).toEqual(['sort'])
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
