import { describe, expect, it } from 'vitest'
import { createLimitedAccount, type LimitedAccountOptions } from '#server/testing/limited-account.ts'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { createBudget } from './budget.ts'
import { createBudgets } from './budgets.ts'
import type { Priority } from './upstream.ts'

const START = Date.parse('2026-03-31T09:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

function setting(options: Partial<LimitedAccountOptions> = {}) {
  const time = createVirtualTime(START)
  const account = createLimitedAccount(time, { limit: 30, counts: 'fixed', latency: () => [75, 75], ...options })
  const budget = createBudget(time)
  /** Asks again and again until the time is over. */
  const work = async (priority: Priority, milliseconds: number) => {
    const end = time.now() + milliseconds
    while (time.now() < end) await budget.run(priority, account.send).catch(() => undefined)
  }
  return { time, account, budget, work }
}

describe('a budget', () => {
  it.each(['fixed', 'sliding'] as const)('uses 95 % of a limit of 30 over an hour, and never more than it (%s)', async (counts) => {
    const { time, account, work } = setting({ counts })
    void work('history', HOUR)
    await time.run(START + HOUR)
    const done = account.seen.filter(({ allowed }) => allowed).length
    expect(done).toBeGreaterThanOrEqual(0.95 * 30 * 60)
    expect(account.most()).toBeLessThanOrEqual(29)
    await time.run()
    expect(time.pending).toBe(0)
  })

  it('takes over a limit of 3,000 from the first answer, and is as fast as answers are', async () => {
    const { time, account, work } = setting({ limit: 3_000 })
    void work('history', 10 * MINUTE)
    await time.run()
    expect(account.seen.length).toBeGreaterThanOrEqual(0.99 * ((10 * MINUTE) / 150))
  })

  it.each([1, 2, 3])('works with a limit of %i', async (limit) => {
    const { time, account, work } = setting({ limit })
    void work('today', HOUR)
    await time.run()
    expect(account.seen.every(({ allowed }) => allowed)).toBe(true)
    expect(account.seen.length).toBeGreaterThanOrEqual(0.95 * 60 * Math.max(1, limit === 3 ? 2 : limit))
  })

  it.each(['fixed', 'sliding'] as const)('makes room for others who are seen, and comes back when they stop (%s)', async (counts) => {
    const { time, account, work } = setting({ counts })
    const others = async (perMinute: number, milliseconds: number) => {
      const end = time.now() + milliseconds
      while (time.now() < end) {
        await time.sleep(MINUTE / perMinute)
        account.count()
      }
    }
    const rate = (from: number, to: number) =>
      account.seen.filter(({ sent }) => sent >= START + from && sent < START + to).length / ((to - from) / MINUTE)
    void work('history', 2 * HOUR)
    void others(10, HOUR)
    await time.run()
    const refused = account.seen.filter(({ allowed }) => !allowed).length
    expect(refused).toBeLessThanOrEqual(6)
    expect(rate(5 * MINUTE, HOUR)).toBeGreaterThan(0.85 * 20)
    expect(rate(5 * MINUTE, HOUR)).toBeLessThanOrEqual(20)
    expect(rate(HOUR + 2 * MINUTE, 2 * HOUR)).toBeGreaterThan(0.95 * 30)
  })

  it('sends nothing once others have used all there is, until the window has moved', async () => {
    const { time, account, budget } = setting()
    void budget.run('person', account.send)
    await time.run(START + 5_000)
    for (let others = 0; others < 28; others += 1) account.count()
    void budget.run('person', account.send)
    await time.run(START + 10_000)
    const late = [budget.run('history', account.send), budget.run('person', account.send)]
    await time.run()
    await Promise.all(late)
    expect(account.seen.every(({ allowed }) => allowed)).toBe(true)
    const sent = account.seen.map((request) => request.sent - START)
    expect(sent.slice(0, 2)).toEqual([0, 5_000])
    // The window began no later than the first answer came.
    expect(sent[2]).toBe(150 + 60_050)
  })

  it.each([
    ['as long as it says', true, 40_000],
    ['for a minute where it does not say', false, 60_000],
  ])('waits after a 429 %s', async (_, saysHowLong, wait) => {
    const { time, account, budget } = setting({ saysHowLong })
    for (let others = 0; others < 30; others += 1) account.count()
    await time.run(START + 20_000)
    const refused = budget.run('person', account.send)
    const asked = (['history', 'today', 'person', 'person'] as const).map((priority) => budget.run(priority, account.send))
    void refused.catch(() => undefined)
    await Promise.all(asked.map((request) => request.catch(() => undefined)).concat(time.run().then(() => undefined)))
    await expect(refused).rejects.toMatchObject({ failure: 'limited', retryAfter: wait / 1_000 })
    const answered = START + 20_150
    expect(account.seen.slice(1).every(({ sent, allowed }) => allowed || sent < answered)).toBe(true)
    expect(account.seen.find(({ sent }) => sent > answered)?.sent).toBe(answered + wait + 50)
  })

  it('takes a new limit over at once, up and down', async () => {
    const { time, account, budget, work } = setting()
    void work('history', 10 * MINUTE)
    await time.run(START + 3 * MINUTE)
    account.setLimit(120)
    await time.run(START + 5 * MINUTE)
    expect(budget.state()).toEqual({ last_minute: expect.toSatisfy((used: number) => used > 110), limit: 120, waiting: 0 })
    account.setLimit(10)
    await time.run(START + 7 * MINUTE)
    expect(budget.state()).toMatchObject({ last_minute: expect.toSatisfy((used: number) => used <= 9), limit: 10 })
    await time.run()
  })

  it('lets a person go at once while other requests are under way, and before all others', async () => {
    const { time, account, budget } = setting({ latency: () => [10_000, 10_000] })
    const order: string[] = []
    const ask = (name: string, priority: Priority) => budget.run(priority, account.send).then(() => order.push(name))
    void ask('history', 'history')
    void ask('more history', 'history')
    void ask('today', 'today')
    await time.run(START + 1_000)
    void ask('person', 'person')
    void ask('other person', 'person')
    await time.settle()
    expect(account.seen.map(({ sent }) => sent - START)).toEqual([0, 1_000, 1_000])
    expect(budget.state()).toEqual({ last_minute: 3, limit: 30, waiting: 2 })
    await time.run()
    expect(order).toEqual(['history', 'person', 'other person', 'today', 'more history'])
  })

  it('takes a request back that is given up while it waits, and counts one that was sent', async () => {
    const { time, account, budget } = setting()
    const given = new AbortController()
    const running = budget.run('history', account.send)
    const asked = [budget.run('history', account.send, given.signal), budget.run('today', account.send)]
    const ends = Promise.allSettled(asked)
    given.abort()
    expect(budget.state()).toEqual({ last_minute: 1, limit: 30, waiting: 1 })
    await time.run()
    await running
    expect(await ends).toMatchObject([{ status: 'rejected', reason: { failure: 'aborted' } }, { status: 'fulfilled' }])
    await expect(budget.run('person', account.send, given.signal)).rejects.toMatchObject({ failure: 'aborted' })
    expect([account.seen.length, budget.state().waiting, time.pending]).toEqual([2, 0, 0])
  })

  it('does not stand still when the clock is put back', async () => {
    const { time, account } = setting()
    let back = 0
    const budget = createBudget({ ...time, now: () => time.now() - back })
    for (let index = 0; index < 60; index += 1) void budget.run('person', account.send)
    await time.run(START + 1_000)
    back = HOUR
    await time.run()
    expect(account.seen).toHaveLength(60)
    expect(account.most()).toBe(30)
    expect(time.now() - START).toBeLessThan(2.1 * MINUTE)
  })
})

describe('budgets', () => {
  it('are one a token, and forgotten when they are idle', async () => {
    const time = createVirtualTime(START)
    const budgets = createBudgets(time)
    const one = budgets.of('one')
    expect(budgets.of('one')).toBe(one)
    expect(budgets.of('other')).not.toBe(one)
    await one.run('person', async (note) => note({ limit: 60 }))
    await time.run(START + 9 * MINUTE)
    budgets.of('third')
    expect(budgets.of('one')).toBe(one)
    await time.run(START + 11 * MINUTE)
    budgets.of('fourth')
    expect(budgets.of('one')).not.toBe(one)
  })
})
