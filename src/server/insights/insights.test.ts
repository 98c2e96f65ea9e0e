import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  callsOf,
  cellFigure,
  getInsightDefinitions,
  getInsights,
  type Insights,
  InsightsQuery,
  METRICS,
  SERVICE_LEVEL_FORMULAS,
  stepFigure,
} from '#contract/dashboard/insights.ts'
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { isMissed } from '#contract/hipcall/call-outcome.ts'
import { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { failedRings } from '#contract/hipcall/failed-rings.ts'
import { writeQuery } from '#contract/query.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { callCount } from '#server/resources/cdrs/store.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { emptyDatabase, testDatabase } from '#server/testing/database.ts'
import { fittingCalls } from '#server/testing/naive-list.ts'
import { randomCdrs } from '#server/testing/random-calls.ts'
import { answerInsights } from './answer.ts'

const on = testDatabase()

const PATH = '/api/dashboard/insights'
const ZONES = ['Europe/Istanbul', 'Europe/Berlin', 'Europe/London', 'America/New_York'] as const
const NOW = Date.parse('2023-03-29T10:00:00Z')

const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 1 })
const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, undefined, ...values)

const queries: fc.Arbitrary<InsightsQuery> = fc.record({
  period: maybe('today' as const, 'yesterday' as const, '7d' as const, '90d' as const, 'all' as const),
  started_from: maybe('2023-03-26', '2023-03-27', '2023-03-26T22:30:00Z', '2023-03-26T00:00:00.500Z', '1999-01-01'),
  started_to: maybe('2023-03-28', '2023-03-29', '2023-03-28T10:15:00+03:00', '2099-12-31'),
  direction: some(['inbound', 'outbound', 'internal'] as const),
  users: some([1, 2, 3, 9]),
  teams: some([1, 2, 9]),
  numbers: some([1, 2, 9]),
  threshold: maybe(0, 5, 30, 600),
  formula: maybe(...SERVICE_LEVEL_FORMULAS),
})

interface Found {
  at: string
  n: number
  calls: Record<string, string>
}

const STEP_COUNTS = ['offered', 'answered', 'voicemail', 'missed', 'tried', 'reached'] as const

/** Every figure of an answer that can be opened, with the calls it opens. */
function figuresIn(insights: Insights): Found[] {
  const found: Found[] = []
  const look = (value: unknown, at: string, period: Insights['period']) => {
    if (typeof value !== 'object' || value === null) return
    if ('calls' in value && 'n' in value && at !== '') {
      const { n, hits, calls } = value as { n: number; hits?: number; calls: Record<string, string> | null }
      const opened = callsOf(period, { calls })
      if (opened === null && !at.startsWith('/complete')) expect([at, hits ?? n]).toEqual([at, 0])
      if (opened !== null) found.push({ at, n: hits ?? n, calls: opened })
      return
    }
    for (const [key, one] of Object.entries(value)) {
      const of = key.startsWith('previous_') ? insights.previous : period
      if (of !== null && key !== 'period' && key !== 'previous') look(one, `${at}/${key}`, of)
    }
  }
  const { tiles, previous_tiles, series, previous_series, heat, ...rest } = insights
  look({ tiles, previous_tiles, ...rest }, '', insights.period)
  const steps = (all: Insights['series'], of: Insights['tiles'] | null) =>
    of === null ? [] : all.map((step) => Object.fromEntries(STEP_COUNTS.map((name) => [name, stepFigure(of, step, name)])))
  look({ series: steps(series, tiles), previous_series: steps(previous_series, previous_tiles) }, '', insights.period)
  look({ heat: heat.map((cell) => [cellFigure(tiles, cell, 'offered'), cellFigure(tiles, cell, 'missed')]) }, '', insights.period)
  return found
}

const decode = (calls: Record<string, string>) => z.decode(CdrFilter, calls as never)

function seconds(values: readonly (number | null)[]) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  const n = sorted.length
  const total = sorted.reduce((sum, value) => sum + value, 0)
  const at = (share: number) => sorted[Math.ceil(share * n) - 1] ?? null
  return { n, total, mean: n === 0 ? null : total / n, median: at(0.5), p90: at(0.9) }
}

