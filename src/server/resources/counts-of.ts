import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'

/** How many tasks and comments a contact or company has. */
export async function countsOf(
  queries: Queries,
  type: 'contact' | 'company',
  id: number,
): Promise<{ tasks: number; open_tasks: number; comments: number }> {
  const [row] = await queries.rows<{ tasks: number; open_tasks: number; comments: number }>(sql`
    select count(*)::int as tasks, (count(*) filter (where not tasks.done))::int as open_tasks,
      (select count(*) from comments where commentable_type = ${type} and commentable_id = ${id})::int as comments
    from task_links join tasks on tasks.id = task_links.task_id where target_type = ${type} and target_id = ${id}`)
  return row ?? { tasks: 0, open_tasks: 0, comments: 0 }
}
