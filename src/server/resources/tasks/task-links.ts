import { type SQL, sql } from 'drizzle-orm'
import type { TaskLinks } from '#contract/dashboard/tasks.ts'
import type { Queries } from '../../db/connect.ts'

/** What a task is linked to, in the order it was given, in one statement; undefined where there is no task with this id. */
export async function taskLinks(queries: Queries, id: number): Promise<TaskLinks | undefined> {
  const [row] = await queries.rows<TaskLinks>(sql`
    select ${namesOf('contact', sql`contacts`)} as contacts, ${namesOf('company', sql`companies`)} as companies,
      ${namesOf('deal', sql`deals`)} as deals,
      (select jsonb_build_object('id', id, 'name', name) from task_lists where id = t.task_list_id) as task_list,
      case when t.created_by_name is not null then
        jsonb_build_object('user_id', t.created_by_user_id, 'name', coalesce(u.full_name, t.created_by_name)) end as created_by,
      jsonb_build_object('comments', (select count(*) from comments where commentable_type = 'task' and commentable_id = t.id)) as counts
    from tasks t left join users u on u.id = t.created_by_user_id where t.id = ${id}`)
  return row
}

/** The links of one kind of the task `t`. */
function namesOf(type: string, table: SQL): SQL {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', named.id, 'name', named.name) order by l.position, named.id), '[]')
    from task_links l join ${table} named on named.id = l.target_id where l.task_id = t.id and l.target_type = ${type})`
}
