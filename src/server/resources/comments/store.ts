import { sql } from 'drizzle-orm'
import type { CommentListQuery, TargetComment } from '#contract/dashboard/comments.ts'
import { requireTarget } from '../../account/targets.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'

interface CommentRow {
  id: number
  content: string
  commentable_type: string
  commentable_id: number
  author_user_id: number | null
  author_name: string | null
  created_at: string
  updated_at: string
}

function toComment(row: CommentRow): TargetComment {
  const { author_user_id, author_name, ...rest } = row
  return {
    resource_type: 'comment',
    ...rest,
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
    author: author_name === null && author_user_id === null ? null : { user_id: author_user_id, name: author_name ?? '' },
  }
}

/**
 * One page of a target's comments, newest last; page 1 is the newest. `total` counts all. An author who is a user has the user's present
 * name. Throws a 404 where the target does not exist.
 */
export async function commentsOf(
  queries: Queries,
  query: CommentListQuery,
  perPage: number,
): Promise<{ total: number; rows: TargetComment[] }> {
  await requireTarget(queries, query.commentable_type, query.commentable_id)
  const where = sql`c.commentable_type = ${query.commentable_type} and c.commentable_id = ${query.commentable_id}`
  const offset = ((query.page ?? 1) - 1) * perPage
  const [[count], rows] = [
    await queries.rows<{ total: number }>(sql`select count(*)::int as total from comments c where ${where}`),
    await queries.rows<CommentRow>(sql`
      select c.id, c.content, c.commentable_type, c.commentable_id, c.author_user_id, coalesce(u.full_name, c.author_name) as author_name,
        c.created_at, c.updated_at
      from comments c left join users u on u.id = c.author_user_id
      where ${where} order by c.created_at desc, c.id desc limit ${perPage} offset ${offset}`),
  ]
  return { total: count?.total ?? 0, rows: rows.reverse().map(toComment) }
}
