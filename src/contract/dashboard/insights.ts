/** Figures over calls: the overview's tiles, charts and tables, each with the calls it counts. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { MISSED_OUTCOMES, OUTCOMES } from '../hipcall/call-outcome.ts'
import { CdrFilter } from '../hipcall/cdrs.ts'
import { wholeNumber } from '../query.ts'
import { Id, single, Timestamp } from '../wire.ts'

/**
 * The accepted formulas of the service level. Within: answered within the threshold. Offered: inbound calls but those outside
 * business hours, which nobody could have answered.
 * - `offered`: within / offered
 * - `answered`: within / answered
 * - `without_short`: within / (offered − short abandoned, by Hipcall's own rule)
 * - `without_early`: within / (offered − lost within the threshold)
 * - `early_as_met`: (within + lost within the threshold) / offered
 */
export const SERVICE_LEVEL_FORMULAS = ['offered', 'answered', 'without_short', 'without_early', 'early_as_met'] as const
export type ServiceLevelFormula = (typeof SERVICE_LEVEL_FORMULAS)[number]

/** Seconds within which a call is to be answered, where the query does not say. */
export const DEFAULT_THRESHOLD = 20

/** The same words for period and filters as the list of calls; a week up to today where no period is given. */
export const InsightsQuery = z.object({
  period: CdrFilter.shape.period,
  started_from: CdrFilter.shape.started_from,
  started_to: CdrFilter.shape.started_to,
  direction: CdrFilter.shape.direction,
  users: CdrFilter.shape.users,
  teams: CdrFilter.shape.teams,
  numbers: CdrFilter.shape.numbers,
  /** Seconds of the service level, 20 when absent. */
  threshold: z.optional(wholeNumber(0, 3_600)),
  /** `offered` when absent. */
  formula: z.optional(z.enum(SERVICE_LEVEL_FORMULAS)),
})
export type InsightsQuery = z.output<typeof InsightsQuery>

/**
 * Parameters of the list of calls, as they stand in its URL, that give just the calls a figure counts. To keep the answer small they
 * are only what comes on top of the calls of the figure's period: `callsOf` puts both together. Null where no list of calls can say it
 * (then n is 0; or it is `complete`).
 */
export const CallsQuery = z.record(z.string(), z.string())
export type CallsQuery = z.infer<typeof CallsQuery>

/** So many calls. */
export const CountFigure = z.object({ n: z.int(), calls: z.nullable(CallsQuery) })
export type CountFigure = z.infer<typeof CountFigure>

/**
 * A share: `hits` of `n`, `value` from 0 to 1, null where n is 0. `calls` are the hits; null where no list of
 * calls can say them (`complete`).
 */
export const RatioFigure = z.object({
  n: z.int(),
  hits: z.int(),
  value: z.nullable(z.number()),
  calls: z.nullable(CallsQuery),
})
export type RatioFigure = z.infer<typeof RatioFigure>

/**
 * Seconds over the n calls that have such a time: null where there are none. Median and p90 are the smallest second that half (nine
 * tenths) of the calls do not exceed.
 */
export const SecondsFigure = z.object({
  n: z.int(),
  total: z.number(),
  mean: z.nullable(z.number()),
  median: z.nullable(z.int()),
  p90: z.nullable(z.int()),
  calls: z.nullable(CallsQuery),
})
export type SecondsFigure = z.infer<typeof SecondsFigure>

/** Rings that nobody took: `seconds` callers heard them, over `rings` rings in `n` calls. */
export const RingsFigure = z.object({ n: z.int(), rings: z.int(), seconds: z.number(), calls: z.nullable(CallsQuery) })
export type RingsFigure = z.infer<typeof RingsFigure>

const MissedBy = z.object(
  Object.fromEntries(MISSED_OUTCOMES.map((outcome) => [outcome, CountFigure])) as Record<
    (typeof MISSED_OUTCOMES)[number],
    typeof CountFigure
  >,
)

/**
 * The tiles. Inbound: `offered` = `answered` + `voicemail` + `missed`; `missed_by` are the causes and sum to `missed`. `answer_rate` is
 * answered / offered; `answer_rate_open` leaves calls outside business hours and short ones out of both. `speed_of_answer`: seconds from
 * the start of a call (greeting included) until a person picked up. `talk`: of answered and reached calls. Outbound: `tried`, of which
 * `reached`. Internal calls are in no figure but `internal`.
 */
export const Tiles = z.object({
  offered: CountFigure,
  answered: CountFigure,
  voicemail: CountFigure,
  missed: CountFigure,
  missed_by: MissedBy,
  answer_rate: RatioFigure,
  answer_rate_open: RatioFigure,
  service_level: RatioFigure,
  speed_of_answer: SecondsFigure,
  /** How long those waited who were lost (missed, but not outside business hours). */
  waited_lost: SecondsFigure,
  talk: SecondsFigure,
  talk_inbound: SecondsFigure,
  talk_outbound: SecondsFigure,
  tried: CountFigure,
  reached: CountFigure,
  reach_rate: RatioFigure,
  internal: CountFigure,
})
export type Tiles = z.infer<typeof Tiles>

