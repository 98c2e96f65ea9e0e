import { describe, expect, it } from 'vitest'
import { ErrorBody } from '#contract/wire.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'

const on = testDatabase()
const USERS = '/api/v20211124/users'
const COMMENTS = '/api/v20211124/comments'
const COMMENT = { commentable_type: 'contact', commentable_id: 2, content: 'Called back' }

async function ready() {
  await seedSmallAccount(on.db)
  return createTestApp(on.db)
}

async function refused(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/json')
  return ErrorBody.parse(await response.json())
}

describe('a body', () => {
  const send = async (body: string, headers: Record<string, string> = {}) =>
    (await ready()).as('agent', COMMENTS, { method: 'POST', body, headers })

  it.each([
    ['announced', JSON.stringify(COMMENT), { 'content-length': '300000' }],
    ['not announced', JSON.stringify({ ...COMMENT, content: 'x'.repeat(300_000) }), {}],
  ])('that is longer than 256 kB, %s, is a 413', async (_, body, headers) => {
    const response = await send(body, headers)
    expect(response.status).toBe(413)
    await refused(response)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])('of type "%s" is a 415', async (type) => {
    const response = await send(JSON.stringify(COMMENT), { 'content-type': type })
    expect(response.status).toBe(415)
    await refused(response)
  })

  it.each(['application/json; charset=utf-8', 'application/vnd.api+json', 'Application/JSON'])('of type %s is JSON', async (type) => {
    expect((await send(JSON.stringify(COMMENT), { 'content-type': type })).status).toBe(201)
  })

  it.each([['{"content":'], ['nonsense'], ['[1,]'], ['\u0000']])('that is not JSON (%j) is a 422', async (text) => {
    const response = await send(text)
    expect([response.status, await refused(response)]).toEqual([
      422,
      { message: 'The given data was invalid.', errors: { body: ['The body is not valid JSON.'] } },
    ])
  })

  it('that is not in UTF-8 is a 422', async () => {
    const { app } = await ready()
    const response = await app.request(COMMENTS, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-agent', 'content-type': 'application/json' },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    })
    expect(response.status).toBe(422)
  })

  it.each([
    [null, { body: ['The body field must be an object.'] }],
    [[], { body: ['The body field must be an object.'] }],
    [
      {},
      {
        commentable_type: ['The commentable_type field must be one of contact, company, deal, ticket, task.'],
        commentable_id: ['The commentable_id field is required.'],
        content: ['The content field is required.'],
      },
    ],
    [{ ...COMMENT, content: 'x' }, { content: ['The content field must be at least 2 characters long.'] }],
    [{ ...COMMENT, content: 'nul \u0000' }, { content: ['The content field has characters that cannot be stored.'] }],
    [{ ...COMMENT, content: 'half \ud800' }, { content: ['The content field has characters that cannot be stored.'] }],
    [{ ...COMMENT, commentable_id: 2 ** 31 }, { commentable_id: ['The commentable_id field may not be more than 2147483647.'] }],
    [{ ...COMMENT, commentable_id: 1.5 }, { commentable_id: ['The commentable_id field must be a whole number.'] }],
    [{ ...COMMENT, colour: 'red' }, { colour: ['This field is not known.'] }],
  ])('of %j is a 422 that names the fields', async (body, errors) => {
    const response = await send(JSON.stringify(body))
    expect([response.status, await refused(response)]).toEqual([422, { message: 'The given data was invalid.', errors }])
  })

  it('names a field called __proto__, too', async () => {
    const response = await send(`{"commentable_type":"contact","commentable_id":2,"content":"ok","__proto__":{"a":1}}`)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('"[__proto__]":["This field is not known."]')
  })

  it('with a field whose name cannot be stored is a 422 all the same', async () => {
    const response = await send(JSON.stringify({ ...COMMENT, ['\u0000'.repeat(500)]: 1 }))
    expect([response.status, Object.keys((await refused(response)).errors ?? {})]).toEqual([422, ['?'.repeat(100)]])
  })
})

describe('an address', () => {
  it.each(['99999999999', '2147483648', '0', '-1', '1.5', 'x', '%00', '%zz', '%ud800', '1%20', "1'--"])(
    'with %s for an id is a 422 or leads nowhere',
    async (id) => {
      const { as } = await ready()
      const response = await as('agent', `${USERS}/${id}`)
      expect([404, 422]).toContain(response.status)
      await refused(response)
    },
  )

  it.each(['q=%00', 'q=%ED%A0%80%00', 'page=0', 'page=x', 'page=2147483648', 'status=asleep', `q=${'x'.repeat(256)}`])(
    'with the query %s is a 422',
    async (query) => {
      const { as } = await ready()
      const response = await as('agent', `${USERS}?${query}`)
      expect([response.status, Object.keys((await refused(response)).errors ?? {})]).toEqual([422, [query.split('=')[0]]])
    },
  )

  it.each(['', 'page=&q=&status=', 'unknown=1&__proto__=2', 'page=x&page=1', 'q=%zz', 'q[]=1', 'status=active,0'])(
    'with the query "%s" is answered',
    async (query) => {
      const { as } = await ready()
      expect((await as('agent', `${USERS}?${query}`)).status).toBe(200)
    },
  )
})
