/** The card of a company, which Hipcall's documentation has no reading of. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { Tag } from '../hipcall/tags.ts'
import { wholeNumber } from '../query.ts'
import { Id, single, Timestamp } from '../wire.ts'
import { Link } from './contacts.ts'

/**
 * A company: its calls (those of all its contacts) are `listCalls` with `company_id`, its tasks `listTasks` with `company_id`.
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

export const getCompany = endpoint({
  name: 'getCompany',
  method: 'GET',
  path: `${DASHBOARD}/companies/{id}`,
  group: 'Company',
  summary: 'A company with owner, contacts, numbers, tags and counts',
  right: 'read',
  addition: true,
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(CompanyCard),
  errors: { 404: 'no company with this id' },
})
