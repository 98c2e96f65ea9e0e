/** Tasks. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL, UNANSWERED } from '../endpoint.ts'
import { IdList, nameList, PageNumber, PerPage, SafeText, SearchText, sortBy, TrueOrFalse, wholeNumber } from '../query.ts'
import { Id, MAX_INT, page, single, Timestamp } from '../wire.ts'
import { PRIORITY } from './enums.ts'
import { User } from './users.ts'

export const Task = z.object({
  resource_type: z.literal('task'),
  id: Id,
  name: z.string(),
  description: z.nullable(z.string()),
  due_date: z.nullable(Timestamp),
  done: z.boolean(),
  done_at: z.nullable(Timestamp),
  /** The user's id; with embed=assign_to the user. */
  assign_to: z.nullable(z.union([Id, User])),
  /** low, medium or high; '' where none was set. */
  priority: z.nullable(z.string()),
  task_list_id: z.nullable(Id),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Task = z.infer<typeof Task>

export const TASK_DUE = ['overdue', 'today', 'week', 'none'] as const
export type TaskDue = (typeof TASK_DUE)[number]

export const TaskListQuery = z.object({
  /** Search in name and description. */
  q: z.optional(SearchText),
  priority: z.optional(nameList(PRIORITY)),
  assign_to: z.optional(IdList),
  embed: z.optional(nameList(['assign_to'])),
  sort: z.optional(sortBy(['due_date'])),
  page: PageNumber,
  /** Ours. */
  done: z.optional(TrueOrFalse),
  /** Ours: one or more of overdue (not done, due before now), today, week (today and the six days after), none; days of the account's zone. */
  due: z.optional(nameList(TASK_DUE)),
  /** Ours: tasks linked to this contact. */
  contact_id: z.optional(wholeNumber()),
  /** Ours: tasks linked to this company. */
  company_id: z.optional(wholeNumber()),
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: PerPage,
})
export type TaskListQuery = z.output<typeof TaskListQuery>

/** The parameters of TaskListQuery that Hipcall does not document. */
export const TASK_LIST_ADDITIONS = ['done', 'due', 'contact_id', 'company_id', 'per_page'] as const

export const listTasks = endpoint({
  name: 'listTasks',
  method: 'GET',
  path: `${HIPCALL}/tasks`,
  group: 'Task',
  summary: 'List all tasks',
  right: 'read',
  params: z.object({}),
  query: TaskListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(Task),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveTask = endpoint({
  name: 'retrieveTask',
  method: 'GET',
  path: `${HIPCALL}/tasks/{id}`,
  group: 'Task',
  summary: 'Retrieve a task',
  right: 'read',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(Task),
  errors: { 404: 'no task with this id' },
})

const RelatedId = z.union([
  z.int().check(z.positive(), z.maximum(MAX_INT)),
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,9}$/, 'must be an id')), z.transform(Number)),
])
const RelatedIds = z.optional(z.nullable(z.array(RelatedId).check(z.maxLength(100))))

/**
 * Body of a new task. `due_date` is `20220612 12:12:12` in the account's zone or ISO 8601;
 * `assign_to` false or null lets `auto_assign_to_user` take the owner of the first company, else contact, else deal that has one.
 */
export const TaskCreate = z.strictObject({
  name: SafeText.check(z.minLength(2), z.maxLength(255)),
  description: z.optional(z.nullable(SafeText.check(z.minLength(2), z.maxLength(255)))),
  due_date: z.optional(z.nullable(SafeText.check(z.minLength(2), z.maxLength(40)))),
  assign_to: z.optional(z.nullable(z.union([z.int().check(z.positive(), z.maximum(MAX_INT)), z.literal(false)]))),
  auto_assign_to_user: z.optional(z.nullable(z.boolean())),
  priority: z.optional(z.nullable(z.enum(PRIORITY))),
  task_list: z.optional(z.nullable(z.int().check(z.positive(), z.maximum(MAX_INT)))),
  contact_ids: RelatedIds,
  company_ids: RelatedIds,
  deal_ids: RelatedIds,
})
export type TaskCreate = z.input<typeof TaskCreate>

export const createTask = endpoint({
  name: 'createTask',
  method: 'POST',
  path: `${HIPCALL}/tasks`,
  group: 'Task',
  summary: 'Create a task',
  right: 'task.create',
  params: z.object({}),
  query: z.object({}),
  body: TaskCreate,
  status: 201,
  answer: single(Task),
  errors: {
    409: 'the Idempotency-Key was used for another body, or its request is being worked on',
    422: 'a field is wrong, or a user, list, contact, company or deal does not exist',
    ...UNANSWERED,
  },
})
