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
  return storeComment(tx, comment, { created_at: at, updated_at: at }, { person, at })
}

/** Stores a comment with its audit row, in the transaction `tx`; `id` where it has one elsewhere. `at` is ISO 8601. */
export async function storeComment(
  tx: Queries,
  { commentable_type, commentable_id, content }: CommentCreate,
  { id: known, created_at, updated_at }: { id?: number; created_at: string; updated_at: string },
  { person, at }: { person: Person; at: string },
): Promise<Comment> {
  const id = known === undefined ? sql`default` : sql`${known}`
  // A new id of our own meets no other; one of elsewhere may be here already.
  const again =
    known === undefined ? sql`` : sql`on conflict (id) do update set content = excluded.content, updated_at = excluded.updated_at`
  const [row] = await tx.rows<{ id: number }>(sql`
    insert into comments (id, commentable_type, commentable_id, content, author_user_id, author_name, created_at, updated_at)
    values (${id}, ${commentable_type}, ${commentable_id}, ${content}, ${person.user_id}, ${person.name}, ${created_at}, ${updated_at})
    ${again} returning id`)
  if (row === undefined) throw new Error('the comment was not stored')
  await recordChange(tx, person, at, {
    action: 'comment.create',
    target: { type: commentable_type, id: commentable_id },
    before: null,
    after: { comment_id: row.id, content },
  })
  return { resource_type: 'comment', id: row.id, content, commentable_type, created_at, updated_at }
}
