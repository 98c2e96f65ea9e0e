import { describe, expect, it } from 'vitest'
import { gate, onFirstWrite } from '#server/testing/hipcall-failures.ts'
import { audited, hipcallPerson, messageOf, postTask, TASK, tasksIn } from '#server/testing/hipcall-person.ts'

const person = hipcallPerson()
const { hipcall } = person
const { on, far } = hipcall
const post = (body: unknown, key?: string) => postTask(person, body, key)

describe('an Idempotency-Key', () => {
  it('gives a repeat the first answer, and sends nothing', async () => {
    const first = await post(TASK, 'k')
    expect(await post(TASK, 'k')).toEqual(first)
    expect(hipcall.app.sent).toHaveLength(1)
    expect((await post({ ...TASK, name: 'Other' }, 'k')).status).toBe(409)
  })

  it('tells a repeat to wait while the first is being worked on', async () => {
    const arrived = gate()
    const goOn = gate()
    onFirstWrite(hipcall.app, async (request, next) => {
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
    hipcall.app.line.through = async (request, next) => {
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
    expect(await audited(on.db)).toMatchObject([{ after: { unanswered: true } }])
    expect(hipcall.app.sent.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  })

  it.each([true, false])('lets a repeat look where the process died in the middle (done: %s)', async (done) => {
    const died = new Promise<never>(() => undefined)
    const arrived = gate()
    onFirstWrite(hipcall.app, async (request, next) => {
      if (done) await next(request)
      arrived.open()
      return died
    })
    void post(TASK, 'k')
    await arrived.opened
    hipcall.restart()
    expect((await post(TASK, 'k')).status).toBe(409)
    hipcall.app.clock.advance(121_000)
    const repeat = await post(TASK, 'k')
    expect(repeat.status).toBe(201)
    expect(hipcall.app.sent.map((request) => request.split(' ')[0])).toEqual(done ? ['GET'] : ['GET', 'POST'])
    expect(await tasksIn(far.db)).toHaveLength(1)
    expect(await audited(on.db)).toHaveLength(1)
    expect(await post(TASK, 'k')).toEqual(repeat)
  })
})
