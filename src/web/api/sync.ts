/** How complete the account is here, and what an admin can do about how it is being completed. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getSync, listSetAside, pauseSync, resumeSync, type SyncState } from '#contract/dashboard/sync.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

/** Milliseconds between two looks: while something moves, while nothing does, and while the account's own screen is looked at. */
const MOVING = 15_000
const STEADY = 60_000
const WATCHED = 3_000

const intervalIn = (state: SyncState | undefined) => (state === 'own' || state === 'current' ? STEADY : MOVING)

/** The server tells of changes too; without its word, and for the minutes that pass, one looks. Nobody looks for a tab that is not seen. */
export const syncOptions = () =>
  queryOptions({
    queryKey: ['sync', 'state'],
    queryFn: ({ signal }) => api(getSync, { signal }),
    refetchInterval: ({ state }) => intervalIn(state.data?.data.state),
  })

/** The same where it is looked at for its own sake. */
export const watchedSync = () =>
  queryOptions({
    ...syncOptions(),
    refetchInterval: ({ state }) => (state.data?.data.state === 'own' ? STEADY : WATCHED),
  })

/** `count`: how many there are, so that they are read anew when there are more. */
export const setAsidePages = (count: number) =>
  countedPages(['set-aside', count], (page, signal) => api(listSetAside, { query: { page, per_page: PER_PAGE }, signal }))

const meta = { invalidates: [['sync'], ['audit']] }

export const pauseSyncMutation = () => mutationOptions({ mutationKey: ['pause-sync'], mutationFn: () => api(pauseSync), meta })
export const resumeSyncMutation = () => mutationOptions({ mutationKey: ['resume-sync'], mutationFn: () => api(resumeSync), meta })
