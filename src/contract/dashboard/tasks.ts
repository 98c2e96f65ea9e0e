/** What a task is linked to: Hipcall takes these links when a task is made and does not show them. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { wholeNumber } from '../query.ts'
import { Id, single } from '../wire.ts'
import { Link } from './contacts.ts'

/** `created_by` is null where the task was not made here. */
export const TaskLinks = z.object({
  contacts: z.array(Link),
  companies: z.array(Link),
  deals: z.array(Link),
  task_list: z.nullable(Link),
  created_by: z.nullable(z.object({ user_id: z.nullable(Id), name: z.string() })),
  counts: z.object({ comments: z.int() }),
})
export type TaskLinks = z.infer<typeof TaskLinks>

export const getTaskLinks = endpoint({
  name: 'getTaskLinks',
  method: 'GET',
  path: `${DASHBOARD}/tasks/{id}/links`,
  group: 'Task',
  summary: 'Contacts, companies, deals and list of a task, and who made it',
  right: 'read',
  addition: true,
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(TaskLinks),
  errors: { 404: 'no task with this id' },
})
