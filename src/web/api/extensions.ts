/** Extensions, the short numbers inside the account. */
import { queryOptions } from '@tanstack/react-query'
import { type ExtensionListQuery, listExtensions, retrieveExtension } from '#contract/hipcall/extensions.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const extensionPages = (query: ExtensionListQuery) =>
  countedPages(['extensions', 'list', query], (page, signal) =>
    api(listExtensions, { query: { ...query, page, per_page: PER_PAGE }, signal }),
  )

export const extensionOptions = (id: number) =>
  queryOptions({ queryKey: ['extensions', 'one', id], queryFn: ({ signal }) => api(retrieveExtension, { params: { id }, signal }) })
