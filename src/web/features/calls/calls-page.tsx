import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#web/app/paths.ts'
import { expectsGaps } from '#web/entities/completeness/expected-gaps.ts'
import space from '#web/entities/completeness/space.module.css'
import { coveredDays } from '#web/entities/covered-days.ts'
import { useNames } from '#web/entities/names.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { Failure } from '#web/ui/failure.tsx'
import { DroppedNotice } from '#web/ui/list/dropped-notice.tsx'
import styles from '#web/ui/list/list.module.css'
import { ListEmpty } from '#web/ui/list/list-empty.tsx'
import { ListEnd } from '#web/ui/list/list-end.tsx'
import { LIST_TITLE, ListHeader } from '#web/ui/list/list-header.tsx'
import { ListTools } from '#web/ui/list/list-tools.tsx'
import { chipToDrop } from './calls-chips.ts'
import { CallsFilterBar } from './calls-filter-bar.tsx'
import { type CallsQuery, CallsSearch } from './calls-search.ts'
import { CallsTable } from './calls-table.tsx'
import { ExportTool } from './export-tool.tsx'
import { LateCompleteness } from './late-completeness.tsx'
import { NewCallsBar } from './new-calls-bar.tsx'
import { type UsedCalls, useCalls } from './use-calls.ts'
import { useChips } from './use-chips.ts'

/** The call history: what the address asks for, as a table without end. */
export function CallsPage() {
  const { t } = useTranslation()
  const { query, search, dropped, lastChanged, change, clear } = useTableSearch(CallsSearch)
  const names = useNames()
  const calls = useCalls(query)
  const { list, rows, settled, newest } = calls
  const typed = useCallback((part: CallsQuery) => change(part, { replace: true }), [change])
  const showNewer = () => {
    calls.showNewer()
    window.scrollTo({ top: 0 })
    document.getElementById(LIST_TITLE)?.focus({ preventScroll: true })
  }
  const stale = newest.isError && newest.dataUpdatedAt > 0 ? t('list.stale', { time: names.time(newest.dataUpdatedAt) }) : undefined
  const set = useChips(query, names)
  const chips = set.map(({ name, text, change: without }) => ({ name, text, remove: () => change(without) }))
  const { state, end } = stateOf(calls)
  const period = list.data?.pages[0]?.period
  const asked = settled ? period : undefined
  const count = countOf(calls, (total) => t('calls.count', { count: total }))
  const words = {
    nothing: t('calls.empty.nothing'),
    nothingHint: t('calls.empty.nothingHint'),
    noMatch: t('calls.empty.noMatch'),
    loadingMore: t('calls.loadingMore'),
    end: (
      <LateCompleteness part="end" period={asked} count={rows.length}>
        {t('calls.end', { count: rows.length })}
      </LateCompleteness>
    ),
    moreFailed: t('calls.moreFailed'),
  }
  return (
    <div className={styles.page}>
      <title>{`${t('calls.title')} · ${t('app.name')}`}</title>
      <ListHeader
        title={t('calls.title')}
        count={
          count && (
            <LateCompleteness part="count" period={asked}>
              {count}
            </LateCompleteness>
          )
        }
        covered={coveredDays(period, names)}
        note={stale ?? (list.isPlaceholderData ? t('list.refreshing') : undefined)}
      >
        <ListTools pathname={paths.calls()} search={search}>
          <ExportTool query={query} chips={set} total={settled ? calls.count.data?.data.total : undefined} period={asked} />
        </ListTools>
      </ListHeader>
      <CallsFilterBar query={query} change={change} changeTyped={typed} clear={clear} names={names} />
      <DroppedNotice dropped={dropped} />
      <LateCompleteness part="notice" period={asked}>
        {expectsGaps() && <div className={space.space} />}
      </LateCompleteness>
      <NewCallsBar count={calls.newer} more={calls.newerIsMore} show={showNewer} />
      {state === 'failed' ? (
        <Failure title={t('calls.failed')} error={list.error} retry={() => void list.refetch()} retrying={list.isFetching} />
      ) : state === 'empty' ? (
        <ListEmpty {...words} chips={chips} last={chips[chipToDrop(set, lastChanged)]} clear={clear} />
      ) : (
        <>
          <CallsTable calls={calls} query={query} search={search} names={names} change={change} />
          {settled && <ListEnd words={words} state={end} retry={() => void list.fetchNextPage()} />}
        </>
      )}
    </div>
  )
}

function stateOf({ list, rows, settled }: UsedCalls) {
  const state = rows.length > 0 ? 'rows' : list.isError ? 'failed' : settled ? 'empty' : 'rows'
  const end = list.isFetchNextPageError ? 'failed' : list.isFetchingNextPage ? 'loading' : list.hasNextPage ? 'more' : 'end'
  return { state, end } as const
}

/** The exact count in words; undefined while it is on its way, null where it could not be had. */
function countOf({ count, list, settled }: UsedCalls, words: (count: number) => string): string | undefined | null {
  if (count.isError || list.isError) return null
  const total = settled ? count.data?.data.total : undefined
  return total === undefined ? undefined : words(total)
}
