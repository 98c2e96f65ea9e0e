/** A counted list as a screen shows it: rows so far, how many in all, and how the loading stands. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { CountedPages } from './counted-pages.ts'

export interface UsedList<Row> {
  rows: readonly Row[]
  /** Rows in the whole list; undefined until it is known, and while rows of another query stand here. */
  total: number | undefined
  /** `refreshing`: what stands here belongs to another query. */
  state: 'loading' | 'refreshing' | 'ready'
  /** Why there are no rows; null where there are, or may still come. */
  error: Error | null
  retry: () => void
  retrying: boolean
  /** What follows the last row. */
  end: 'more' | 'loading' | 'failed' | 'end'
  /** Fetches the next page, where there is one. */
  more: () => void
  /** Tries the next page again. */
  retryMore: () => void
  /** Milliseconds since 1970 at which the rows were read, where reading them again failed; else undefined. */
  staleSince: number | undefined
}

export function useList<Row>(pages: CountedPages<Row>): UsedList<Row> {
  const list = useInfiniteQuery({ ...pages, placeholderData: keepPreviousData })
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data])
  const settled = data !== undefined && !list.isPlaceholderData
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return {
    rows,
    total: settled ? data.pages.at(-1)?.meta.total : undefined,
    state: list.isPending ? 'loading' : settled ? 'ready' : 'refreshing',
    error: settled ? null : list.error,
    retry: () => void refetch(),
    retrying: list.isFetching,
    end: isFetchNextPageError ? 'failed' : isFetchingNextPage ? 'loading' : hasNextPage ? 'more' : 'end',
    more,
    retryMore: () => void fetchNextPage(),
    staleSince: settled && list.isRefetchError ? list.dataUpdatedAt : undefined,
  }
}
