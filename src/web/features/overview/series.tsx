import { lazy, Suspense } from 'react'
import { OFFERED_PARTS, type OfferedPart, type SeriesPoint, stepFigure } from '#contract/dashboard/insights.ts'
import { CallsLink } from '#web/entities/calls-link.tsx'
import { isInGap } from '#web/lib/coverage.ts'
import { Catch } from '#web/ui/catch.tsx'
import { NotLoaded } from '#web/ui/not-loaded.tsx'
import { ChartFrame } from './chart-frame.tsx'
import { FigureTable } from './figure-table.tsx'
import { useOverview } from './overview-context.ts'
import styles from './series.module.css'
import { stepName } from './series-words.ts'

const SeriesChart = lazy(() => import('./series-chart.tsx').then((module) => ({ default: module.SeriesChart })))

/** Inbound calls along the period, and dashed how many there were before. */
export function Series() {
  const shown = useOverview()
  const { insights, gaps, names, formats } = shown
  const { t } = names
  const title = t(`overview.series.title.${insights.series_step}`)
  return (
    <ChartFrame metric="offered" wide title={title} rule={t('overview.series.rule')} table={<SeriesTable title={title} />}>
      <ul className={styles.key}>
        {OFFERED_PARTS.map((band) => {
          const value = formats.number(insights.tiles[band].n)
          const name = t(`overview.metric.${band}.name`)
          return (
            <li key={band} data-band={band}>
              <CallsLink period={insights.period} figure={insights.tiles[band]} label={t('overview.open', { name, value })}>
                {name} {value}
              </CallsLink>
            </li>
          )
        })}
        {insights.previous !== null && insights.previous_tiles !== null && (
          <li data-band="before">
            <CallsLink
              period={insights.previous}
              figure={insights.previous_tiles.offered}
              label={t('overview.open', { name: t('overview.series.before'), value: formats.number(insights.previous_tiles.offered.n) })}
            >
              {t('overview.series.before')} {formats.number(insights.previous_tiles.offered.n)}
            </CallsLink>
          </li>
        )}
        {gaps.length > 0 && <li data-band="missing">{t('overview.series.missing')}</li>}
      </ul>
      <div className={styles.chart}>
        <Catch fallback={<NotLoaded />}>
          <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
            <SeriesChart title={title} />
          </Suspense>
        </Catch>
      </div>
    </ChartFrame>
  )
}

function SeriesTable({ title }: { title: string }) {
  const shown = useOverview()
  const { insights, gaps, names, formats } = shown
  const told = (point: SeriesPoint, n: number) => (isInGap(gaps, point) ? `≥ ${formats.number(n)}` : formats.number(n))
  const column = (key: 'offered' | OfferedPart, group: 'answered' | 'voicemail' | 'missed' | 'internal') => ({
    key,
    head: names.t(`overview.metric.${key}.name`),
    cell: (point: SeriesPoint) => ({
      text: told(point, point[key]),
      figure: stepFigure(insights.tiles, point, key),
      length: point[key],
    }),
    group,
  })
  return (
    <FigureTable<SeriesPoint>
      label={title}
      head={names.t('overview.heat.when')}
      rows={insights.series}
      keyOf={({ from }) => from}
      nameOf={(point) => stepName(shown, point, false)}
      columns={[
        column('offered', 'internal'),
        column('answered', 'answered'),
        column('voicemail', 'voicemail'),
        column('missed', 'missed'),
        {
          key: 'before',
          head: names.t('overview.series.before'),
          cell: (point) => {
            const before = insights.previous_series[insights.series.indexOf(point)]
            return { text: before === undefined ? '—' : formats.number(before.offered) }
          },
        },
      ]}
    />
  )
}
