/** Who is to do a task. The API gives an id, or the user where that was asked for. */
import type { Task } from '#contract/hipcall/tasks.ts'
import type { Names } from './names.ts'

type Assigned = Pick<Task, 'assign_to'>

export function assigneeId({ assign_to }: Assigned): number | undefined {
  return typeof assign_to === 'number' ? assign_to : assign_to?.id
}

/** By name; a dash where it is nobody. */
export function assigneeName(task: Assigned, names: Names): string {
  const id = assigneeId(task)
  return id === undefined ? '—' : names.user(id)
}
