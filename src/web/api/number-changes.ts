/** Changes of many default numbers: jobs of the server, which go on when the page is closed. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  createNumberChange,
  getNumberChange,
  listNumberChanges,
  type NumberChangeCreate,
  type NumberChangePreviewAsk,
  previewNumberChange,
  resumeNumberChange,
  undoNumberChange,
} from '#contract/dashboard/number-changes.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const numberChangePages = () =>
  countedPages(['number-changes', 'list'], (page, signal) => api(listNumberChanges, { query: { page, per_page: PER_PAGE }, signal }))

/** Milliseconds between two looks at a job: one that was interrupted may be taken up again by the server. */
const LOOKS = { running: 500, interrupted: 5_000, finished: false } as const

/** A job with its rows, followed while it is running. */
export const numberChangeOptions = (id: number) =>
  queryOptions({
    queryKey: ['number-changes', 'one', id],
    queryFn: ({ signal }) => api(getNumberChange, { params: { id }, signal }),
    refetchInterval: ({ state }) => LOOKS[state.data?.data.state ?? 'finished'],
  })

/** What a change would do, as it was when it was looked at: it does not change under whoever reads it. */
export const numberChangePreview = (ask: NumberChangePreviewAsk) =>
  queryOptions({
    queryKey: ['number-changes', 'preview', ask],
    queryFn: ({ signal }) => api(previewNumberChange, { body: ask, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** What a job changes, once it has begun and again once it is over. */
export const TOUCHED = [['number-changes', 'list'], ['users'], ['directory'], ['audit']] as const
const invalidates = [['number-changes', 'one'], ...TOUCHED]

export const createNumberChangeMutation = () =>
  mutationOptions({
    mutationKey: ['number-changes', 'create'],
    mutationFn: ({ body, key }: { body: NumberChangeCreate; key: string }) => api(createNumberChange, { body, idempotencyKey: key }),
    meta: { invalidates },
  })

export const resumeNumberChangeMutation = (id: number) =>
  mutationOptions({
    mutationKey: ['number-changes', 'resume', id],
    mutationFn: (conflicts: 'leave' | 'overwrite') => api(resumeNumberChange, { params: { id }, body: { conflicts } }),
    meta: { invalidates },
  })

export const undoNumberChangeMutation = (id: number) =>
  mutationOptions({
    mutationKey: ['number-changes', 'undo', id],
    mutationFn: () => api(undoNumberChange, { params: { id } }),
    meta: { invalidates },
  })
