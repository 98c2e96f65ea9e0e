/** Greetings, the menus a call is led through. */
import { queryOptions } from '@tanstack/react-query'
import { type GreetingListQuery, listGreetings, retrieveGreeting } from '#contract/hipcall/greetings.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const greetingPages = (query: GreetingListQuery) =>
  countedPages(['greetings', 'list', query], (page, signal) =>
    api(listGreetings, { query: { ...query, page, per_page: PER_PAGE }, signal }),
  )

export const greetingOptions = (id: number) =>
  queryOptions({ queryKey: ['greetings', 'one', id], queryFn: ({ signal }) => api(retrieveGreeting, { params: { id }, signal }) })
