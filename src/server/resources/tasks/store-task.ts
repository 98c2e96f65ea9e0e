import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Task } from '#contract/hipcall/tasks.ts'
import type { NewTask } from '../../account/account.ts'
import { recordChange } from '../../account/record.ts'
import type { Queries } from '../../db/connect.ts'
import { tasks } from '../../db/schema.ts'
import type { Person } from '../../http/route.ts'

/** What a task is about. */
export interface Links {
  contact: number[]
  company: number[]
  deal: number[]
}

/** The links a new task asks for, each once. */
export function linksOf(task: NewTask): Links {
  const once = (ids: readonly number[] | null | undefined) => [...new Set(ids ?? [])]
  return { contact: once(task.contact_ids), company: once(task.company_ids), deal: once(task.deal_ids) }
}

/** A task as it is stored: with the id it has elsewhere, or without one. */
type TaskToStore = Omit<Task, 'resource_type' | 'id' | 'assign_to'> & { id?: number; assign_to: number | null }

/** Who made it, when (ISO 8601), and what the audit trail says besides. */
interface Made {
  person: Person
  at: string
  remark?: Readonly<Record<string, unknown>>
}

/** Stores a new task with its links and its audit row, in the transaction `tx`; one with an id may be there already, and is replaced. */
export async function storeTask(tx: Queries, { id: known, ...task }: TaskToStore, links: Links, made: Made): Promise<Task> {
  const { person, at, remark = {} } = made
  const values = {
    ...task,
    priority: task.priority ?? '',
    created_by_user_id: person.user_id,
    created_by_name: person.name,
    folded: fold(`${task.name} ${task.description ?? ''}`),
  }
  const insert = tx.orm.insert(tasks).values(known === undefined ? values : { id: known, ...values })
  const placed = known === undefined ? insert : insert.onConflictDoUpdate({ target: tasks.id, set: { ...values, gone_at: null } })
  const [row] = await placed.returning({ id: tasks.id })
  if (row === undefined) throw new Error('the task was not stored')
  const { id } = row
  for (const [type, ids] of Object.entries(links)) await link(tx, id, type, ids)
  const { name, description, due_date, assign_to, priority, task_list_id } = { ...task, priority: values.priority }
  const named = { contact_ids: links.contact, company_ids: links.company, deal_ids: links.deal }
  const about = Object.fromEntries(Object.entries(named).filter(([, ids]) => ids.length > 0))
  const after = { name, description, due_date, assign_to, priority, task_list_id, ...about, ...remark }
  await recordChange(tx, person, at, { action: 'task.create', target: { type: 'task', id }, before: null, after })
  return { resource_type: 'task', id, ...task, priority: values.priority }
}

async function link(tx: Queries, taskId: number, type: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.rows(sql`
    insert into task_links (task_id, target_type, target_id, position)
    select ${taskId}::int, ${type}, id, place - 1 from unnest(${sql.param([...ids])}::int[]) with ordinality as given (id, place)
    on conflict do nothing`)
}
