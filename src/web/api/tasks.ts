/** Tasks: their list, one of them with what it is linked to, the open ones of something, and making one. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getTaskLinks } from '#contract/dashboard/tasks.ts'
import { createTask, listTasks, retrieveTask, type TaskCreate, type TaskListQuery } from '#contract/hipcall/tasks.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

type TaskArgs = { [K in keyof Omit<TaskListQuery, 'page' | 'per_page' | 'embed'>]?: TaskListQuery[K] | undefined }
/** Whose tasks, or about what. */
export type TasksOf = Pick<TaskArgs, 'contact_id' | 'company_id' | 'assign_to'>

export const taskPages = (query: TaskArgs) =>
  countedPages(['tasks', 'list', query], (page, signal) => api(listTasks, { query: { ...query, page, per_page: PER_PAGE }, signal }))

/** Rows shown where a page shows a few. */
const FEW = 10

/** The open tasks of something, those due first, with how many there are in all. */
export const openTasks = (filter: TasksOf) =>
  queryOptions({
    queryKey: ['tasks', 'open', filter],
    queryFn: ({ signal }) =>
      api(listTasks, { query: { ...filter, done: false, sort: [{ field: 'due_date', descending: false }], per_page: FEW }, signal }),
  })

export const taskOptions = (id: number) =>
  queryOptions({ queryKey: ['tasks', 'one', id], queryFn: ({ signal }) => api(retrieveTask, { params: { id }, signal }) })

export const taskLinksOptions = (id: number) =>
  queryOptions({ queryKey: ['tasks', 'links', id], queryFn: ({ signal }) => api(getTaskLinks, { params: { id }, signal }) })

/** Makes a task; the same key with the same body makes it once. Contacts and companies count their tasks, the palette finds them. */
export const createTaskMutation = () =>
  mutationOptions({
    mutationKey: ['create-task'],
    mutationFn: ({ body, key }: { body: TaskCreate; key: string }) => api(createTask, { body, idempotencyKey: key }),
    meta: { invalidates: [['tasks'], ['contacts'], ['companies'], ['search'], ['audit']] },
  })
