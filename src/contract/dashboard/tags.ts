/** Reading tags: those of a contact or company, and those there are to choose from. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { Tag } from '../hipcall/tags.ts'
import { SearchText, wholeNumber } from '../query.ts'

const none = { params: z.object({}), query: z.object({}), body: z.undefined(), right: 'read', addition: true, status: 200 } as const

export const listContactTags = endpoint({
  ...none,
  name: 'listContactTags',
  method: 'GET',
  path: `${DASHBOARD}/contacts/{id}/tags`,
  group: 'Contact',
  summary: 'Tags of a contact, by name',
  params: z.object({ id: wholeNumber() }),
  answer: z.object({ data: z.array(Tag) }),
  errors: { 404: 'no contact with this id' },
})

export const listCompanyTags = endpoint({
  ...none,
  name: 'listCompanyTags',
  method: 'GET',
  path: `${DASHBOARD}/companies/{id}/tags`,
  group: 'Company',
  summary: 'Tags of a company, by name',
  params: z.object({ id: wholeNumber() }),
  answer: z.object({ data: z.array(Tag) }),
  errors: { 404: 'no company with this id' },
})

/** A tag with how many contacts and companies carry it. */
export const TagSuggestion = z.extend(Tag, { uses: z.int() })
export type TagSuggestion = z.infer<typeof TagSuggestion>

export const TagSuggestQuery = z.object({
  /** Part of the name, without regard to case or Turkish letters; all tags when absent. */
  q: z.optional(SearchText),
  /** 1 to 100, 20 when absent. */
  limit: z.optional(wholeNumber(1, 100)),
})
export type TagSuggestQuery = z.output<typeof TagSuggestQuery>

export const suggestTags = endpoint({
  ...none,
  name: 'suggestTags',
  method: 'GET',
  path: `${DASHBOARD}/tags`,
  group: 'Tag',
  summary: 'Tags whose name fits, the most used first, those that begin with it before the others',
  query: TagSuggestQuery,
  answer: z.object({ data: z.array(TagSuggestion) }),
  errors: { 422: 'a parameter makes no sense' },
})
