/** Greetings (IVR menus). */
import * as z from 'zod/mini'
import { endpoint, HIPCALL } from '../endpoint.ts'
import { PageNumber, PerPage, SearchText, wholeNumber } from '../query.ts'
import { Id, page, single } from '../wire.ts'

export const Greeting = z.object({
  resource_type: z.literal('greeting'),
  id: Id,
  name: z.string(),
  direct_dial_extension: z.boolean(),
  timeout: z.int(),
  max_input_try_count: z.int(),
  /** active or passive; others may come. */
  state: z.string(),
})
export type Greeting = z.infer<typeof Greeting>

export const GreetingListQuery = z.object({
  page: PageNumber,
  /** Ours: search in name. */
  q: z.optional(SearchText),
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: PerPage,
})
export type GreetingListQuery = z.output<typeof GreetingListQuery>

/** The parameters of GreetingListQuery that Hipcall does not document. */
export const GREETING_LIST_ADDITIONS = ['q', 'per_page'] as const

export const listGreetings = endpoint({
  name: 'listGreetings',
  method: 'GET',
  path: `${HIPCALL}/greetings`,
  group: 'Greeting',
  summary: 'List all greetings',
  right: 'read',
  params: z.object({}),
  query: GreetingListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(Greeting),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveGreeting = endpoint({
  name: 'retrieveGreeting',
  method: 'GET',
  path: `${HIPCALL}/greetings/{id}`,
  group: 'Greeting',
  summary: 'Retrieve a greeting',
  right: 'read',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(Greeting),
  errors: { 404: 'no greeting with this id' },
})
