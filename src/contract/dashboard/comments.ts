/** The comments of a contact, company, deal, ticket or task: Hipcall documents writing them, reading them is ours. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { Comment } from '../hipcall/comments.ts'
import { COMMENTABLE } from '../hipcall/enums.ts'
import { PageNumber, wholeNumber } from '../query.ts'
import { Id, page } from '../wire.ts'

/** A comment with its target and who wrote it; `author` is null where that is not known. */
export const TargetComment = z.extend(Comment, {
  commentable_id: Id,
  author: z.nullable(z.object({ user_id: z.nullable(Id), name: z.string() })),
})
export type TargetComment = z.infer<typeof TargetComment>

export const CommentListQuery = z.object({
  commentable_type: z.enum(COMMENTABLE),
  commentable_id: wholeNumber(),
  page: PageNumber,
  /** 1 to 200 comments a page, 50 when absent. */
  per_page: z.optional(wholeNumber(1, 200)),
})
export type CommentListQuery = z.output<typeof CommentListQuery>

export const listComments = endpoint({
  name: 'listComments',
  method: 'GET',
  path: `${DASHBOARD}/comments`,
  group: 'Comment',
  summary: 'Comments of one target, newest last; page 1 holds the newest, page 2 those before',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: CommentListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(TargetComment),
  errors: { 404: 'no such contact, company, deal, ticket or task', 422: 'a parameter is missing or makes no sense' },
})
