/** Comments of contacts, companies and tasks: pages of them from the newest back, and writing one. */
import { mutationOptions } from '@tanstack/react-query'
import { listComments } from '#contract/dashboard/comments.ts'
import { createComment } from '#contract/hipcall/comments.ts'
import type { Commentable } from '#contract/hipcall/enums.ts'
import { api } from './client.ts'
import { countedPages } from './counted-pages.ts'

/** Comments a page. */
const A_FEW = 20

export interface CommentTarget {
  type: Commentable
  id: number
}

/** The first page holds the newest, each page its newest last. */
export const commentPages = ({ type, id }: CommentTarget) =>
  countedPages(['comments', type, id], (page, signal) =>
    api(listComments, { query: { commentable_type: type, commentable_id: id, page, per_page: A_FEW }, signal }),
  )

/** `key` is the same where the same comment is sent again: it is made once. */
export const createCommentMutation = ({ type, id }: CommentTarget) =>
  mutationOptions({
    mutationKey: ['create-comment', type, id],
    mutationFn: ({ content, key }: { content: string; key: string }) =>
      api(createComment, { body: { commentable_type: type, commentable_id: id, content }, idempotencyKey: key }),
    meta: { invalidates: [['comments', type, id], ['contacts'], ['companies']] },
  })
