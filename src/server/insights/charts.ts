/** The series, the heatmap and the flow of callers, out of sums. */
import type { FlowLink, FlowNode, HeatCell, SeriesPoint } from '#contract/dashboard/insights.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { type CallsOf, startedQuery } from './asked.ts'
import { CLASS, CLASSES } from './classes.ts'
import type { Columns } from './columns.ts'
import { MISSED } from './figures.ts'
import { stationsOf } from './flow-index.ts'
import { addUp } from './profile-table.ts'
import type { Slots } from './slots.ts'
import { CELLS, type Tally } from './tally.ts'

export function seriesOf({ series }: Tally, { bounds }: Slots, zone: string, calls: CallsOf): SeriesPoint[] {
  return bounds.slice(1).map((to, slot) => {
    const from = bounds[slot] ?? to
    const of = (one: number) => series[slot * CLASSES + one] ?? 0
    const started = startedQuery({ from, to }, zone)
    const inbound = (n: number, outcome?: string) => ({
      n,
      calls: calls(['inbound'], outcome === undefined ? started : { ...started, outcome }),
    })
    const outbound = (n: number, outcome?: string) => ({
      n,
      calls: calls(['outbound'], outcome === undefined ? started : { ...started, outcome }),
    })
    const missed = of(CLASS.lost) + of(CLASS.closed)
    return {
      from: formatTimestamp(from * 1000),
      to: formatTimestamp(to * 1000),
      offered: inbound(of(CLASS.answered) + of(CLASS.voicemail) + missed),
      answered: inbound(of(CLASS.answered), 'answered'),
      voicemail: inbound(of(CLASS.voicemail), 'voicemail'),
      missed: inbound(missed, MISSED),
      tried: outbound(of(CLASS.reached) + of(CLASS.unreached)),
      reached: outbound(of(CLASS.reached), 'reached'),
    }
  })
}

export function heatOf({ heat }: Tally, calls: CallsOf): HeatCell[] {
  const of = (one: number, cell: number) => heat[one * CELLS + cell] ?? 0
  return Array.from({ length: CELLS }, (_, cell) => {
    const [weekday, hour] = [Math.floor(cell / 24) + 1, cell % 24]
    const when = { weekday: String(weekday), hour: String(hour) }
    const missed = of(CLASS.lost, cell) + of(CLASS.closed, cell)
    const offered = of(CLASS.answered, cell) + of(CLASS.voicemail, cell) + missed
    return {
      weekday,
      hour,
      offered: { n: offered, calls: calls(['inbound'], when) },
      missed: { n: missed, calls: calls(['inbound'], { ...when, outcome: MISSED }) },
    }
  }).filter(({ offered }) => offered.n > 0)
}

export function flowOf(
  { counts }: Tally,
  { profiles, flow: { nodes, links } }: Columns,
  calls: CallsOf,
): { nodes: FlowNode[]; links: FlowLink[] } {
  const [byNode, byLink] = [addUp(counts, profiles.nodes, nodes.length), addUp(counts, profiles.links, links.length)]
  const passing = (through: string, outcome: string | null) => {
    return calls(['inbound'], { ...(through === '' ? {} : { through }), ...(outcome === null ? {} : { outcome }) })
  }
  return {
    nodes: nodes.flatMap((node, index) => {
      const n = byNode[index] ?? 0
      return n === 0 ? [] : [{ ...node, n, calls: passing(node.outcome === null ? node.key : '', node.outcome) }]
    }),
    links: links.flatMap((link, index) => {
      const n = byLink[index] ?? 0
      const { source, target, lost } = link
      return n === 0 ? [] : [{ source: source.key, target: target.key, lost, n, calls: passing(stationsOf(link), target.outcome) }]
    }),
  }
}
