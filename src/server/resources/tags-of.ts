import { type SQL, sql } from 'drizzle-orm'
import type { Tag } from '#contract/hipcall/tags.ts'
import type { TagTarget } from '../account/account.ts'
import type { Queries } from '../db/connect.ts'

/** The table and column that hold the tags of contacts or of companies. */
export const TAGGED: Readonly<Record<TagTarget['type'], { table: SQL; column: SQL }>> = {
  contact: { table: sql`contact_tags`, column: sql`contact_id` },
  company: { table: sql`company_tags`, column: sql`company_id` },
}

/** All tags of a contact or company, by name. */
export function tagsOf(queries: Queries, target: TagTarget): Promise<Tag[]> {
  const { table, column } = TAGGED[target.type]
  return queries.rows<Tag>(sql`
    select 'tag' as resource_type, tags.id, tags.name, tags.tag_type, tags.color, tags.description
    from tags join ${table} given on given.tag_id = tags.id where given.${column} = ${target.id} order by tags.folded, tags.id`)
}
