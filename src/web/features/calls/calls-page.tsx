import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#web/app/paths.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { Failure } from '#web/ui/failure.tsx'
import { chipsOf } from './calls-chips.ts'
import { CallsEmpty } from './calls-empty.tsx'
import { CallsEnd } from './calls-end.tsx'
import { CallsFilterBar } from './calls-filter-bar.tsx'
import { CallsHeader } from './calls-header.tsx'
import { useCallNames } from './calls-names.ts'
import { DroppedNotice, NewCallsBar } from './calls-notices.tsx'
import styles from './calls-page.module.css'
import { type CallsQuery, CallsSearch } from './calls-search.ts'
import { CallsTable } from './calls-table.tsx'
import { useCalls } from './use-calls.ts'
import { useCopy } from './use-copy.ts'

/** The call history: what the address asks for, as a table without end. */
export function CallsPage() {
  const { t } = useTranslation()
  const { query, search, dropped, lastChanged, change, clear } = useTableSearch(CallsSearch)
  const names = useCallNames()
  const calls = useCalls(query)
  const copy = useCopy()
  const { list, rows, settled, count, newest } = calls
  const typed = useCallback((part: CallsQuery) => change(part, { replace: true }), [change])
  const showNewer = () => {
    calls.showNewer()
    window.scrollTo({ top: 0 })
    document.getElementById('calls-title')?.focus({ preventScroll: true })
  }
  const stale = newest.isError && newest.dataUpdatedAt > 0
  return (
    <div className={styles.page}>
      <title>{`${t('calls.title')} · ${t('app.name')}`}</title>
      <CallsHeader
        total={count.isError || list.isError ? null : settled ? count.data?.data.total : undefined}
        period={list.data?.pages[0]?.period}
        names={names}
        note={
          stale ? t('calls.stale', { time: names.time(newest.dataUpdatedAt) }) : list.isPlaceholderData ? t('calls.refreshing') : undefined
        }
        copyLink={() => copy(`${location.origin}${paths.calls()}${search}`, t('calls.linkCopied'))}
      />
      <CallsFilterBar query={query} change={change} changeTyped={typed} clear={clear} names={names} />
      <DroppedNotice dropped={dropped} />
      <NewCallsBar count={calls.newer} more={calls.newerIsMore} show={showNewer} />
      {list.isError && rows.length === 0 ? (
        <Failure title={t('calls.failed')} error={list.error} retry={() => void list.refetch()} retrying={list.isFetching} />
      ) : settled && rows.length === 0 ? (
        <CallsEmpty chips={chipsOf(query, names)} last={lastChanged} change={change} clear={clear} />
      ) : (
        <>
          <CallsTable calls={calls} query={query} search={search} names={names} change={change} copy={copy} />
          {settled && <CallsEnd list={list} shown={rows.length} />}
        </>
      )}
    </div>
  )
}
