/** Users: the people of the account, and the default number each of them calls with. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { listUsers, retrieveUser, SeenNumber, type UserListQuery, updateUser } from '#contract/hipcall/users.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const userPages = (query: UserListQuery) =>
  countedPages(['users', 'list', query], (page, signal) => api(listUsers, { query: { ...query, page, per_page: PER_PAGE }, signal }))

export const userOptions = (id: number) =>
  queryOptions({ queryKey: ['users', 'one', id], queryFn: ({ signal }) => api(retrieveUser, { params: { id }, signal }) })

/** The most rows a page of the API has. */
const WHOLE_PAGE = 200

/** Ids of all users that fit, in the order of the list. */
export const matchingUsersMutation = () =>
  mutationOptions({
    mutationKey: ['users', 'matching'],
    mutationFn: async (query: UserListQuery): Promise<number[]> => {
      const read = (page: number) => api(listUsers, { query: { ...query, page, per_page: WHOLE_PAGE } })
      const first = await read(1)
      const others = await Promise.all(Array.from({ length: first.meta.last_page - 1 }, (_, at) => read(at + 2)))
      // A page may have moved while they were read: nobody counts twice.
      return [...new Set([first, ...others].flatMap(({ data }) => data.map(({ id }) => id)))]
    },
  })

export interface DefaultNumberAsk {
  user: number
  /** What the person saw; the server refuses with a 409 where it is another by now. */
  seen: number | null
  wanted: number | null
}

/** What is asked may carry more than that, for whoever asks. */
export const changeDefaultNumberMutation = <Ask extends DefaultNumberAsk = DefaultNumberAsk>() =>
  mutationOptions({
    mutationKey: ['users', 'default-number'],
    mutationFn: ({ user, seen, wanted }: Ask) =>
      api(updateUser, { params: { id: user }, body: { default_number_id: wanted }, ifMatch: z.encode(SeenNumber, seen) }),
    meta: { invalidates: [['users'], ['directory'], ['audit']] },
  })