/** The tiles, call by call, as the definitions say them. */
function naiveTiles(cdrs: readonly NewCdr[], threshold: number, formula: (typeof SERVICE_LEVEL_FORMULAS)[number]) {
  const calls = cdrs.map((cdr) => ({ ...callFacts(cdr, cdr.call_flow), direction: cdr.direction }))
  const inbound = calls.filter(({ direction }) => direction === 1)
  const outbound = calls.filter(({ direction }) => direction === 2)
  const of = (outcome: string) => inbound.filter((call) => call.outcome === outcome)
  const lost = inbound.filter(({ outcome }) => isMissed(outcome) && outcome !== 'closed_hours')
  const within = (some: typeof calls) => some.filter(({ waited }) => waited !== null && waited <= threshold).length
  const [answered, reached, closed, short] = [
    of('answered'),
    outbound.filter(({ outcome }) => outcome === 'reached'),
    of('closed_hours').length,
    of('short_abandoned').length,
  ]
  const open = inbound.length - closed
  const ratio = (hits: number, n: number) => ({ hits, n, value: n === 0 ? null : hits / n })
  const met = within(answered)
  return {
    offered: { n: inbound.length },
    answered: { n: answered.length },
    voicemail: { n: of('voicemail').length },
    missed: { n: lost.length + closed },
    missed_by: { rang_out: { n: of('rang_out').length }, rejected: { n: of('rejected').length }, short_abandoned: { n: short } },
    answer_rate: ratio(answered.length, inbound.length),
    answer_rate_open: ratio(answered.length, open - short),
    service_level: {
      offered: ratio(met, open),
      answered: ratio(met, answered.length),
      without_short: ratio(met, open - short),
      without_early: ratio(met, open - within(lost)),
      early_as_met: ratio(met + within(lost), open),
    }[formula],
    speed_of_answer: seconds(answered.map(({ waited }) => waited)),
    waited_lost: seconds(lost.map(({ waited }) => waited)),
    talk: seconds([...answered, ...reached].map(({ talked }) => talked)),
    talk_inbound: seconds(answered.map(({ talked }) => talked)),
    talk_outbound: seconds(reached.map(({ talked }) => talked)),
    tried: { n: outbound.length },
    reached: { n: reached.length },
    reach_rate: ratio(reached.length, outbound.length),
    internal: { n: calls.filter(({ direction }) => direction === 3).length },
  }
}

const sum = (values: readonly { n: number }[]) => values.reduce((total, { n }) => total + n, 0)

describe('figures over random calls', () => {
  it('are what counting call by call gives, open exactly the calls they count, and add up', async () => {
    const cases = fc.array(fc.tuple(queries, fc.constantFrom(...ZONES)), { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(randomCdrs({ minLength: 40, maxLength: 120 }), cases, fc.nat(), async (cdrs, asked, seed) => {
        await emptyDatabase(on.db)
        await insertCdrs(on.db, cdrs.slice(20))
        await answerInsights(on.db, {}, { zone: 'Europe/Istanbul', now: NOW })
        // Some come later than they were first asked for.
        await insertCdrs(on.db, cdrs)
        for (const [query, zone] of asked) {
          const reading = { zone, now: NOW }
          const insights = await answerInsights(on.db, query, reading).catch((error: Error) => error.constructor.name)
          if (typeof insights === 'string') expect(insights).toBe('PeriodError')
          else await check(insights, cdrs, query, reading, seed)
        }
      }),
      { numRuns: 4, interruptAfterTimeLimit: 60_000 },
    )
  }, 100_000)

  async function check(
    insights: Insights,
    cdrs: readonly NewCdr[],
    query: InsightsQuery,
    reading: { zone: string; now: number },
    seed: number,
  ) {
    const told = `${JSON.stringify(query)} ${reading.zone}`
    z.parse(getInsights.answer, { data: insights })
    expect(JSON.stringify(insights)).not.toMatch(/NaN|undefined/)
    const figures = figuresIn(insights)
    expect(figures.length, told).toBeGreaterThan(10)
    for (const { at, n, calls } of figures)
      expect([at, calls, fittingCalls(cdrs, decode(calls), reading).length], told).toEqual([at, calls, n])
    // The list itself, for a few of them.
    for (const { at, n, calls } of figures.filter((_, index) => (index + seed) % 23 === 0))
      expect([at, (await callCount(on.db, decode(calls), reading)).total], `${told} ${JSON.stringify(calls)}`).toEqual([at, n])

    const ofPeriod = fittingCalls(cdrs, decode(insights.period.calls), reading)
    const naive = (calls: NewCdr[]) => naiveTiles(calls, insights.threshold, insights.formula)
    expect(insights.tiles, told).toMatchObject(naive(ofPeriod))
    if (insights.previous !== null && insights.previous_tiles !== null)
      expect(insights.previous_tiles, told).toMatchObject(naive(fittingCalls(cdrs, decode(insights.previous.calls), reading)))

    const { tiles, series, heat, rings, flow, people } = insights
    const total = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0)
    for (const name of STEP_COUNTS) expect([name, total(series.map((step) => step[name]))], told).toEqual([name, tiles[name].n])
    expect(total(heat.map(({ offered }) => offered))).toBe(tiles.offered.n)
    expect(total(heat.map(({ missed }) => missed))).toBe(tiles.missed.n)
    expect(sum(Object.values(tiles.missed_by))).toBe(tiles.missed.n)
    expect(sum(flow.nodes.filter(({ layer }) => layer === 'outcome'))).toBe(tiles.offered.n)
    expect(sum(people.map(({ talk }) => talk))).toBeLessThanOrEqual(tiles.talk.n)
    for (const end of ['unanswered', 'rejected'] as const) {
      const failed = ofPeriod.flatMap((cdr) => failedRings(cdr, cdr.call_flow)).filter(({ rejected }) => rejected === (end === 'rejected'))
      const lost = failed.reduce((total, ring) => total + ring.seconds, 0)
      expect(rings.total[end], told).toMatchObject({ rings: failed.length, seconds: lost })
      expect(rings.people.reduce((total, row) => total + row[end].seconds, 0)).toBe(lost)
    }
    for (const [index, point] of series.entries()) if (index > 0) expect(point.from).toBe(series[index - 1]?.to)
  }
})

