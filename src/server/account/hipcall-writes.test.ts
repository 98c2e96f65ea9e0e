import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { calling } from '#server/testing/callers.ts'
import { TOKENS } from '#server/testing/hipcall.ts'
import { FAILURES, lostRequest, onFirstWrite } from '#server/testing/hipcall-failures.ts'
import { hipcallPerson, messageOf } from '#server/testing/hipcall-person.ts'
import { rowCounts } from '#server/testing/small-account.ts'

const person = hipcallPerson()
const { hipcall, ask } = person
const { on, far } = hipcall
const writes = () => hipcall.app.sent.filter((request) => !request.startsWith('GET'))
const trail = () => on.db.rows<Record<string, unknown>>(sql`select action, target_id as id, before, after from audit order by id`)

describe('a comment', () => {
  const COMMENT = { commentable_type: 'contact', commentable_id: 2, content: 'Called back' }
  const write = (headers = {}) => ask('POST', 'v20211124/comments', COMMENT, headers)
  const contents = (db: typeof on.db) => db.rows(sql`select id, commentable_id, content, created_at from comments order by id`)

  it('is written at Hipcall and stored with its id and times', async () => {
    await far.db.rows(sql`select setval('comments_id_seq', 70)`)
    expect(await write()).toMatchObject({ status: 201, answer: { data: { id: 71, content: 'Called back' } } })
    expect(await contents(on.db)).toEqual(await contents(far.db))
    expect(await trail()).toMatchObject([{ action: 'comment.create', id: 2, after: { comment_id: 71 } }])
    expect(hipcall.app.sent).toEqual([`POST /api/v20211124/comments ${TOKENS.other}`])
  })

  it.each(FAILURES)('is said to be unknown, and not sent again, when $what', async ({ done, status, through }) => {
    onFirstWrite(hipcall.app, through(hipcall.app))
    const answer = await write()
    expect(answer.status).toBe(status)
    expect(messageOf(answer)).toContain('it is not known whether this one was written. Sending it again may write it twice.')
    expect(await contents(far.db)).toHaveLength(done ? 1 : 0)
    expect(await rowCounts(on.db)).toMatchObject({ comments: 0, audit: 0 })
    expect(hipcall.app.sent).toHaveLength(1)
  })

  it('is sent again by whoever was told so and asks for it with the same key', async () => {
    onFirstWrite(hipcall.app, lostRequest)
    const headers = { 'idempotency-key': 'k' }
    expect((await write(headers)).status).toBe(502)
    expect((await write(headers)).status).toBe(201)
    expect(await write(headers)).toMatchObject({ status: 201 })
    expect(await contents(far.db)).toHaveLength(1)
  })

  it('shows what is known of a contact by its calls alone', async () => {
    await far.db.rows(sql`insert into contacts (id, name, folded) values (40, 'Only there', 'only there')`)
    await insertCdrs(on.db, [calling({ at: '2026-03-31T08:00:00+0000', contact_id: 40 })])
    expect((await ask('POST', 'v20211124/comments', { ...COMMENT, commentable_id: 40 })).status).toBe(201)
    expect(await ask('GET', 'dashboard/contacts/40')).toMatchObject({
      answer: { data: { name: '+905326202911', counts: { comments: 1 } } },
    })
    const missing = await ask('POST', 'v20211124/comments', { ...COMMENT, commentable_id: 99 })
    expect([missing.status, messageOf(missing)]).toEqual([404, 'Hipcall: There is no contact 99.'])
  })
})

const Tags = z.object({ data: z.array(z.object({ id: z.int(), name: z.string() })) })