/**
 * A step of the series, from inclusive, to exclusive: an hour, or a day, week (from Monday) or month of the account's zone, cut at the ends of the period. 23- and
 * 25-hour days have as many hours. Each count is of those calls of the tile of that name that started within the step, which is what
 * `calls` says: `stepFigure` puts both together. There can be many steps: what is the same in all of them is said once.
 */
export const SeriesPoint = z.object({
  from: Timestamp,
  to: Timestamp,
  calls: CallsQuery,
  offered: z.int(),
  answered: z.int(),
  voicemail: z.int(),
  missed: z.int(),
  tried: z.int(),
  reached: z.int(),
})
export type SeriesPoint = z.infer<typeof SeriesPoint>

/** How inbound calls end: the parts of `offered`, in the order they are stacked from below. */
export const OFFERED_PARTS = ['answered', 'voicemail', 'missed'] as const satisfies readonly (keyof SeriesPoint)[]
export type OfferedPart = (typeof OFFERED_PARTS)[number]

/**
 * Inbound calls by weekday (1 is Monday) and hour (0 to 23) of their start in the account's zone; only cells with calls. `cellFigure`
 * makes the figure of a count.
 */
export const HeatCell = z.object({ weekday: z.int(), hour: z.int(), offered: z.int(), missed: z.int() })
export type HeatCell = z.infer<typeof HeatCell>

/**
 * A person, as the calls name them (`user_id` may be of somebody who is gone). `answered` and `tried` are calls of theirs; `rang` are
 * inbound calls with a ring of theirs that they did not take, refused ones included, whoever took the call later (needs call_flow). `talk` is of answered and reached calls;
 * its median and p90 are within 3 % above 64 seconds.
 */
export const PersonRow = z.object({
  user_id: Id,
  answered: CountFigure,
  rang: CountFigure,
  tried: CountFigure,
  reached: CountFigure,
  talk: SecondsFigure,
})
export type PersonRow = z.infer<typeof PersonRow>

/** Inbound calls routed to a team; a call routed to two is in both rows. */
export const TeamRow = z.object({
  team_id: Id,
  offered: CountFigure,
  answered: CountFigure,
  voicemail: CountFigure,
  missed: CountFigure,
  answer_rate: RatioFigure,
})
export type TeamRow = z.infer<typeof TeamRow>

/** Calls that came or went through one of our numbers. */
export const NumberRow = z.object({
  number_id: Id,
  offered: CountFigure,
  answered: CountFigure,
  voicemail: CountFigure,
  missed: CountFigure,
  answer_rate: RatioFigure,
  tried: CountFigure,
  reached: CountFigure,
})
export type NumberRow = z.infer<typeof NumberRow>

/** Rings of inbound calls that nobody took. `unanswered`: rang until they ended (also busy, or the caller left); `rejected`: refused. Called off because somebody else picked up is neither. */
const Rings = { unanswered: RingsFigure, rejected: RingsFigure }

/** The ledger of rings that nobody took (needs call_flow), the most seconds first. `team_id` is the team that was ringing. */
export const RingLedger = z.object({
  total: z.object(Rings),
  people: z.array(z.object({ user_id: Id, ...Rings })),
  teams: z.array(z.object({ team_id: Id, ...Rings })),
})
export type RingLedger = z.infer<typeof RingLedger>

/** In this order callers pass them; any may be passed by. */
export const FLOW_LAYERS = ['number', 'greeting', 'team', 'person', 'outcome'] as const
export type FlowLayer = (typeof FLOW_LAYERS)[number]

/**
 * Where inbound callers go: our number, the last greeting, the last team, who picked up, how it ended. `key` is `team.3` or
 * `outcome.rang_out`, and what links point at. `id` is null for outcomes and `outcome` null for all else.
 */
export const FlowNode = z.object({
  key: z.string(),
  layer: z.enum(FLOW_LAYERS),
  id: z.nullable(Id),
  outcome: z.nullable(z.enum(OUTCOMES)),
  n: z.int(),
  calls: z.nullable(CallsQuery),
})
export type FlowNode = z.infer<typeof FlowNode>

/** Callers who went from one node straight to another. `lost` where the other is an outcome that counts as missed. */
export const FlowLink = z.object({
  source: z.string(),
  target: z.string(),
  lost: z.boolean(),
  n: z.int(),
  calls: z.nullable(CallsQuery),
})
export type FlowLink = z.infer<typeof FlowLink>

export const SERIES_STEPS = ['hour', 'day', 'week', 'month'] as const

/** A period, resolved: from inclusive, to exclusive; null where unbounded. `calls` is the base of every figure of it. */
export const InsightsPeriod = z.object({ from: z.nullable(Timestamp), to: z.nullable(Timestamp), calls: CallsQuery })
export type InsightsPeriod = z.infer<typeof InsightsPeriod>

