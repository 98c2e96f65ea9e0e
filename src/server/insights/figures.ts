/** Makes the tiles out of sums: the one place where each metric is worked out. */
import type { CountFigure, InsightsQuery, RatioFigure, SecondsFigure, ServiceLevelFormula, Tiles } from '#contract/dashboard/insights.ts'
import { MISSED_OUTCOMES, OUTCOMES, type Outcome } from '#contract/hipcall/call-outcome.ts'
import type { CallsOf } from './asked.ts'
import { CLASS, CLASSES, isInbound } from './classes.ts'
import { Histogram } from './histogram.ts'
import type { ProfileTable } from './profile-table.ts'
import type { Tally } from './tally.ts'

type Calls = CountFigure['calls']

const INBOUND = ['inbound'] as const
const OUTBOUND = ['outbound'] as const
const BOTH = ['inbound', 'outbound'] as const
export const MISSED = MISSED_OUTCOMES.join()
const LOST = MISSED_OUTCOMES.filter((outcome) => outcome !== 'closed_hours')

export const ratio = (hits: number, n: number, calls: Calls): RatioFigure => ({ n, hits, value: n === 0 ? null : hits / n, calls })

/** `measured` of the calls it is about may lack the time: then the list leaves those out too. */
export function secondsFigure(histogram: Histogram, calls: Calls): SecondsFigure {
  const { n, total } = histogram
  const quantiles = { median: histogram.quantile(0.5), p90: histogram.quantile(0.9) }
  return { n, total, mean: n === 0 ? null : total / n, ...quantiles, calls }
}

/** How many calls there are by class, and inbound ones by outcome. */
export interface Counted {
  byClass: readonly number[]
  byOutcome: ReadonlyMap<Outcome, number>
  withFlow: { all: number; inbound: number }
}

export function countProfiles({ counts }: Tally, { classes, outcomes, flowKnown }: ProfileTable): Counted {
  const [byClass, byOutcome] = [Array.from({ length: CLASSES }, () => 0), Array.from(OUTCOMES, () => 0)]
  const withFlow = { all: 0, inbound: 0 }
  for (let id = 0; id < counts.length; id += 1) {
    const n = counts[id] as number
    if (n === 0) continue
    const [one, outcome] = [classes[id] as number, outcomes[id] as number]
    byClass[one] = (byClass[one] as number) + n
    if (isInbound(one)) byOutcome[outcome] = (byOutcome[outcome] as number) + n
    if (flowKnown[id] === 0) continue
    withFlow.all += n
    if (isInbound(one)) withFlow.inbound += n
  }
  return { byClass, byOutcome: new Map(OUTCOMES.map((outcome, index) => [outcome, byOutcome[index] ?? 0])), withFlow }
}

export function tilesOf(sums: Tally, counted: Counted, calls: CallsOf, { threshold, formula }: Rule): Tiles {
  const of = (one: number) => counted.byClass[one] ?? 0
  const outcome = (one: Outcome) => counted.byOutcome.get(one) ?? 0
  const [answered, voicemail, missed] = [of(CLASS.answered), of(CLASS.voicemail), of(CLASS.lost) + of(CLASS.closed)]
  const offered = answered + voicemail + missed
  const [reached, tried] = [of(CLASS.reached), of(CLASS.reached) + of(CLASS.unreached)]
  const inbound = (outcomes?: string, more = {}) => calls(INBOUND, outcomes === undefined ? more : { outcome: outcomes, ...more })
  const waits = (n: number, all: number) => (n < all ? { min_waited: '0' } : {})
  const talks = (histogram: Histogram, all: number) => (histogram.n < all ? { min_talked: '0' } : {})
  const talk = Histogram.of(sums.talkInbound, sums.talkOutbound)
  const open = offered - of(CLASS.closed) - outcome('short_abandoned')
  return {
    offered: { n: offered, calls: inbound() },
    answered: { n: answered, calls: inbound('answered') },
    voicemail: { n: voicemail, calls: inbound('voicemail') },
    missed: { n: missed, calls: inbound(MISSED) },
    missed_by: missedBy((one) => ({ n: outcome(one), calls: inbound(one) })),
    answer_rate: ratio(answered, offered, inbound('answered')),
    answer_rate_open: ratio(answered, open, inbound('answered')),
    service_level: serviceLevel(
      sums,
      { threshold, formula },
      { answered, offered: offered - of(CLASS.closed), short: outcome('short_abandoned') },
      calls,
    ),
    speed_of_answer: secondsFigure(sums.answered, inbound('answered', waits(sums.answered.n, answered))),
    waited_lost: secondsFigure(sums.lost, inbound(LOST.join(), waits(sums.lost.n, of(CLASS.lost)))),
    talk: secondsFigure(talk, calls(BOTH, { outcome: 'answered,reached', ...talks(talk, answered + reached) })),
    talk_inbound: secondsFigure(sums.talkInbound, inbound('answered', talks(sums.talkInbound, answered))),
    talk_outbound: secondsFigure(sums.talkOutbound, calls(OUTBOUND, { outcome: 'reached', ...talks(sums.talkOutbound, reached) })),
    tried: { n: tried, calls: calls(OUTBOUND) },
    reached: { n: reached, calls: calls(OUTBOUND, { outcome: 'reached' }) },
    reach_rate: ratio(reached, tried, calls(OUTBOUND, { outcome: 'reached' })),
    internal: { n: of(CLASS.internal), calls: calls(['internal']) },
  }
}

function missedBy(figure: (outcome: Outcome) => CountFigure): Tiles['missed_by'] {
  return Object.fromEntries(MISSED_OUTCOMES.map((outcome) => [outcome, figure(outcome)])) as Tiles['missed_by']
}

export interface Rule {
  threshold: NonNullable<InsightsQuery['threshold']>
  formula: ServiceLevelFormula
}

interface Base {
  answered: number
  /** Inbound calls but those outside business hours. */
  offered: number
  short: number
}

function serviceLevel(sums: Tally, { threshold, formula }: Rule, { answered, offered, short }: Base, calls: CallsOf): RatioFigure {
  const within = sums.answered.upTo(threshold)
  const early = sums.lost.upTo(threshold)
  const met = (outcome: string) => calls(INBOUND, { outcome, max_waited: String(threshold) })
  if (formula === 'answered') return ratio(within, answered, met('answered'))
  if (formula === 'without_short') return ratio(within, offered - short, met('answered'))
  if (formula === 'without_early') return ratio(within, offered - early, met('answered'))
  if (formula === 'early_as_met') return ratio(within + early, offered, met(['answered', ...LOST].join()))
  return ratio(within, offered, met('answered'))
}
