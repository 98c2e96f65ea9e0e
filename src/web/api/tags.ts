/** Tags of contacts and companies: those something has, those there are, adding several and taking one away. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { listCompanyTags, listContactTags, suggestTags } from '#contract/dashboard/tags.ts'
import { addCompanyTags, addContactTags, removeCompanyTag, removeContactTag } from '#contract/hipcall/tags.ts'
import { api } from './client.ts'

/** What carries tags. */
export interface Tagged {
  of: 'contact' | 'company'
  id: number
}

const ENDPOINTS = {
  contact: { list: listContactTags, add: addContactTags, remove: removeContactTag },
  company: { list: listCompanyTags, add: addCompanyTags, remove: removeCompanyTag },
} as const

/** Suggestions at once. */
const A_FEW = 8

export const tagsOptions = ({ of, id }: Tagged) =>
  queryOptions({ queryKey: ['tags', of, id], queryFn: ({ signal }) => api(ENDPOINTS[of].list, { params: { id }, signal }) })

/** Tags whose name fits, best first; the most used ones for no text. */
export const tagSuggestions = (q: string) =>
  queryOptions({
    queryKey: ['tags', 'suggestions', q],
    queryFn: ({ signal }) => api(suggestTags, { query: { ...(q === '' ? {} : { q }), limit: A_FEW }, signal }),
    staleTime: 60_000,
  })

const changing = ({ of, id }: Tagged) => ({
  invalidates: [
    ['tags', of, id],
    ['tags', 'suggestions'],
    [of === 'contact' ? 'contacts' : 'companies', 'one', id],
  ],
})

/** `key` is the same where the same tags are sent again. */
export const addTagsMutation = (tagged: Tagged) =>
  mutationOptions({
    mutationKey: ['add-tags', tagged.of, tagged.id],
    mutationFn: ({ tags, key }: { tags: string[]; key: string }) =>
      api(ENDPOINTS[tagged.of].add, { params: { id: tagged.id }, body: { tags }, idempotencyKey: key }),
    meta: changing(tagged),
  })

export const removeTagMutation = (tagged: Tagged) =>
  mutationOptions({
    mutationKey: ['remove-tag', tagged.of, tagged.id],
    mutationFn: (tagId: number) => api(ENDPOINTS[tagged.of].remove, { params: { id: tagged.id, tagId } }),
    meta: changing(tagged),
  })
