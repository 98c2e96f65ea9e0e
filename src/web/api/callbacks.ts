/** Callers to be called back: the worklist, its counts and figures, one case, and what people do to it. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  assignCallback,
  type CallbackCloseReason,
  type CallbackListQuery,
  closeCallback,
  countCallbacks,
  getCallback,
  getCallbackFigures,
  listCallbacks,
  reopenCallback,
  snoozeCallback,
  takeNextCallback,
} from '#contract/dashboard/callbacks.ts'
import type { Period } from '#contract/hipcall/period.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

type CallbackArgs = { [K in keyof Omit<CallbackListQuery, 'page' | 'per_page'>]?: CallbackListQuery[K] | undefined }

/** Milliseconds after which a count that always stands on the screen is asked for again. */
const MINUTE = 60_000

export const callbackPages = (query: CallbackArgs) =>
  countedPages(['callbacks', 'list', query], (page, signal) =>
    api(listCallbacks, { query: { ...query, page, per_page: PER_PAGE }, signal }),
  )

export const callbackCounts = () =>
  queryOptions({ queryKey: ['callbacks', 'counts'], queryFn: ({ signal }) => api(countCallbacks, { signal }), refetchInterval: MINUTE })

export const callbackFigures = (period: Period) =>
  queryOptions({
    queryKey: ['callbacks', 'figures', period],
    queryFn: ({ signal }) => api(getCallbackFigures, { query: { period }, signal }),
  })

export const callbackOptions = (id: number) =>
  queryOptions({ queryKey: ['callbacks', 'one', id], queryFn: ({ signal }) => api(getCallback, { params: { id }, signal }) })

/** The case that was seen: the server refuses where it is another by now. */
export interface SeenCase {
  id: number
  version: string
}

const meta = { invalidates: [['callbacks'], ['audit'], ['calls', 'context']] }

export const assignCallbackMutation = () =>
  mutationOptions({
    mutationFn: ({ id, version, user }: SeenCase & { user: number | null }) =>
      api(assignCallback, { params: { id }, body: { version, user_id: user } }),
    meta,
  })

export const takeNextMutation = () => mutationOptions({ mutationFn: () => api(takeNextCallback), meta })

/** `until`: milliseconds since 1970; null takes the case up again. */
export const snoozeCallbackMutation = () =>
  mutationOptions({
    mutationFn: ({ id, version, until }: SeenCase & { until: number | null }) =>
      api(snoozeCallback, { params: { id }, body: { version, until: until === null ? null : new Date(until).toISOString() } }),
    meta,
  })

export const closeCallbackMutation = () =>
  mutationOptions({
    mutationFn: ({ id, version, reason, note }: SeenCase & { reason: CallbackCloseReason; note: string }) =>
      api(closeCallback, { params: { id }, body: { version, reason, note: note === '' ? null : note } }),
    meta,
  })

export const reopenCallbackMutation = () =>
  mutationOptions({
    mutationFn: ({ id, version }: SeenCase) => api(reopenCallback, { params: { id }, body: { version } }),
    meta,
  })
