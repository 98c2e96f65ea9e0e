/** Search for the palette and for pickers: what the directory does not hold by name. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { nameList, SearchText, wholeNumber } from '../query.ts'
import { Id, single, Timestamp } from '../wire.ts'

export const SEARCH_KINDS = ['contacts', 'companies', 'tasks'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** What fits, each kind best first: names that begin with the text, then names that hold it, then numbers. */
export const SearchResult = z.object({
  contacts: z.array(z.object({ id: Id, name: z.string(), company_name: z.nullable(z.string()), number: z.nullable(z.string()) })),
  companies: z.array(z.object({ id: Id, name: z.string(), number: z.nullable(z.string()) })),
  tasks: z.array(z.object({ id: Id, name: z.string(), done: z.boolean(), due_date: z.nullable(Timestamp) })),
})
export type SearchResult = z.infer<typeof SearchResult>

export const SearchQuery = z.object({
  /** A name or a number in any format, without regard to case or Turkish letters; an empty text finds nothing. */
  q: SearchText,
  /** What to look for; all when absent. */
  kinds: z.optional(nameList(SEARCH_KINDS)),
  /** 1 to 50 of each kind, 8 when absent. */
  limit: z.optional(wholeNumber(1, 50)),
})
export type SearchQuery = z.output<typeof SearchQuery>

export const search = endpoint({
  name: 'search',
  method: 'GET',
  path: `${DASHBOARD}/search`,
  group: 'Search',
  summary: 'Contacts, companies and tasks by name or number',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: SearchQuery,
  body: z.undefined(),
  status: 200,
  answer: single(SearchResult),
  errors: { 422: 'q is missing, or a parameter makes no sense' },
})
