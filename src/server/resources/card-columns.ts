import { type SQL, sql } from 'drizzle-orm'
import type { TagTarget } from '../account/account.ts'
import { TAGGED } from './tags-of.ts'

/** What `c`, a row of contacts or companies, points at: `{id, name}`, or null where that is not there. */
export function linked(table: SQL, id: SQL, name: SQL): SQL {
  return sql`(select jsonb_build_object('id', id, 'name', ${name}) from ${table} where id = ${id})`
}

/** Numbers of `c`, the main one first. */
export function numbersOf(type: TagTarget['type']): SQL {
  return type === 'contact'
    ? sql`array(select number from contact_numbers where contact_id = c.id order by position)`
    : sql`array(select number from company_numbers where company_id = c.id order by position)`
}

/** Tags of `c` as the contract has them, by name. */
export function tagsAsJson(type: TagTarget['type']): SQL {
  const { table, column } = TAGGED[type]
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('resource_type', 'tag', 'id', t.id, 'name', t.name, 'tag_type', t.tag_type,
      'color', t.color, 'description', t.description) order by t.folded, t.id), '[]')
    from ${table} given join tags t on t.id = given.tag_id where given.${column} = c.id)`
}

/** How many tasks and comments `c` has, as JSON. */
export function counted(type: TagTarget['type']): SQL {
  return sql`(
    select jsonb_build_object('tasks', count(*), 'open_tasks', count(*) filter (where not tasks.done), 'comments',
      (select count(*) from comments where commentable_type = ${type} and commentable_id = c.id))
    from task_links join tasks on tasks.id = task_links.task_id where target_type = ${type} and target_id = c.id and tasks.gone_at is null)`
}
