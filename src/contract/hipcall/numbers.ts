/** Our own phone numbers. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL } from '../endpoint.ts'
import { PageNumber, PerPage, SearchText, wholeNumber } from '../query.ts'
import { Id, page, single } from '../wire.ts'

export const PhoneNumber = z.object({
  resource_type: z.literal('number'),
  id: Id,
  name: z.string(),
  number: z.string(),
})
export type PhoneNumber = z.infer<typeof PhoneNumber>

export const NumberListQuery = z.object({
  page: PageNumber,
  /** Ours: search in name, or part of the number in any format. */
  q: z.optional(SearchText),
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: PerPage,
})
export type NumberListQuery = z.output<typeof NumberListQuery>

/** The parameters of NumberListQuery that Hipcall does not document. */
export const NUMBER_LIST_ADDITIONS = ['q', 'per_page'] as const

export const listNumbers = endpoint({
  name: 'listNumbers',
  method: 'GET',
  path: `${HIPCALL}/numbers`,
  group: 'Number',
  summary: 'List all numbers',
  right: 'read',
  params: z.object({}),
  query: NumberListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(PhoneNumber),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveNumber = endpoint({
  name: 'retrieveNumber',
  method: 'GET',
  path: `${HIPCALL}/numbers/{id}`,
  group: 'Number',
  summary: 'Retrieve a number',
  right: 'read',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(PhoneNumber),
  errors: { 404: 'no number with this id' },
})
