import { sql } from 'drizzle-orm'
import type { Comment, CommentCreate } from '#contract/hipcall/comments.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { recordChange } from '../../account/record.ts'
import { holdTarget } from '../../account/targets.ts'
import type { Queries } from '../../db/connect.ts'
import type { Person } from '../../http/route.ts'

/** Stores a comment, in the transaction `tx`. `now` is in milliseconds since 1970. Throws a 404 where its target does not exist. */
export async function createComment(tx: Queries, comment: CommentCreate, person: Person, now: number): Promise<Comment> {
  const at = formatTimestamp(now)
  await holdTarget(tx, comment.commentable_type, comment.commentable_id)
  const [row] = await tx.rows<{ id: number }>(sql`
    insert into comments (commentable_type, commentable_id, content, author_user_id, author_name, created_at, updated_at)
    values (${comment.commentable_type}, ${comment.commentable_id}, ${comment.content}, ${person.user_id}, ${person.name}, ${at}, ${at})
    returning id`)
  if (row === undefined) throw new Error('the comment was not stored')
  await recordChange(tx, person, at, {
    action: 'comment.create',
    target: { type: comment.commentable_type, id: comment.commentable_id },
    before: null,
    after: { comment_id: row.id, content: comment.content },
  })
  return {
    resource_type: 'comment',
    id: row.id,
    content: comment.content,
    commentable_type: comment.commentable_type,
    created_at: at,
    updated_at: at,
  }
}
