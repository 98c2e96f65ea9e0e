/** The body of a new task as this version of the API documents it. */
import { TZDate } from '@date-fns/tz'
import type { TaskCreate } from '#contract/hipcall/tasks.ts'
import { DueDateError, parseDueDate } from '../resources/tasks/due-date.ts'
import { UpstreamError } from './upstream-error.ts'

/** `zone`: the account's, whose clock due dates are written by. Throws an UpstreamError (`refused`) for a due date that is none. */
export function taskBody(task: TaskCreate, zone: string): TaskCreate {
  return typeof task.due_date === 'string' ? { ...task, due_date: dueDate(task.due_date, zone) } : task
}

/** `20220612 12:12:12`; as ISO 8601 where the clock shows this time twice and the other one would be meant. */
function dueDate(text: string, zone: string): string {
  try {
    const instant = parseDueDate(text, zone)
    const documented = onClock(instant, zone)
    return parseDueDate(documented, zone) === instant ? documented : new Date(instant).toISOString()
  } catch (error) {
    if (!(error instanceof DueDateError)) throw error
    throw new UpstreamError('refused', error.message, { status: 422, fields: { due_date: [error.message] } })
  }
}

function onClock(instant: number, zone: string): string {
  const local = new TZDate(instant, zone)
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${String(local.getFullYear()).padStart(4, '0')}${two(local.getMonth() + 1)}${two(local.getDate())}`
  return `${date} ${two(local.getHours())}:${two(local.getMinutes())}:${two(local.getSeconds())}`
}
