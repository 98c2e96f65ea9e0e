import type { Task } from '#contract/hipcall/tasks.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { NewTask } from '../../account/account.ts'
import { holdExisting } from '../../account/targets.ts'
import type { Queries } from '../../db/connect.ts'
import { HttpError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'
import { DueDateError, parseDueDate } from './due-date.ts'
import { ownerOf } from './owner-of.ts'
import { type Links, linksOf, storeTask } from './store-task.ts'

/** What is wrong with the ids a task names, by field: users, lists, contacts, companies and deals that do not exist. */
async function missing(tx: Queries, task: NewTask, links: Links): Promise<Record<string, string[]>> {
  const asked = [
    ['assign_to', 'user', typeof task.assign_to === 'number' ? [task.assign_to] : []],
    ['task_list', 'task_list', typeof task.task_list === 'number' ? [task.task_list] : []],
    ['contact_ids', 'contact', links.contact],
    ['company_ids', 'company', links.company],
    ['deal_ids', 'deal', links.deal],
  ] as const
  const errors: Record<string, string[]> = {}
  for (const [field, type, ids] of asked) {
    const found = await holdExisting(tx, type, ids)
    const gone = ids.filter((id) => !found.has(id))
    if (gone.length > 0) errors[field] = gone.map((id) => `There is no ${type.replace('_', ' ')} ${id}.`)
  }
  return errors
}

function readDueDate(task: NewTask, zone: string): { at: string | null; errors: Record<string, string[]> } {
  try {
    return { at: typeof task.due_date === 'string' ? formatTimestamp(parseDueDate(task.due_date, zone)) : null, errors: {} }
  } catch (error) {
    if (error instanceof DueDateError) return { at: null, errors: { due_date: [error.message] } }
    throw error
  }
}

/**
 * Stores a task, in the transaction `tx`. `assign_to` may be a passive user. `zone` (IANA) is where a due date without an offset is read;
 * `now` is in milliseconds since 1970. Throws a 422 that names every field that is wrong.
 */
export async function createTask(tx: Queries, task: NewTask, person: Person, zone: string, now: number): Promise<Task> {
  const links = linksOf(task)
  const auto = typeof task.assign_to !== 'number' && task.auto_assign_to_user === true
  const due = readDueDate(task, zone)
  const errors = { ...due.errors, ...(await missing(tx, task, links)) }
  if (auto && links.company.length + links.contact.length + links.deal.length === 0) {
    errors.auto_assign_to_user = ['Send company_ids, contact_ids or deal_ids to assign the task to their owner.']
  }
  if (Object.keys(errors).length > 0) throw new HttpError(422, errors)
  const assignTo = typeof task.assign_to === 'number' ? task.assign_to : auto ? await ownerOf(tx, links) : null
  const at = formatTimestamp(now)
  const stored = {
    name: task.name,
    description: task.description ?? null,
    due_date: due.at,
    done: false,
    done_at: null,
    assign_to: assignTo,
    priority: task.priority ?? '',
    task_list_id: task.task_list ?? null,
    created_at: at,
    updated_at: at,
  }
  return storeTask(tx, stored, links, { person, at })
}
