/** Our own phone numbers. */
import { queryOptions } from '@tanstack/react-query'
import { listNumbers, type NumberListQuery, retrieveNumber } from '#contract/hipcall/numbers.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const numberPages = (query: NumberListQuery) =>
  countedPages(['numbers', 'list', query], (page, signal) => api(listNumbers, { query: { ...query, page, per_page: PER_PAGE }, signal }))

export const numberOptions = (id: number) =>
  queryOptions({ queryKey: ['numbers', 'one', id], queryFn: ({ signal }) => api(retrieveNumber, { params: { id }, signal }) })
