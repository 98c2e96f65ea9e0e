/** The newest calls of something, for the pages that show a few of them. */
import { queryOptions } from '@tanstack/react-query'
import { countCalls, listCalls } from '#contract/dashboard/calls.ts'
import type { FilterArgs } from './calls.ts'
import { api } from './client.ts'

/** Rows shown. */
const FEW = 10

/** The newest calls that fit the filter, with how many fit in all. */
export const recentCalls = (filter: FilterArgs) =>
  queryOptions({
    queryKey: ['calls', 'recent', filter],
    queryFn: async ({ signal }) => {
      const reads = [api(listCalls, { query: { ...filter, per_page: FEW }, signal }), api(countCalls, { query: filter, signal })] as const
      const [list, count] = await Promise.all(reads)
      return { calls: list.data, total: count.data.total }
    },
    staleTime: 30_000,
  })
