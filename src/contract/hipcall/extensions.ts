/** Extensions: the short numbers inside the account and what each rings. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL } from '../endpoint.ts'
import { nameList, PageNumber, PerPage, SearchText, sortBy, wholeNumber } from '../query.ts'
import { Id, page, single, Timestamp } from '../wire.ts'
import { EXTENSION_TARGET } from './enums.ts'

export const Extension = z.object({
  resource_type: z.literal('extension'),
  id: Id,
  number: z.string(),
  target_id: z.nullable(Id),
  /** user, team or greeting; others may come. */
  target_type: z.nullable(z.string()),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Extension = z.infer<typeof Extension>

/** Default order: created_at. The documentation's example sends target=inbound,team, so `inbound` is accepted and ignored. */
export const ExtensionListQuery = z.object({
  q: z.optional(SearchText),
  sort: z.optional(sortBy(['number', 'created_at', 'target_type'])),
  target: z.optional(nameList(EXTENSION_TARGET, {}, ['inbound'])),
  page: PageNumber,
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: PerPage,
})
export type ExtensionListQuery = z.output<typeof ExtensionListQuery>

/** The parameters of ExtensionListQuery that Hipcall does not document. */
export const EXTENSION_LIST_ADDITIONS = ['per_page'] as const

export const listExtensions = endpoint({
  name: 'listExtensions',
  method: 'GET',
  path: `${HIPCALL}/extensions`,
  group: 'Extension',
  summary: 'List all extensions',
  right: 'read',
  params: z.object({}),
  query: ExtensionListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(Extension),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveExtension = endpoint({
  name: 'retrieveExtension',
  method: 'GET',
  path: `${HIPCALL}/extensions/{id}`,
  group: 'Extension',
  summary: 'Retrieve an extension',
  right: 'read',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(Extension),
  errors: { 404: 'no extension with this id' },
})
