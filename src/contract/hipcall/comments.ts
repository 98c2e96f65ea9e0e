/** Comments on contacts, companies, deals, tickets and tasks. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL, UNANSWERED } from '../endpoint.ts'
import { SafeText } from '../query.ts'
import { Id, MAX_INT, single, Timestamp } from '../wire.ts'
import { COMMENTABLE } from './enums.ts'

export const Comment = z.object({
  resource_type: z.literal('comment'),
  id: Id,
  content: z.string(),
  commentable_type: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Comment = z.infer<typeof Comment>

export const CommentCreate = z.strictObject({
  commentable_type: z.enum(COMMENTABLE),
  commentable_id: z.int().check(z.positive(), z.maximum(MAX_INT)),
  content: SafeText.check(z.minLength(2), z.maxLength(10_000)),
})
export type CommentCreate = z.infer<typeof CommentCreate>

export const createComment = endpoint({
  name: 'createComment',
  method: 'POST',
  path: `${HIPCALL}/comments`,
  group: 'Comment',
  summary: 'Create a comment',
  right: 'comment.create',
  params: z.object({}),
  query: z.object({}),
  body: CommentCreate,
  status: 201,
  answer: single(Comment),
  errors: {
    404: 'the commented contact, company, deal, ticket or task does not exist',
    409: 'the Idempotency-Key was used for another body, or its request is being worked on',
    422: 'a field is wrong',
    ...UNANSWERED,
  },
})
