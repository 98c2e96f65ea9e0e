import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { newToken } from '#server/http/tokens.ts'
import { TOKENS } from '#server/testing/hipcall.ts'
import { FAILURES, lostRequest, onFirstWrite } from '#server/testing/hipcall-failures.ts'
import { audited, hipcallPerson, messageOf, postTask, TASK, TASKS, tasksIn } from '#server/testing/hipcall-person.ts'
import { rowCounts } from '#server/testing/small-account.ts'

const person = hipcallPerson()
const { hipcall } = person
const { on, far } = hipcall
const post = (body: unknown) => postTask(person, body)

describe('a task', () => {
  it("is created at Hipcall with the person's own token, and stored as Hipcall answered", async () => {
    await far.db.rows(sql`select setval('tasks_id_seq', 500)`)
    const created = await post(TASK)
    expect(created).toMatchObject({
      status: 201,
      answer: { data: { id: 501, name: TASK.name, assign_to: 3, due_date: '2026-04-01T07:00:00+0000' } },
    })
    expect(hipcall.app.sent).toEqual([`POST ${TASKS} ${TOKENS.other}`])
    expect(await tasksIn(far.db)).toEqual([{ id: 501, name: TASK.name }])
    expect((await person.ask('GET', 'v20211124/tasks/501')).answer).toEqual(created.answer)
    expect(await (await hipcall.app.there.as('agent', `${TASKS}/501`)).json()).toEqual(created.answer)
    expect(await audited(on.db)).toMatchObject([{ id: 501, after: { name: TASK.name, assign_to: 3, contact_ids: [2] } }])
    expect(await on.db.rows(sql`select actor_name, actor_role from audit`)).toEqual([
      { actor_name: 'Supervisor', actor_role: 'supervisor' },
    ])
  })

  it.each(FAILURES)('is found or known not to be there when $what', async ({ done, status, through }) => {
    onFirstWrite(hipcall.app, through(hipcall.app))
    const first = await post(TASK)
    expect(first.status).toBe(done ? 201 : status)
    expect(await tasksIn(far.db)).toHaveLength(done ? 1 : 0)
    expect(await tasksIn(on.db)).toEqual(await tasksIn(far.db))
    const trail = await audited(on.db)
    expect(trail.map(({ after }) => after.unanswered)).toEqual(done ? [true] : [])
    if (!done) {
      expect(messageOf(first)).toBe('Hipcall did not answer, and the task is not there. Trying again is safe.')
      expect((await post(TASK)).status).toBe(201)
      expect(await tasksIn(far.db)).toHaveLength(1)
    }
  })

  it('is not taken for one that was there before, nor for one that somebody else made', async () => {
    expect((await post(TASK)).status).toBe(201)
    await hipcall.app.there.as('admin', TASKS, { method: 'POST', body: { ...TASK, assign_to: 2 } })
    onFirstWrite(hipcall.app, lostRequest)
    expect((await post(TASK)).status).toBe(502)
    expect(await tasksIn(on.db)).toHaveLength(1)
  })

  it('is given to one of two whose answers are lost, where it was made once', async () => {
    let left = 2
    hipcall.app.line.through = async (request, next) => {
      if (request.method === 'GET' || left-- <= 0) return next(request)
      if (left === 1) await next(request)
      throw new TypeError('terminated')
    }
    const answers = await Promise.all([post(TASK), post(TASK)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 502])
    expect(await tasksIn(far.db)).toHaveLength(1)
    expect(await audited(on.db)).toHaveLength(1)
  })

  it('is not known to be there or not where Hipcall does not answer when it is looked for', async () => {
    hipcall.app.line.through = lostRequest
    const answer = await post(TASK)
    expect(answer.status).toBe(502)
    expect(messageOf(answer)).toContain('could not be asked whether the task is there. Look for it')
    expect(await rowCounts(on.db)).toMatchObject({ tasks: 1, audit: 0, idempotency: 0 })
  })

  it('was never sent where no connection was made', async () => {
    hipcall.app.line.through = () =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))
    const answer = await post(TASK)
    expect([answer.status, messageOf(answer)]).toEqual([502, 'Hipcall cannot be reached. Nothing was changed there: trying again is safe.'])
    expect(hipcall.app.sent).toHaveLength(1)
  })

  it.each([
    [401, { message: 'Unauthenticated.' }, {}],
    [403, { message: 'This action is unauthorized.' }, {}],
    [404, { message: 'No query results.' }, {}],
    [422, { message: 'The given data was invalid.', errors: { name: ['The name has already been taken.'] } }, {}],
    [429, { message: 'Too Many Attempts.' }, { 'retry-after': '7' }],
  ])("is refused with Hipcall's own %i, and nothing is stored", async (status, body, headers) => {
    onFirstWrite(hipcall.app, async () => Response.json(body, { status, headers }))
    const answer = await post(TASK)
    expect(answer).toMatchObject({
      status,
      answer: { ...body, message: `Hipcall: ${body.message}` },
      retryAfter: status === 429 ? '7' : null,
    })
    expect(await rowCounts(on.db)).toMatchObject({ tasks: 1, audit: 0 })
  })

  it('is checked by Hipcall alone, and leaves what it is about to be seen here', async () => {
    await far.db.rows(sql`insert into contacts (id, name, folded) values (40, 'Only there', 'only there')`)
    await far.db.rows(sql`insert into companies (id, name, folded) values (41, 'Only there', 'only there')`)
    const created = await post({ name: 'About both', contact_ids: [40], company_ids: [41] })
    expect(created.status).toBe(201)
    expect(await on.db.rows(sql`select id, name from contacts where id > 3 union all select id, name from companies where id > 3`)).toEqual(
      [
        { id: 40, name: 'Contact 40' },
        { id: 41, name: 'Company 41' },
      ],
    )
    const missing = await post({ name: 'About nobody', contact_ids: [77] })
    expect(missing).toMatchObject({ status: 422, answer: { errors: { contact_ids: ['There is no contact 77.'] } } })
  })

  it('is not created by whom Hipcall does not know', async () => {
    const { secret, hash } = newToken()
    await on.db.rows(sql`insert into tokens (hash, name, role, created_at) values (${hash}, 'Own', 'admin', now())`)
    const response = await hipcall.app.as(null, TASKS, { method: 'POST', body: TASK, headers: { authorization: `Bearer ${secret}` } })
    expect([response.status, messageOf({ answer: await response.json() })]).toEqual([
      403,
      'Sign in with a Hipcall token to change something at Hipcall: this token is known here only.',
    ])
    expect((await hipcall.app.as(null, TASKS, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(200)
    expect(hipcall.app.sent).toEqual([])
  })
})
