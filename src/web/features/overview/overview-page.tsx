import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import type { Insights } from '#contract/dashboard/insights.ts'
import { insightsOptions } from '#web/api/insights.ts'
import { paths } from '#web/app/paths.ts'
import { atLeast, CompletenessNotice } from '#web/entities/completeness/completeness-notice.tsx'
import { useComparable } from '#web/entities/completeness/use-comparable.ts'
import { coveredDays, daysOf } from '#web/entities/covered-days.ts'
import { type Names, useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { Catch } from '#web/ui/catch.tsx'
import { Failure } from '#web/ui/failure.tsx'
import { CopyLinkButton } from '#web/ui/list/copy-link-button.tsx'
import { DroppedNotice } from '#web/ui/list/dropped-notice.tsx'
import list from '#web/ui/list/list.module.css'
import { ListHeader } from '#web/ui/list/list-header.tsx'
import { NotLoaded } from '#web/ui/not-loaded.tsx'
import { overviewChips } from './overview-chips.ts'
import { hasNoCalls, OverviewProvider } from './overview-context.ts'
import { OverviewEmpty } from './overview-empty.tsx'
import { OverviewFilterBar } from './overview-filter-bar.tsx'
import { insightsQuery, OverviewSearch } from './overview-search.ts'
import { ChartsSkeleton, TilesSkeleton } from './overview-skeleton.tsx'
import { Tiles } from './tiles.tsx'

/** The charts come after the figures: their code is fetched meanwhile. */
const charts = () => import('./overview-charts.tsx')
const OverviewCharts = lazy(() => charts().then((module) => ({ default: module.OverviewCharts })))

/** What went on in a period: figures and charts, each of which opens its calls. */
export function OverviewPage() {
  const { query, search, dropped, change, clear } = useTableSearch(OverviewSearch)
  const names = useNames()
  const formats = useFormats()
  const { t } = names
  const asked = useMemo(() => insightsQuery(query), [query])
  const { data, error, isFetching, isPlaceholderData, refetch, isRefetchError, dataUpdatedAt } = useQuery(insightsOptions(asked))
  const answer = error !== null && (isPlaceholderData || data === undefined) ? undefined : data?.data
  const { insights, coverage, uncompared } = useComparable(answer)
  const gaps = coverage?.gaps
  const shown = useMemo(
    () => insights && { insights, gaps: gaps ?? [], names, formats, days: daysOf(insights.period, names) },
    [insights, gaps, names, formats],
  )
  const stale = isRefetchError ? t('list.stale', { time: names.time(dataUpdatedAt) }) : undefined
  const chips = overviewChips(asked, names)
  return (
    <div className={list.page}>
      <title>{`${t('overview.title')} · ${t('app.name')}`}</title>
      <ListHeader
        title={t('overview.title')}
        count={
          insights ? atLeast(coverage, t('overview.count', { count: insights.tiles.offered.n }), t) : error === null ? undefined : null
        }
        covered={
          insights ? `${coveredDays(insights.period, names)} · ${uncompared ? t('sync.notCompared') : comparedWith(insights, names)}` : ''
        }
        note={stale ?? (isPlaceholderData ? t('list.refreshing') : undefined)}
      >
        <CopyLinkButton path={`${paths.overview()}${search}`} />
      </ListHeader>
      <OverviewFilterBar query={asked} change={change} clear={clear} names={names} chips={chips} />
      <DroppedNotice dropped={dropped} />
      <CompletenessNotice period={answer?.period} />
      {shown === undefined ? (
        error === null ? (
          <TilesSkeleton />
        ) : (
          <Failure title={t('overview.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
        )
      ) : (
        <OverviewProvider value={shown}>
          {hasNoCalls(shown.insights.tiles) ? (
            <OverviewEmpty chips={chips} change={change} clear={clear} />
          ) : (
            <>
              <Tiles />
              <Catch fallback={<NotLoaded />}>
                <Suspense fallback={<ChartsSkeleton />}>
                  <OverviewCharts heat={query.heat ?? 'missed'} change={change} />
                </Suspense>
              </Catch>
            </>
          )}
        </OverviewProvider>
      )}
    </div>
  )
}

function comparedWith({ previous }: Insights, names: Names): string {
  if (previous === null) return names.t('overview.notCompared')
  return names.t('overview.comparedWith', { days: daysOf(previous, names) })
}
