/** Names of everything a call can point at. */
import { queryOptions } from '@tanstack/react-query'
import { getDirectory } from '#contract/dashboard/directory.ts'
import { api } from './client.ts'

export const directoryOptions = () =>
  queryOptions({ queryKey: ['directory'], queryFn: ({ signal }) => api(getDirectory, { signal }), staleTime: 5 * 60_000 })
