/** Contacts, companies and tasks by what was typed: a name, or a number in any format. */
import { queryOptions } from '@tanstack/react-query'
import { search } from '#contract/dashboard/search.ts'
import { api } from './client.ts'

/** Results of each kind. */
const A_FEW = 6
/** Characters the API takes. */
const LONGEST = 255

export const searchOptions = (typed: string) =>
  queryOptions({
    queryKey: ['search', 'all', typed],
    queryFn: ({ signal }) => api(search, { query: { q: typed.slice(0, LONGEST), limit: A_FEW }, signal }),
    staleTime: 30_000,
  })