describe('days on which the clock changes', () => {
  const steps = async (zone: string, date: string) => {
    const { series } = await answerInsights(on.db, { started_from: date, started_to: date }, { zone, now: NOW })
    return series
  }

  it.each([
    ['Europe/Berlin', '2023-03-26', 23],
    ['Europe/Berlin', '2023-10-29', 25],
    ['Europe/London', '2023-03-26', 23],
    ['Europe/London', '2023-10-29', 25],
    ['Europe/Istanbul', '2015-03-29', 23],
    ['Europe/Istanbul', '2015-11-08', 25],
    ['Europe/Istanbul', '2023-03-26', 24],
  ])('%s on %s has %i hours', async (zone, date, hours) => {
    expect(await steps(zone, date)).toHaveLength(hours)
  })

  it('counts both of the hours that are told twice, each in its own step, and in one cell', async () => {
    const [like] = fc.sample(randomCdrs({ minLength: 1, maxLength: 1 }), { numRuns: 1, seed: 3 }).flat()
    if (like === undefined) throw new Error('there is a call')
    const at = (hour: string, digit: string): NewCdr => ({
      ...like,
      uuid: `${digit}0000000-0000-4000-8000-000000000000`,
      direction: 1,
      started_at: `2023-10-29T${hour}:30:00+0000`,
      call_flow: null,
    })
    // 02:30 in Berlin, twice.
    await insertCdrs(on.db, [at('00', '1'), at('01', '2')])
    const { series, heat } = await answerInsights(
      on.db,
      { started_from: '2023-10-29', started_to: '2023-10-29' },
      { zone: 'Europe/Berlin', now: NOW },
    )
    expect(series.flatMap(({ offered }, index) => (offered > 0 ? [[index, offered]] : []))).toEqual([
      [2, 1],
      [3, 1],
    ])
    expect(heat).toMatchObject([{ weekday: 7, hour: 2, offered: 2 }])
    const found = await callCount(on.db, { weekday: [7], hour: [2] }, { zone: 'Europe/Berlin', now: NOW })
    expect(found.total).toBe(2)
  })
})

