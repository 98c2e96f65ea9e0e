import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLimitedAccount } from '#server/testing/limited-account.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { createBudget } from './budget.ts'
import type { Priority } from './upstream.ts'

const START = Date.parse('2026-03-31T09:00:00Z')
const WINDOW = 60_050

/** Milliseconds of a leg of the way: mostly short, at most 15 seconds. */
const leg = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 400 }) }, fc.integer({ min: 0, max: 15_000 }))
const request = fc.record({
  at: fc.integer({ min: 0, max: 240_000 }),
  priority: fc.constantFrom<Priority>('person', 'today', 'history'),
  givenUpAfter: fc.option(fc.integer({ min: 0, max: 60_000 }), { freq: 8 }),
})
const scene = fc.record({
  limit: fc.integer({ min: 1, max: 12 }),
  counts: fc.constantFrom('fixed' as const, 'sliding' as const),
  legs: fc.array(fc.tuple(leg, leg), { minLength: 1, maxLength: 20 }),
  requests: fc.array(request, { maxLength: 60 }),
  others: fc.oneof(fc.constant<number[]>([]), fc.array(fc.integer({ min: 0, max: 240_000 }), { maxLength: 40 })),
})
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

interface Asked {
  priority: Priority
  asked: number
  sent: number | undefined
  /** Undefined for one that was given up before it was sent. */
  answered: number | undefined
  retryAfter: number | undefined
  settled: number
}

/** Plays a scene until all is quiet. */
async function play({ limit, counts, legs, requests, others }: Scene) {
  const time = createVirtualTime(START)
  let turn = 0
  const latency = () => legs[turn++ % legs.length] ?? ([75, 75] as const)
  const account = createLimitedAccount(time, { limit, counts, latency })
  const budget = createBudget(time, { limit })
  const asked: Asked[] = []
  for (const at of others) void time.sleep(at).then(() => account.count())
  for (const { at, priority, givenUpAfter } of requests) {
    void time.sleep(at).then(async () => {
      const mine: Asked = { priority, asked: time.now(), sent: undefined, answered: undefined, retryAfter: undefined, settled: 0 }
      asked.push(mine)
      const stop = new AbortController()
      if (givenUpAfter !== null) void time.sleep(givenUpAfter).then(() => stop.abort())
      const send = async (note: Parameters<typeof account.send>[0]) => {
        mine.sent = time.now()
        return account.send((meter) => {
          mine.answered = time.now()
          mine.retryAfter = meter.retryAfter
          note(meter)
        })
      }
      await budget.run(priority, send, stop.signal).catch(() => undefined)
      mine.settled += 1
    })
  }
  await time.run()
  return { asked, account, budget, time, sent: asked.filter(wasSent) }
}

function wasSent(request: Asked): request is Asked & { sent: number; answered: number } {
  return request.sent !== undefined && request.answered !== undefined
}

it('holds the limit, obeys, and loses nothing, whatever comes', () =>
  fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const { asked, account, budget, time, sent } = await play(given)
      expect(account.most()).toBeLessThanOrEqual(given.limit)
      expect(asked).toHaveLength(given.requests.length)
      expect(asked.every(({ settled }) => settled === 1)).toBe(true)
      expect(sent).toHaveLength(account.seen.length)
      expect([budget.state().waiting, time.pending]).toEqual([0, 0])
      for (const { answered, retryAfter } of sent) {
        const until = answered + (retryAfter ?? 0) * 1_000
        expect(sent.filter((other) => other.sent > answered && other.sent < until)).toEqual([])
      }
      const background = sent.filter(({ priority }) => priority !== 'person').sort((a, b) => a.sent - b.sent)
      for (const [index, one] of background.entries())
        expect(background[index + 1]?.sent ?? one.answered).toBeGreaterThanOrEqual(one.answered)
    }),
    { numRuns: 150 },
  ))

it('is never refused where nobody else is, and lets persons wait for the window alone, each in turn', () =>
  fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const { account, sent } = await play({ ...given, others: [] })
      expect(account.seen.every(({ allowed }) => allowed)).toBe(true)
      const usedBefore = (moment: number) => sent.filter((other) => other.sent < moment && other.answered > moment - WINDOW).length
      const persons = sent.filter(({ priority }) => priority === 'person')
      for (const [index, person] of persons.entries()) {
        const waited = person.sent > person.asked
        if (waited)
          expect(usedBefore(person.sent - 1) + persons.filter((other) => other.sent === person.sent).length).toBeGreaterThanOrEqual(
            given.limit,
          )
        expect(persons[index + 1]?.sent ?? person.sent).toBeGreaterThanOrEqual(person.sent)
      }
    }),
    { numRuns: 150 },
  ))
