import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Metric } from '#contract/dashboard/insights.ts'
import { definitionsOptions } from '#web/api/insights.ts'
import { DropPanel } from '#web/ui/panel/drop-panel.tsx'
import styles from './definition.module.css'

/** What a figure means: in short on hover, in full at a press. */
export function Definition({ metric }: { metric: Metric }) {
  const { t } = useTranslation()
  const name = t(`overview.metric.${metric}.name`)
  return (
    <DropPanel
      quiet
      label={t('overview.define.open', { name })}
      hint={t(`overview.metric.${metric}.formula`)}
      align="end"
      className={styles.button}
      face={<IconInfoCircle size={16} stroke={1.7} aria-hidden />}
    >
      <Meaning metric={metric} />
    </DropPanel>
  )
}

function Meaning({ metric }: { metric: Metric }) {
  const { t } = useTranslation()
  const { data } = useQuery(definitionsOptions())
  const definition = data?.data.metrics.find((one) => one.metric === metric)
  const leavesOut = definition?.left_out !== null
  return (
    <dl className={styles.meaning}>
      <dt>{t('overview.define.formula')}</dt>
      <dd>{t(`overview.metric.${metric}.formula`)}</dd>
      <dt>{t('overview.define.left_out')}</dt>
      <dd>{leavesOut ? t(`overview.metric.${metric}.left_out`) : t('overview.define.nothing')}</dd>
      <dt>{t('overview.define.source')}</dt>
      <dd className={styles.source}>{definition?.source.join(', ') ?? t('overview.define.loading')}</dd>
      <dt>{t('overview.define.flow')}</dt>
      <dd>{definition === undefined ? t('overview.define.loading') : t(`overview.define.needs.${definition.needs_flow}`)}</dd>
    </dl>
  )
}
