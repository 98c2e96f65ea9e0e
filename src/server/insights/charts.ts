/** The series, the heatmap and the flow of callers, out of sums. */
import type { FlowLink, FlowNode, HeatCell, SeriesPoint } from '#contract/dashboard/insights.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { type CallsOf, startedQuery } from './asked.ts'
import { CLASS, CLASSES } from './classes.ts'
import type { Columns } from './columns.ts'
import { stationsOf } from './flow-index.ts'
import { addUp } from './profile-table.ts'
import type { Slots } from './slots.ts'
import { CELLS, type Tally } from './tally.ts'

export function seriesOf({ series }: Tally, { bounds }: Slots, zone: string): SeriesPoint[] {
  const texts = bounds.map((bound) => formatTimestamp(bound * 1000))
  return bounds.slice(1).map((to, slot) => {
    const from = bounds[slot] ?? to
    const of = (one: number) => series[slot * CLASSES + one] ?? 0
    const missed = of(CLASS.lost) + of(CLASS.closed)
    return {
      from: texts[slot] ?? '',
      to: texts[slot + 1] ?? '',
      calls: startedQuery({ from, to }, zone),
      offered: of(CLASS.answered) + of(CLASS.voicemail) + missed,
      answered: of(CLASS.answered),
      voicemail: of(CLASS.voicemail),
      missed,
      tried: of(CLASS.reached) + of(CLASS.unreached),
      reached: of(CLASS.reached),
    }
  })
}

export function heatOf({ heat }: Tally): HeatCell[] {
  const of = (one: number, cell: number) => heat[one * CELLS + cell] ?? 0
  return Array.from({ length: CELLS }, (_, cell) => {
    const missed = of(CLASS.lost, cell) + of(CLASS.closed, cell)
    const offered = of(CLASS.answered, cell) + of(CLASS.voicemail, cell) + missed
    return { weekday: Math.floor(cell / 24) + 1, hour: cell % 24, offered, missed }
  }).filter(({ offered }) => offered > 0)
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
