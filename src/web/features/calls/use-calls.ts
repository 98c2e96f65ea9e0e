/** The calls of a query as the screen shows them: rows by cursor, their exact number afterwards, and quietly what is newer. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { CALLS_AT_ONCE } from '#contract/dashboard/calls.ts'
import { callCount, callPages, newestCalls } from '#web/api/calls.ts'
import { type CallsQuery, filterOf, isNewestFirst } from './calls-search.ts'

export type UsedCalls = ReturnType<typeof useCalls>

export function useCalls(query: CallsQuery) {
  const client = useQueryClient()
  const pages = callPages(query)
  const list = useInfiniteQuery({ ...pages, placeholderData: keepPreviousData })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data])
  const settled = list.isSuccess && !list.isPlaceholderData

  const first = settled ? list.data.pages[0] : undefined
  const counting = callCount(filterOf(query))
  const count = useQuery({ ...counting, enabled: settled })
  const newest = useQuery({
    ...newestCalls(query),
    enabled: settled && isNewestFirst(query),
    ...(first === undefined ? {} : { initialData: first, initialDataUpdatedAt: list.dataUpdatedAt }),
  })
  const newer = useMemo(() => {
    if (!settled || newest.data === undefined) return 0
    const known = new Set(rows.map((call) => call.uuid))
    return newest.data.data.filter((call) => !known.has(call.uuid)).length
  }, [settled, newest.data, rows])

  const { data: fresh } = newest
  const showNewer = useCallback(() => {
    if (fresh === undefined) return
    client.setQueryData(pages.queryKey, { pages: [fresh], pageParams: [null] })
    void client.invalidateQueries({ queryKey: counting.queryKey })
  }, [client, fresh, pages.queryKey, counting.queryKey])

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  return { list, rows, settled, count, newest, newer, newerIsMore: newer >= CALLS_AT_ONCE, showNewer, more }
}