describe('the period before', () => {
  const ask = (query: InsightsQuery, now = '2023-10-30T09:30:00Z', zone = 'Europe/Berlin') =>
    answerInsights(on.db, query, { zone, now: Date.parse(now) })

  it('has as many days, however long they are', async () => {
    const { period, previous } = await ask({ started_from: '2023-10-29', started_to: '2023-10-29' })
    expect([period.from, period.to]).toEqual(['2023-10-28T22:00:00+0000', '2023-10-29T23:00:00+0000'])
    expect(previous).toEqual({
      from: '2023-10-27T22:00:00+0000',
      to: '2023-10-28T22:00:00+0000',
      calls: { started_from: '2023-10-28', started_to: '2023-10-28' },
    })
  })

  it('of a period that goes on is as long as what has passed of it', async () => {
    const { period, previous } = await ask({ period: 'today' })
    expect(period.calls).toEqual({ period: 'today' })
    expect(previous).toMatchObject({ from: '2023-10-28T22:00:00+0000', to: '2023-10-29T08:30:00+0000' })
  })

  it('is none where the period has no beginning', async () => {
    expect(await ask({ period: 'all' })).toMatchObject({ previous: null, previous_tiles: null, previous_series: [] })
    expect(await ask({ started_to: '2023-10-29' })).toMatchObject({ previous: null })
  })
})

describe('getInsights', () => {
  const app = () => createTestApp(on.db, { clock: testClock('2023-03-29T10:00:00Z') })
  const ask = async (query: InsightsQuery) => {
    const response = await app().as('agent', `${PATH}?${writeQuery(InsightsQuery, query)}`)
    expect(response.status).toBe(200)
    return z.parse(getInsights.answer, await response.json()).data
  }

  it('needs somebody who is signed in, whoever it is', async () => {
    expect((await app().as(null, PATH)).status).toBe(401)
    for (const role of ['agent', 'supervisor', 'admin'] as const) expect((await app().as(role, PATH)).status).toBe(200)
  })

  it.each([
    ['started_from=2023-04-02&started_to=2023-04-01', 'started_to'],
    ['started_from=2023-02-30', 'started_from'],
    ['period=year', 'period'],
    ['threshold=3601', 'threshold'],
    ['threshold=-1', 'threshold'],
    ['formula=best', 'formula'],
    ['users=x', 'users'],
    ['direction=up', 'direction'],
  ])('%s: 422 that names %s', async (query, field) => {
    const response = await app().as('agent', `${PATH}?${query}`)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: { [field]: [expect.any(String)] } })
  })

  it('has no figure where there are no calls, and no NaN', async () => {
    const day = await ask({ period: 'today' })
    expect(day).toMatchObject({
      threshold: 20,
      formula: 'offered',
      series_step: 'hour',
      heat: [],
      people: [],
      flow: { nodes: [], links: [] },
    })
    expect(day.tiles.answer_rate).toMatchObject({ n: 0, hits: 0, value: null })
    expect(day.tiles.speed_of_answer).toMatchObject({ n: 0, mean: null, median: null, p90: null })
    expect(day.series).toHaveLength(24)
    expect((await ask({ period: 'all' })).series).toEqual([])
  })

  it('answers for an empty period, for ten years and for the future', async () => {
    const [cdr] = fc.sample(randomCdrs({ minLength: 1, maxLength: 1 }), { numRuns: 1, seed: 5 }).flat()
    if (cdr === undefined) throw new Error('there is a call')
    await insertCdrs(on.db, [{ ...cdr, direction: 1 }])
    const instant = '2023-03-28T10:00:00Z'
    expect((await ask({ started_from: instant, started_to: instant })).series).toEqual([])
    const long = await ask({ started_from: '2016-01-01', started_to: '2025-12-31' })
    expect([long.tiles.offered.n, long.series.length, long.previous_series]).toEqual([1, 24, []])
    const future = await ask({ started_from: '2030-01-01', started_to: '2030-01-07' })
    expect([future.tiles.offered.n, future.series.length, future.series_step]).toEqual([0, 7, 'day'])
    expect((await ask({ started_from: '0001-01-01', started_to: '9999-12-31' })).tiles.offered.n).toBe(1)
  })
})

describe('getInsightDefinitions', () => {
  it('says of every metric what it is made of', async () => {
    const { as } = createTestApp(on.db)
    expect((await as(null, `${PATH}/definitions`)).status).toBe(401)
    const response = await as('agent', `${PATH}/definitions`)
    expect(response.status).toBe(200)
    const { metrics, formulas } = z.parse(getInsightDefinitions.answer, await response.json()).data
    expect(metrics.map(({ metric }) => metric)).toEqual([...METRICS])
    expect(formulas).toEqual([...SERVICE_LEVEL_FORMULAS])
  })
})
