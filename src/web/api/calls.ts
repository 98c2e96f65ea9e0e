/** The calls of the account: the endless list by cursor, its exact count, what is newer, and one call with what surrounds it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { ApiError } from '#contract/client.ts'
import { CALLS_AT_ONCE, countCalls, getCallContext, listCalls } from '#contract/dashboard/calls.ts'
import { type CdrFilter, type CdrListQuery, type CdrParams, retrieveCdr } from '#contract/hipcall/cdrs.ts'
import { api } from './client.ts'
import { isLive } from './live-state.ts'

type Chosen<T> = { [K in keyof T]?: T[K] | undefined }
export type CallsArgs = Chosen<Omit<CdrListQuery, 'page' | 'per_page' | 'after' | 'embed'>>
export type FilterArgs = Chosen<CdrFilter>

/** Milliseconds between two looks for newer calls. */
const LOOK_AGAIN = 15_000
/** The same where the server tells of them itself. */
const LOOK_SELDOM = 90_000

/** The list itself, page after page by cursor. */
export const callPages = (query: CallsArgs) =>
  infiniteQueryOptions({
    queryKey: ['calls', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      api(listCalls, { query: { ...query, per_page: CALLS_AT_ONCE, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.meta.next_cursor ?? undefined,
    // The pages are one list cut in pieces: they are not fetched again behind the reader's back, newestCalls looks for what is new.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/** The first page, again and again. */
export const newestCalls = (query: CallsArgs) =>
  queryOptions({
    queryKey: ['calls', 'newest', query],
    queryFn: ({ signal }) => api(listCalls, { query: { ...query, per_page: CALLS_AT_ONCE }, signal }),
    staleTime: LOOK_AGAIN,
    refetchInterval: () => (isLive() ? LOOK_SELDOM : LOOK_AGAIN),
  })

/** How many calls there are, exactly. */
export const callCount = (filter: FilterArgs) =>
  queryOptions({
    queryKey: ['call-count', filter],
    queryFn: ({ signal }) => api(countCalls, { query: filter, signal }),
    staleTime: LOOK_AGAIN,
  })

/** A call as it is held, with its steps where they are; `params` are its date and uuid. index.html asks for it early. */
export const cdrOptions = (params: z.output<typeof CdrParams>) =>
  queryOptions({
    queryKey: ['cdr', params.uuid, params],
    queryFn: ({ signal }) => api(retrieveCdr, { params, query: { flow: 'held' }, signal }),
    staleTime: 60_000,
  })

/** The same with its steps, which are fetched from Hipcall meanwhile: that takes as long as it takes. */
export const cdrStepsOptions = (params: z.output<typeof CdrParams>) =>
  queryOptions({
    queryKey: ['cdr-steps', params.uuid, params],
    queryFn: async ({ client, signal }) => {
      const answer = await api(retrieveCdr, { params, query: {}, signal })
      // What is derived from the steps is another now.
      void client.invalidateQueries({ queryKey: ['call-context', params.uuid] })
      return answer
    },
    staleTime: 60_000,
    retry: false,
  })

/** What surrounds a call: the calls before and after it in the list of this filter, and the others with its number. */
export const callContextOptions = (uuid: string, filter: FilterArgs) =>
  queryOptions({
    queryKey: ['call-context', uuid, filter],
    queryFn: async ({ client, signal }) => {
      const ask = () => api(getCallContext, { params: { uuid }, query: filter, signal })
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) throw error
        // A call that is not here yet is brought here by the request for itself, which may be under way.
        const asked = client.getQueryCache().findAll({ queryKey: ['cdr', uuid] })
        const brought = await Promise.all(asked.map(({ promise }) => promise)).catch(() => [])
        if (!brought.some((call) => call !== undefined)) throw error
        return ask()
      }
    },
    staleTime: 60_000,
  })
