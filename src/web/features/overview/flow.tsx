import { useMemo, useRef } from 'react'
import { Link } from 'react-router-dom'
import { isMissed, outcomeGroup } from '#contract/hipcall/call-outcome.ts'
import { callsPath } from '#web/entities/calls-link.tsx'
import { type Roving, useRoving } from '#web/lib/use-roving.ts'
import { useWidth } from '#web/ui/data-table/use-window.ts'
import { ChartFrame } from './chart-frame.tsx'
import charts from './charts.module.css'
import styles from './flow.module.css'
import { layOutFlow, NODE, type PlacedLink, type PlacedNode } from './flow-layout.ts'
import { FlowTable, useNodeName } from './flow-table.tsx'
import { useOverview } from './overview-context.ts'

/** Pixels: below this width it scrolls sideways; the names of the last layer take the second. */
const NARROWEST = 860
const LABEL = 150
/** Letters of a name beside its node. */
const LONGEST = 24

/** The ways of inbound callers from number to outcome, and where they are lost. */
export function Flow() {
  const { insights, names } = useOverview()
  const { t } = names
  const title = t('overview.flow.title')
  return (
    <ChartFrame metric="flow" wide title={title} rule={t('overview.flow.rule')} table={<FlowTable />}>
      {insights.flow.nodes.length === 0 ? <p className={charts.none}>{t('overview.flow.none')}</p> : <Bands title={title} />}
    </ChartFrame>
  )
}

function Bands({ title }: { title: string }) {
  const { insights, names } = useOverview()
  const box = useRef<HTMLDivElement>(null)
  const width = Math.max(useWidth(box), NARROWEST)
  const { nodes, links } = insights.flow
  const placed = useMemo(() => layOutFlow(nodes, links, width, LABEL), [nodes, links, width])
  const roving = useRoving<HTMLAnchorElement>(placed.links.length + placed.nodes.length)
  return (
    <div ref={box} className={styles.box}>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no fieldset in a drawing */}
      <svg
        className={styles.flow}
        width={width}
        height={placed.height}
        viewBox={`0 0 ${width} ${placed.height}`}
        role="group"
        aria-label={title}
      >
        <defs>
          <pattern id="lost" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className={styles.lostGround} />
            <rect width="2" height="6" className={styles.lostLine} />
          </pattern>
        </defs>
        {placed.links.map((band, at) => (
          <Band key={`${band.link.source} ${band.link.target}`} band={band} roving={roving(at)} />
        ))}
        {placed.nodes.map((node, at) => (
          <Station key={node.node.key} placed={node} roving={roving(placed.links.length + at)} />
        ))}
      </svg>
      <p className="visually-hidden">{names.t('overview.flow.rule')}</p>
    </div>
  )
}

function Band({
  band: { link, source, target, path, thickness },
  roving,
}: {
  band: PlacedLink
  roving: ReturnType<Roving<HTMLAnchorElement>>
}) {
  const { insights, names } = useOverview()
  const nameOf = useNodeName()
  const words = { from: nameOf(source.node), to: nameOf(target.node), n: link.n }
  const label = link.lost ? names.t('overview.flow.linkLost', words) : names.t('overview.flow.link', words)
  const to = callsPath(insights.period, link)
  const line = (
    <>
      <title>{label}</title>
      <path
        d={path}
        strokeWidth={thickness}
        style={link.lost ? { stroke: 'url(#lost)' } : undefined}
        className={styles.band}
        data-lost={link.lost || undefined}
      />
    </>
  )
  if (to === undefined) return <g>{line}</g>
  return (
    <Link {...roving} to={to} aria-label={label}>
      {line}
    </Link>
  )
}

function Station({ placed: { node, x, y, height }, roving }: { placed: PlacedNode; roving: ReturnType<Roving<HTMLAnchorElement>> }) {
  const { insights, names, formats } = useOverview()
  const name = useNodeName()(node)
  const n = formats.number(node.n)
  const to = callsPath(insights.period, node)
  const lost = node.outcome !== null && isMissed(node.outcome)
  const label = names.t('overview.open', { name, value: n })
  const drawn = (
    <>
      <title>{label}</title>
      <rect
        x={x}
        y={y}
        width={NODE}
        height={height}
        className={styles.node}
        data-group={node.outcome === null ? undefined : outcomeGroup(node.outcome)}
      />
      <text x={x + NODE + 5} y={y + Math.max(height / 2, 6)} dy="0.32em" className={styles.name}>
        {lost ? '✕ ' : ''}
        {shortened(name)} <tspan className={styles.n}>{n}</tspan>
      </text>
    </>
  )
  if (to === undefined) return <g>{drawn}</g>
  return (
    <Link {...roving} to={to} aria-label={label} className={styles.station}>
      {drawn}
    </Link>
  )
}

/** A name that leaves room for what stands beside it; in full on hover, and in the table. */
function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name
}
