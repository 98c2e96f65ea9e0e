import { ByNumber, ByPerson, ByTeam } from './by-tables.tsx'
import styles from './charts.module.css'
import { Flow } from './flow.tsx'
import { Heatmap } from './heatmap.tsx'
import { useOverview } from './overview-context.ts'
import type { HeatFigure, OverviewQuery } from './overview-search.ts'
import { FailedRings } from './rings.tsx'
import { Series } from './series.tsx'

interface ChartsProps {
  heat: HeatFigure
  change: (change: OverviewQuery) => void
}

/** Everything below the figures; fetched after them. */
export function OverviewCharts({ heat, change }: ChartsProps) {
  const { insights, names } = useOverview()
  const { hits, n } = insights.complete.inbound
  return (
    <div className={styles.charts}>
      <Series />
      <Heatmap shows={heat} change={change} />
      <ByPerson />
      <ByTeam />
      <ByNumber />
      <FailedRings />
      <Flow />
      {hits < n && <p className={styles.note}>{names.t('overview.complete', { hits, n })}</p>}
    </div>
  )
}