describe('tags', () => {
  const add = async (...tags: string[]) => ask('POST', 'v20211124/contacts/2/tags', { tags })
  const tagsOf = (db: typeof on.db) =>
    db.rows(sql`select tags.id, tags.name from tags join contact_tags on tag_id = id where contact_id = 2 order by tags.id`)

  it("are Hipcall's, with its ids, also those that somebody else added there", async () => {
    await far.db.rows(sql`select setval('tags_id_seq', 30)`)
    await hipcall.app.there.as('admin', '/api/v20211124/contacts/2/tags', { method: 'POST', body: { tags: ['VIP'] } })
    const added = await add('Late', 'vip')
    expect(Tags.parse(added.answer).data.map(({ id, name }) => [id, name])).toEqual([
      [32, 'Late'],
      [31, 'VIP'],
    ])
    expect(await tagsOf(on.db)).toEqual(await tagsOf(far.db))
    expect((await trail())[0]).toMatchObject({
      action: 'tag.add',
      before: { tags: [] },
      after: { tags: ['Late', 'VIP'], added: ['Late', 'VIP'] },
    })
    expect(await ask('GET', 'dashboard/contacts/2/tags')).toMatchObject({ status: 200, answer: added.answer })
  })

  it('take the id that Hipcall has now, where a name is known by another one', async () => {
    await on.db.rows(sql`insert into tags (id, name, folded) values (3, 'VIP', 'vip')`)
    await far.db.rows(sql`select setval('tags_id_seq', 30)`)
    await add('VIP')
    expect(await tagsOf(on.db)).toEqual([{ id: 31, name: 'VIP' }])
    await add('VIP', 'Late')
    expect(await tagsOf(on.db)).toEqual(await tagsOf(far.db))
  })

  it.each(FAILURES)('are added by a second request when $what', async ({ through }) => {
    onFirstWrite(hipcall.app, through(hipcall.app))
    expect((await add('VIP')).status).toBe(200)
    expect(await tagsOf(on.db)).toEqual(await tagsOf(far.db))
    expect(await tagsOf(far.db)).toHaveLength(1)
    expect(writes()).toHaveLength(2)
  })

  it.each(FAILURES)('are removed by a second request when $what', async ({ through }) => {
    const [tag] = Tags.parse((await add('VIP')).answer).data
    onFirstWrite(hipcall.app, through(hipcall.app))
    const removed = await ask('DELETE', `v20211124/contacts/2/tags/${tag?.id}`)
    expect([removed.status, removed.answer]).toEqual([200, {}])
    expect([await tagsOf(on.db), await tagsOf(far.db)]).toEqual([[], []])
    expect((await trail()).at(-1)).toMatchObject({ action: 'tag.remove', before: { tags: ['VIP'] }, after: { tags: [], removed: ['VIP'] } })
  })

  it('are told to be unknown where the second request is not answered either, and nothing is stored', async () => {
    hipcall.app.line.through = lostRequest
    const answer = await add('VIP')
    expect([answer.status, messageOf(answer)]).toEqual([502, expect.stringContaining('Trying again does no harm')])
    expect(await rowCounts(on.db)).toMatchObject({ tags: 0, contact_tags: 0, audit: 0 })
  })

  it('that the contact does not have are a 404 of Hipcall', async () => {
    expect((await ask('DELETE', 'v20211124/contacts/2/tags/5')).status).toBe(404)
    expect(await rowCounts(on.db)).toMatchObject({ audit: 0 })
  })

  it('are stored in the order in which Hipcall answered, whoever sends at once', async () => {
    await Promise.all(['a1', 'b1', 'c1', 'd1'].map((name) => add(name)))
    expect(await tagsOf(on.db)).toEqual(await tagsOf(far.db))
    expect(await tagsOf(on.db)).toHaveLength(4)
  })
})

describe('a default number', () => {
  let admin: { cookie: string }
  beforeEach(async () => {
    admin = await hipcall.app.signedIn(TOKENS.operator)
  })
  const change = (default_number_id: number | null, headers = {}) =>
    ask('PUT', 'v20211124/users/2', { default_number_id }, { ...admin, ...headers })
  const numberIn = async (db: typeof on.db) =>
    (await db.rows<{ number: number | null }>(sql`select default_number_id as number from users where id = 2`))[0]?.number
  const somebodyElse = (id: number) => far.db.rows(sql`update users set default_number_id = ${id} where id = 2`)

  it('is changed at Hipcall, then here', async () => {
    expect(await change(3)).toMatchObject({ status: 200, answer: { data: { default_number_id: 3 } } })
    expect([await numberIn(on.db), await numberIn(far.db)]).toEqual([3, 3])
    expect(await trail()).toEqual([
      { action: 'user.default_number', id: 2, before: { default_number_id: 1 }, after: { default_number_id: 3 } },
    ])
    expect(writes()).toEqual([`PUT /api/v20211124/users/2 ${TOKENS.operator}`])
  })

  it('is read first where the number that was seen is not the one known here, and a conflict is told', async () => {
    await somebodyElse(4)
    expect((await change(3, { 'if-match': '"2"' })).status).toBe(409)
    expect([await numberIn(on.db), await numberIn(far.db)]).toEqual([4, 4])
    expect(writes()).toEqual([])
    expect((await change(3, { 'if-match': '"4"' })).status).toBe(200)
    expect(await numberIn(far.db)).toBe(3)
  })

  it('is asked about where it seems to be there already', async () => {
    await somebodyElse(4)
    expect((await change(1)).status).toBe(200)
    expect(await numberIn(far.db)).toBe(1)
    expect((await trail())[0]).toMatchObject({ before: { default_number_id: 4 }, after: { default_number_id: 1 } })
    expect((await change(1)).status).toBe(200)
    expect(writes()).toHaveLength(1)
  })

  it.each(FAILURES)('is read when $what', async ({ done, status, through }) => {
    onFirstWrite(hipcall.app, through(hipcall.app))
    const answer = await change(3)
    expect(answer.status).toBe(done ? 200 : status)
    expect([await numberIn(on.db), await numberIn(far.db)]).toEqual(done ? [3, 3] : [1, 1])
    expect((await trail()).map(({ after }) => after)).toEqual(done ? [{ default_number_id: 3, unanswered: true }] : [])
    if (!done) expect(messageOf(answer)).toContain('the default number is as it was')
  })

  it('is not known where it cannot be read either', async () => {
    hipcall.app.line.through = lostRequest
    expect(messageOf(await change(3))).toContain('could not be asked what the default number is now')
    expect(await rowCounts(on.db)).toMatchObject({ audit: 0 })
  })

  it('that does not exist is refused by Hipcall, and so is a person who may not', async () => {
    expect(await change(9)).toMatchObject({ status: 422, answer: { errors: { default_number_id: ['There is no number 9.'] } } })
    expect((await ask('PUT', 'v20211124/users/2', { default_number_id: 3 })).status).toBe(403)
    expect(await numberIn(on.db)).toBe(1)
  })
})
