/** Saved views: one's own and those that are shared. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { createView, deleteView, listViews, updateView, type ViewCreate, type ViewUpdate } from '#contract/dashboard/views.ts'
import { api } from './client.ts'

/** All of them: there are few, and the palette finds them on every screen. */
export const viewsOptions = () =>
  queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => api(listViews, { signal }), staleTime: 60_000 })

const meta = { invalidates: [['views'], ['audit']] }

/** `key` is the same where the same view is sent again: it is made once. */
export const createViewMutation = () =>
  mutationOptions({
    mutationKey: ['create-view'],
    mutationFn: ({ body, key }: { body: ViewCreate; key: string }) => api(createView, { body, idempotencyKey: key }),
    meta,
  })

export const updateViewMutation = () =>
  mutationOptions({
    mutationKey: ['update-view'],
    mutationFn: ({ id, body }: { id: number; body: ViewUpdate }) => api(updateView, { params: { id }, body }),
    meta,
  })

export const deleteViewMutation = () =>
  mutationOptions({ mutationKey: ['delete-view'], mutationFn: (id: number) => api(deleteView, { params: { id } }), meta })
