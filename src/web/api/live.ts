/** What a wall screen shows: today's figures, the newest calls and who waits to be called back, anew whenever the server tells of something. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listCallbacks } from '#contract/dashboard/callbacks.ts'
import { listCalls } from '#contract/dashboard/calls.ts'
import { getInsights } from '#contract/dashboard/insights.ts'
import { api } from './client.ts'
import { isLive } from './live-state.ts'

/** What these keys begin with. */
export const LIVE = 'live'

/** Rows of each list: more than any wall has room for. */
const ROWS = 20

/** Milliseconds between two looks: days change at midnight though nothing happens, and without the server's word one has to look. */
const refetchInterval = () => (isLive() ? 60_000 : 15_000)
/** A wall is looked at though nobody touches it. */
const always = { refetchInterval, refetchIntervalInBackground: true, placeholderData: keepPreviousData } as const

export const liveFigures = () =>
  queryOptions({
    ...always,
    queryKey: [LIVE, 'figures'],
    queryFn: ({ signal }) => api(getInsights, { query: { period: 'today' }, signal }),
  })

export const liveCalls = () =>
  queryOptions({ ...always, queryKey: [LIVE, 'calls'], queryFn: ({ signal }) => api(listCalls, { query: { per_page: ROWS }, signal }) })

export const liveWaiting = () =>
  queryOptions({
    ...always,
    queryKey: [LIVE, 'waiting'],
    queryFn: ({ signal }) => api(listCallbacks, { query: { per_page: ROWS, page: 1 }, signal }),
  })
