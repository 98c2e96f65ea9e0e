import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '#contract/dashboard/calls.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import { calleeOf, callerOf, partyText } from '#web/entities/call-parties.ts'
import type { Names } from '#web/entities/names.ts'
import type { Sort } from '#web/ui/data-table/columns.ts'
import { DataTable } from '#web/ui/data-table/data-table.tsx'
import { useCopy } from '#web/ui/use-copy.ts'
import { CallCard } from './calls-card.tsx'
import { callColumns } from './calls-columns.tsx'
import { CallRowActions } from './calls-row-actions.tsx'
import type { CallsQuery } from './calls-search.ts'
import type { UsedCalls } from './use-calls.ts'

interface CallsTableProps {
  calls: UsedCalls
  query: CallsQuery
  /** The query as text: an opened call keeps it, so that Back and the call before and after stay in this list. */
  search: string
  names: Names
  change: (change: CallsQuery) => void
}

const BY_TIME: Sort = { field: 'started_at', descending: true }
const uuidOf = (call: Call) => call.uuid

/** The list's own order needs no word in the address. */
function sortOf(sort: Sort | undefined): CallsQuery['sort'] {
  if (sort === undefined || (sort.field === BY_TIME.field && sort.descending)) return undefined
  return [{ field: sort.field === 'call_duration' ? 'call_duration' : 'started_at', descending: sort.descending }]
}

export function CallsTable({ calls, query, search, names, change }: CallsTableProps) {
  const { t } = useTranslation()
  const copy = useCopy()
  const { list, rows, settled, count } = calls
  const numbersFirst = query.q !== undefined
  const columns = useMemo(() => callColumns(t, names, numbersFirst), [t, names, numbersFirst])
  const rowHref = useCallback((call: Call) => `${paths.call(call)}${search}`, [search])
  const rowLabel = useCallback(
    (call: Call) =>
      [
        names.direction(directionOf(call)),
        names.time(parseTimestamp(call.started_at)),
        `${partyText(callerOf(call, names), names)} → ${partyText(calleeOf(call, names), names)}`,
        names.outcome(call.outcome),
      ].join(', '),
    [names],
  )
  const card = useCallback((call: Call) => <CallCard call={call} names={names} t={t} />, [names, t])
  const rowActions = useCallback((call: Call) => <CallRowActions call={call} names={names} copy={copy} />, [names, copy])
  const groupOf = useCallback((call: Call) => names.dayOf(parseTimestamp(call.started_at)), [names])
  const onSort = useCallback((next: Sort | undefined) => change({ sort: sortOf(next) }), [change])
  const sort = query.sort?.[0] ?? BY_TIME
  return (
    <DataTable
      name="calls"
      label={t('calls.table')}
      columns={columns}
      rows={rows}
      rowKey={uuidOf}
      rowHref={rowHref}
      rowLabel={rowLabel}
      card={card}
      rowActions={rowActions}
      {...(sort.field === 'started_at' ? { groupOf } : {})}
      sort={sort}
      onSort={onSort}
      total={settled ? count.data?.data.total : undefined}
      state={list.isPending ? 'loading' : settled ? 'ready' : 'refreshing'}
      onEnd={calls.more}
      loadingMore={list.isFetchingNextPage}
    />
  )
}
