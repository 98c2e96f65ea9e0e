import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { ErrorBody } from '#contract/wire.ts'
import { testDatabase } from '#server/testing/database.ts'
import { createHipcallApp, type HipcallApp, TOKENS } from '#server/testing/hipcall.ts'
import { gate, onFirstWrite } from '#server/testing/hipcall-failures.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'

const [on, far] = [testDatabase(), testDatabase()]
let app: HipcallApp
let cookie: string

beforeEach(async () => {
  await seedSmallAccount(on.db)
  await seedSmallAccount(far.db)
  app = createHipcallApp(on.db, far.db)
  cookie = (await app.signedIn(TOKENS.other)).cookie
})

const TASKS = '/api/v20211124/tasks'
const TASK = {
  name: 'Call them back',
  description: 'About the offer',
  assign_to: 3,
  due_date: '20260401 10:00:00',
  contact_ids: [2],
  priority: 'high',
}

async function post(body: unknown, key?: string) {
  const headers = { cookie, ...(key === undefined ? {} : { 'idempotency-key': key }) }
  const response = await app.as(null, TASKS, { method: 'POST', body, headers })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), answer: (await response.json()) as unknown }
}
const messageOf = ({ answer }: { answer: unknown }) => ErrorBody.parse(answer).message
const tasksIn = (db: typeof on.db) =>
  db.rows<{ id: number; name: string }>(sql`select id, name from tasks where name <> 'Call back' order by id`)
const audited = () => on.db.rows<{ id: number; after: Record<string, unknown> }>(sql`select target_id as id, after from audit order by id`)

describe('an Idempotency-Key', () => {
  it('gives a repeat the first answer, and sends nothing', async () => {
    const first = await post(TASK, 'k')
    expect(await post(TASK, 'k')).toEqual(first)
    expect(app.sent).toHaveLength(1)
    expect((await post({ ...TASK, name: 'Other' }, 'k')).status).toBe(409)
  })

  it('tells a repeat to wait while the first is being worked on', async () => {
    const arrived = gate()
    const goOn = gate()
    onFirstWrite(app, async (request, next) => {
      arrived.open()
      await goOn.opened
      return next(request)
    })
    const first = post(TASK, 'k')
    await arrived.opened
    const repeat = await post(TASK, 'k')
    expect(repeat).toMatchObject({ status: 409, retryAfter: '2' })
    expect(messageOf(repeat)).toContain('is being worked on')
    goOn.open()
    expect((await first).status).toBe(201)
    expect(await post(TASK, 'k')).toEqual(await first)
    expect(await tasksIn(far.db)).toHaveLength(1)
  })

  it('is let go by a refusal: the corrected request may use it', async () => {
    expect((await post({ ...TASK, assign_to: 77 }, 'k')).status).toBe(422)
    expect((await post(TASK, 'k')).status).toBe(201)
  })

  it('lets a repeat look before it sends, where nobody could say whether it was done', async () => {
    let left = 3
    app.line.through = async (request, next) => {
      if (left-- <= 0) return next(request)
      if (request.method === 'POST') await next(request)
      throw new TypeError('terminated')
    }
    const first = await post(TASK, 'k')
    expect([first.status, messageOf(first)]).toEqual([502, expect.stringContaining('Trying again is safe: it is looked for first.')])
    left = 0
    const repeat = await post(TASK, 'k')
    expect(repeat.status).toBe(201)
    expect(await tasksIn(far.db)).toHaveLength(1)
    expect(await audited()).toMatchObject([{ after: { unanswered: true } }])
    expect(app.sent.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  })

  it.each([true, false])('lets a repeat look where the process died in the middle (done: %s)', async (done) => {
    const died = new Promise<never>(() => undefined)
    const arrived = gate()
    onFirstWrite(app, async (request, next) => {
      if (done) await next(request)
      arrived.open()
      return died
    })
    void post(TASK, 'k')
    await arrived.opened
    app = createHipcallApp(on.db, far.db, app.clock)
    expect((await post(TASK, 'k')).status).toBe(409)
    app.clock.advance(121_000)
    const repeat = await post(TASK, 'k')
    expect(repeat.status).toBe(201)
    expect(app.sent.map((request) => request.split(' ')[0])).toEqual(done ? ['GET'] : ['GET', 'POST'])
    expect(await tasksIn(far.db)).toHaveLength(1)
    expect(await audited()).toHaveLength(1)
    expect(await post(TASK, 'k')).toEqual(repeat)
  })
})
