import { IconChartBar, IconTable } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import type { Metric } from '#contract/dashboard/insights.ts'
import styles from './charts.module.css'
import { Definition } from './definition.tsx'
import { useOverview } from './overview-context.ts'

/** What is made of the steps of calls: of how many they are known is said with it. */
const OF_STEPS: readonly Metric[] = ['by_person', 'by_team', 'rings', 'flow']

interface FrameProps {
  metric: Metric
  title: string
  /** What is counted and how. */
  rule: string
  /** The same as a table; a chart that is a table already has none. */
  table?: ReactNode
  /** Beside the title. */
  actions?: ReactNode
  /** As wide as the page. */
  wide?: boolean
  children: ReactNode
}

/** A chart under its subject, with its rule and period, and the same as a table. */
export function ChartFrame({ metric, title, rule, table, actions, wide, children }: FrameProps) {
  const { insights, names, days } = useOverview()
  const { hits, n } = insights.complete.inbound
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  const Icon = asTable ? IconChartBar : IconTable
  return (
    <section className={styles.frame} data-wide={wide || undefined} aria-labelledby={id}>
      <header className={styles.header}>
        <div>
          <h2 id={id}>{title}</h2>
          <p>
            {rule} · {days}
            {hits < n && OF_STEPS.includes(metric) && ` · ${names.t('overview.known', { hits, n })}`}
          </p>
        </div>
        <div className={styles.actions}>
          {actions}
          {table !== undefined && (
            <button type="button" className={styles.action} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              <Icon size={15} stroke={1.7} aria-hidden />
              {asTable ? names.t('overview.table.hide') : names.t('overview.table.show')}
            </button>
          )}
          <Definition metric={metric} />
        </div>
      </header>
      {asTable ? table : children}
    </section>
  )
}
