/** The card of a contact, which Hipcall's documentation has no reading of. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { Tag } from '../hipcall/tags.ts'
import { wholeNumber } from '../query.ts'
import { Id, single, Timestamp } from '../wire.ts'

/** Something that is linked to by name. */
export const Link = z.object({ id: Id, name: z.string() })
export type Link = z.infer<typeof Link>

/** A contact: its calls are `listCalls` with `contact_id`, its tasks `listTasks` with `contact_id`. `numbers` are as stored, E.164. */
export const ContactCard = z.object({
  resource_type: z.literal('contact'),
  id: Id,
  name: z.string(),
  company: z.nullable(Link),
  owner: z.nullable(Link),
  numbers: z.array(z.string()),
  tags: z.array(Tag),
  counts: z.object({ calls: z.int(), missed_calls: z.int(), tasks: z.int(), open_tasks: z.int(), comments: z.int() }),
  last_call_at: z.nullable(Timestamp),
})
export type ContactCard = z.infer<typeof ContactCard>

export const getContact = endpoint({
  name: 'getContact',
  method: 'GET',
  path: `${DASHBOARD}/contacts/{id}`,
  group: 'Contact',
  summary: 'A contact with company, owner, numbers, tags and counts',
  right: 'read',
  addition: true,
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(ContactCard),
  errors: { 404: 'no contact with this id' },
})
