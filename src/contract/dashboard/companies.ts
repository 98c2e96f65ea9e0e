/** The card of a company and its calls, which Hipcall's documentation has no reading of. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { CdrListQuery } from '../hipcall/cdrs.ts'
import { Tag } from '../hipcall/tags.ts'
import { wholeNumber } from '../query.ts'
import { Id, single, Timestamp } from '../wire.ts'
import { listCalls } from './calls.ts'
import { Link } from './contacts.ts'

/**
 * A company: its calls are `listCompanyCalls` (those of all its contacts), its tasks `listTasks` with `company_id`.
 * `contacts` are the first 100 by name; `counts.contacts` is how many there are.
 */
export const CompanyCard = z.object({
  resource_type: z.literal('company'),
  id: Id,
  name: z.string(),
  owner: z.nullable(Link),
  numbers: z.array(z.string()),
  contacts: z.array(Link),
  tags: z.array(Tag),
  counts: z.object({
    contacts: z.int(),
    calls: z.int(),
    missed_calls: z.int(),
    tasks: z.int(),
    open_tasks: z.int(),
    comments: z.int(),
  }),
  last_call_at: z.nullable(Timestamp),
})
export type CompanyCard = z.infer<typeof CompanyCard>

const shared = { right: 'read', addition: true, params: z.object({ id: wholeNumber() }), body: z.undefined(), status: 200 } as const

export const getCompany = endpoint({
  ...shared,
  name: 'getCompany',
  method: 'GET',
  path: `${DASHBOARD}/companies/{id}`,
  group: 'Company',
  summary: 'A company with owner, contacts, numbers, tags and counts',
  query: z.object({}),
  answer: single(CompanyCard),
  errors: { 404: 'no company with this id' },
})

export const listCompanyCalls = endpoint({
  ...shared,
  name: 'listCompanyCalls',
  method: 'GET',
  path: `${DASHBOARD}/companies/{id}/calls`,
  group: 'Company',
  summary: "The calls of a company's contacts, filtered, sorted and paged as listCalls",
  query: CdrListQuery,
  answer: listCalls.answer,
  errors: { 404: 'no company with this id', 422: 'a parameter makes no sense' },
})
