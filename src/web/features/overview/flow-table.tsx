import type { FlowLink, FlowNode } from '#contract/dashboard/insights.ts'
import { FigureTable } from './figure-table.tsx'
import { useOverview } from './overview-context.ts'

/** The name of a node, or its key where it is of a kind this version does not know. */
export function useNodeName(): (node: FlowNode | undefined) => string {
  const { names } = useOverview()
  return (node) => {
    if (node === undefined) return ''
    if (node.outcome !== null) return names.outcome(node.outcome)
    if (node.id === null || node.layer === 'outcome') return node.key
    return node.layer === 'person' ? names.user(node.id) : names[node.layer](node.id)
  }
}

/** The ways of callers, the most used first. */
export function FlowTable() {
  const { insights, names, formats } = useOverview()
  const { t } = names
  const nameOf = useNodeName()
  const nodes = new Map(insights.flow.nodes.map((node) => [node.key, node]))
  const wayOf = ({ source, target }: FlowLink) => `${nameOf(nodes.get(source))} → ${nameOf(nodes.get(target))}`
  const count = (link: FlowLink) => ({ text: formats.number(link.n), figure: link, length: link.n })
  return (
    <FigureTable<FlowLink>
      label={t('overview.flow.title')}
      head={`${t('overview.flow.from')} → ${t('overview.flow.to')}`}
      rows={[...insights.flow.links].sort((one, other) => other.n - one.n)}
      keyOf={({ source, target }) => `${source} ${target}`}
      nameOf={wayOf}
      columns={[
        { key: 'calls', head: t('overview.flow.calls'), cell: count, group: 'internal' },
        { key: 'lost', head: t('overview.flow.lost'), cell: (link) => (link.lost ? count(link) : { text: '—' }), group: 'missed' },
      ]}
    />
  )
}