/**
 * Everything of the overview. `previous*` is the period of the same length just before, null where the period has no beginning (or one long ago); of a
 * period that is not over yet, as much of the one before as has passed of it. `series_step` goes by the length of the period.
 * `previous_series` has the points of the period before, to be laid over `series` by index; none where the period is longer than two
 * years. Of such a period, and of one without bounds, `series` begins and ends with the days that have calls.
 */
export const Insights = z.object({
  zone: z.string(),
  threshold: z.int(),
  formula: z.enum(SERVICE_LEVEL_FORMULAS),
  period: InsightsPeriod,
  previous: z.nullable(InsightsPeriod),
  /** All calls of the period, whatever their direction, and of how many the call_flow is held; the same of inbound calls alone. */
  complete: z.object({ all: RatioFigure, inbound: RatioFigure }),
  tiles: Tiles,
  previous_tiles: z.nullable(Tiles),
  series_step: z.enum(SERIES_STEPS),
  series: z.array(SeriesPoint),
  previous_series: z.array(SeriesPoint),
  heat: z.array(HeatCell),
  /** The most answered first. */
  people: z.array(PersonRow),
  /** The most offered first. */
  teams: z.array(TeamRow),
  numbers: z.array(NumberRow),
  rings: RingLedger,
  flow: z.object({ nodes: z.array(FlowNode), links: z.array(FlowLink) }),
})
export type Insights = z.infer<typeof Insights>

/** The URL parameters of the list of calls for a figure: those of its period (`insights.period` or `.previous`) and its own. */
export function callsOf(period: Pick<InsightsPeriod, 'calls'>, figure: { calls: CallsQuery | null }): CallsQuery | null {
  if (figure.calls === null) return null
  const { period: named, ...rest } = period.calls
  const own = 'started_from' in figure.calls || 'started_to' in figure.calls
  return { ...(named === undefined || own ? {} : { period: named }), ...rest, ...figure.calls }
}

/** Those of a tile's calls that these parameters leave. */
const partOf = ({ calls }: CountFigure, n: number, own: CallsQuery): CountFigure => ({ n, calls: calls && { ...calls, ...own } })

/** A count of a step of the series, with its calls; `tiles` are those of its period. */
export function stepFigure(tiles: Tiles, step: SeriesPoint, name: Exclude<keyof SeriesPoint, 'from' | 'to' | 'calls'>): CountFigure {
  return partOf(tiles[name], step[name], step.calls)
}

/** A count of a cell of the heatmap, with its calls. */
export function cellFigure(tiles: Tiles, cell: HeatCell, name: 'offered' | 'missed'): CountFigure {
  return partOf(tiles[name], cell[name], { weekday: String(cell.weekday), hour: String(cell.hour) })
}

export const getInsights = endpoint({
  name: 'getInsights',
  method: 'GET',
  path: `${DASHBOARD}/insights`,
  group: 'Insights',
  summary: 'Figures over the calls of a period and the one before, each with the calls it counts',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: InsightsQuery,
  body: z.undefined(),
  status: 200,
  answer: single(Insights),
  errors: { 422: 'a parameter makes no sense' },
})

export const METRICS = [
  'offered',
  'answered',
  'voicemail',
  'missed',
  'answer_rate',
  'answer_rate_open',
  'service_level',
  'speed_of_answer',
  'waited_lost',
  'talk',
  'tried',
  'reached',
  'reach_rate',
  'internal',
  'by_person',
  'rang',
  'by_team',
  'by_number',
  'heat',
  'rings',
  'flow',
  'complete',
] as const
export type Metric = (typeof METRICS)[number]

/** What a metric is. `formula`, `left_out`: keys of sentences that the page has in each language, where they are not words already. */
export const MetricDefinition = z.object({
  metric: z.enum(METRICS),
  /** Key of its name. */
  name: z.string(),
  /** Key of its formula in words. */
  formula: z.string(),
  /** Fields of the call it is made of. */
  source: z.array(z.string()),
  unit: z.enum(['calls', 'share', 'seconds']),
  /** Key of what is left out; null where nothing is. */
  left_out: z.nullable(z.string()),
  /** Whether it needs the call_flow: it then covers only calls that have one. `better`: right without, more precise with it. */
  needs_flow: z.enum(['no', 'better', 'yes']),
})
export type MetricDefinition = z.infer<typeof MetricDefinition>

export const getInsightDefinitions = endpoint({
  name: 'getInsightDefinitions',
  method: 'GET',
  path: `${DASHBOARD}/insights/definitions`,
  group: 'Insights',
  summary: 'What each figure means: its formula, source, unit, what it leaves out, whether it needs call_flow',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(z.object({ metrics: z.array(MetricDefinition), formulas: z.array(z.enum(SERVICE_LEVEL_FORMULAS)) })),
})
