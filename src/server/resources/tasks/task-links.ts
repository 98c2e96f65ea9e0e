import { type SQL, sql } from 'drizzle-orm'
import type { Link } from '#contract/dashboard/contacts.ts'
import type { TaskLinks } from '#contract/dashboard/tasks.ts'
import type { Queries } from '../../db/connect.ts'

interface TaskRow {
  task_list: Link | null
  created_by_user_id: number | null
  created_by_name: string | null
  comments: number
}

/** What a task is linked to, in the order it was given; undefined where there is no task with this id. */
export async function taskLinks(queries: Queries, id: number): Promise<TaskLinks | undefined> {
  const [row] = await queries.rows<TaskRow>(sql`
    select t.created_by_user_id, coalesce(u.full_name, t.created_by_name) as created_by_name,
      (select jsonb_build_object('id', id, 'name', name) from task_lists where id = t.task_list_id) as task_list,
      (select count(*) from comments where commentable_type = 'task' and commentable_id = t.id)::int as comments
    from tasks t left join users u on u.id = t.created_by_user_id where t.id = ${id}`)
  if (row === undefined) return undefined
  const linked = (type: string, table: SQL) =>
    queries.rows<Link>(sql`
      select named.id, named.name from task_links l join ${table} named on named.id = l.target_id
      where l.task_id = ${id} and l.target_type = ${type} order by l.position, named.id`)
  const { created_by_user_id, created_by_name } = row
  return {
    contacts: await linked('contact', sql`contacts`),
    companies: await linked('company', sql`companies`),
    deals: await linked('deal', sql`deals`),
    task_list: row.task_list,
    created_by: created_by_name === null ? null : { user_id: created_by_user_id, name: created_by_name },
    counts: { comments: row.comments },
  }
}
