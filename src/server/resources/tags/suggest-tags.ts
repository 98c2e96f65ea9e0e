import { sql } from 'drizzle-orm'
import type { TagSuggestion, TagSuggestQuery } from '#contract/dashboard/tags.ts'
import { fold } from '#contract/fold.ts'
import type { Queries } from '../../db/connect.ts'
import { likePattern } from '../like.ts'

/** Tags that fit what was typed: those that begin with it, then the most used, then by name. 20 when no limit is given. */
export function suggestedTags(queries: Queries, query: TagSuggestQuery): Promise<TagSuggestion[]> {
  const text = fold(query.q ?? '')
  return queries.rows<TagSuggestion>(sql`
    select 'tag' as resource_type, tags.id, tags.name, tags.tag_type, tags.color, tags.description,
      ((select count(*) from contact_tags where tag_id = tags.id) + (select count(*) from company_tags where tag_id = tags.id))::int as uses
    from tags where folded like ${`%${likePattern(text)}%`}
    order by folded like ${`${likePattern(text)}%`} desc, uses desc, folded, id limit ${query.limit ?? 20}`)
}
