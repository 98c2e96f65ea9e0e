/** Tags of contacts and companies. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL, UNANSWERED } from '../endpoint.ts'
import { SafeText, wholeNumber } from '../query.ts'
import { Id } from '../wire.ts'

export const Tag = z.object({
  resource_type: z.literal('tag'),
  id: Id,
  name: z.string(),
  tag_type: z.nullable(z.string()),
  color: z.nullable(z.string()),
  description: z.nullable(z.string()),
})
export type Tag = z.infer<typeof Tag>

export const TagsAdd = z.strictObject({
  tags: z.array(SafeText.check(z.trim(), z.minLength(1), z.maxLength(255))).check(z.minLength(1), z.maxLength(50)),
})
export type TagsAdd = z.infer<typeof TagsAdd>

/** All tags of the target after the change. */
const TagList = z.object({ data: z.array(Tag) })

export const addCompanyTags = endpoint({
  name: 'addCompanyTags',
  method: 'POST',
  path: `${HIPCALL}/companies/{id}/tags`,
  group: 'Company',
  summary: 'Add tags to a company',
  right: 'tag.write',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: TagsAdd,
  status: 200,
  answer: TagList,
  errors: {
    404: 'no company with this id',
    409: 'the Idempotency-Key was used for another body, or its request is being worked on',
    422: 'a tag is empty or too long',
    ...UNANSWERED,
  },
})

export const removeCompanyTag = endpoint({
  name: 'removeCompanyTag',
  method: 'DELETE',
  path: `${HIPCALL}/companies/{id}/tags/{tagId}`,
  group: 'Company',
  summary: 'Remove a tag from a company',
  right: 'tag.write',
  params: z.object({ id: wholeNumber(), tagId: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: z.object({}),
  errors: { 404: 'no such company, or it does not have this tag', ...UNANSWERED },
})

export const addContactTags = endpoint({
  ...addCompanyTags,
  name: 'addContactTags',
  path: `${HIPCALL}/contacts/{id}/tags`,
  group: 'Contact',
  summary: 'Add tags to a contact',
  errors: {
    404: 'no contact with this id',
    409: 'the Idempotency-Key was used for another body, or its request is being worked on',
    422: 'a tag is empty or too long',
    ...UNANSWERED,
  },
})

export const removeContactTag = endpoint({
  ...removeCompanyTag,
  name: 'removeContactTag',
  path: `${HIPCALL}/contacts/{id}/tags/{tagId}`,
  group: 'Contact',
  summary: 'Remove a tag from a contact',
  errors: { 404: 'no such contact, or it does not have this tag', ...UNANSWERED },
})
