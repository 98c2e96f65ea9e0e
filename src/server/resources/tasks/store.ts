import { and, asc, count, desc, eq, exists, gte, inArray, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Task, TaskDue, TaskListQuery } from '#contract/hipcall/tasks.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { Queries } from '../../db/connect.ts'
import { taskLinks, tasks, users } from '../../db/schema.ts'
import type { Place } from '../../http/pages.ts'
import { dateIn, startOfDay } from '../days-of-zone.ts'
import { likePattern } from '../like.ts'
import { toUser } from '../to-user.ts'

/** Where "today" is taken from: an IANA zone, and the time in milliseconds since 1970. */
export interface Today {
  zone: string
  now: number
}

type TaskRow = typeof tasks.$inferSelect

function toTask(row: TaskRow): Task {
  const { folded: _folded, gone_at: _gone, created_by_user_id: _user, created_by_name: _name, ...task } = row
  return { resource_type: 'task', ...task }
}

function isDue(due: TaskDue, { zone, now }: Today): SQL | undefined {
  if (due === 'none') return isNull(tasks.due_date)
  if (due === 'overdue') return and(eq(tasks.done, false), lt(tasks.due_date, formatTimestamp(now)))
  const day = (plus: number) => formatTimestamp(startOfDay(dateIn(zone, now), plus, zone))
  return and(gte(tasks.due_date, day(0)), lt(tasks.due_date, day(due === 'today' ? 1 : 7)))
}

function isLinked(db: Queries, type: 'contact' | 'company', id: number | undefined): SQL | undefined {
  if (id === undefined) return undefined
  const link = and(eq(taskLinks.task_id, tasks.id), eq(taskLinks.target_type, type), eq(taskLinks.target_id, id))
  return exists(db.orm.select({ one: sql`1` }).from(taskLinks).where(link))
}

function whereOf(db: Queries, query: TaskListQuery, today: Today): SQL | undefined {
  const { q, priority, assign_to, done, due } = query
  return and(
    isNull(tasks.gone_at),
    q ? like(tasks.folded, `%${likePattern(fold(q))}%`) : undefined,
    priority && priority.length > 0 ? inArray(tasks.priority, priority) : undefined,
    assign_to && assign_to.length > 0 ? inArray(tasks.assign_to, assign_to) : undefined,
    done === undefined ? undefined : eq(tasks.done, done),
    due && due.length > 0 ? or(...due.map((one) => isDue(one, today))) : undefined,
    isLinked(db, 'contact', query.contact_id),
    isLinked(db, 'company', query.company_id),
  )
}

/** One page of the tasks that fit, by id unless sorted by due date (those without one last), and how many fit. */
export async function taskPage(db: Queries, query: TaskListQuery, place: Place, today: Today): Promise<{ total: number; rows: Task[] }> {
  const where = whereOf(db, query, today)
  const byDue = (query.sort ?? []).map(({ descending }) => sql`${descending ? desc(tasks.due_date) : asc(tasks.due_date)} nulls last`)
  const [counted] = await db.orm.select({ total: count() }).from(tasks).where(where)
  const found = await db.orm
    .select()
    .from(tasks)
    .where(where)
    .orderBy(...byDue, asc(tasks.id))
    .limit(place.limit)
    .offset(place.offset)
  const rows = found.map(toTask)
  return { total: counted?.total ?? 0, rows: query.embed?.includes('assign_to') ? await withAssignees(db, rows) : rows }
}

/** The users in the place of their ids. An id without a user stays an id. */
async function withAssignees(db: Queries, rows: Task[]): Promise<Task[]> {
  const ids = rows.flatMap((task) => (typeof task.assign_to === 'number' ? task.assign_to : []))
  const people = ids.length === 0 ? [] : await db.orm.select().from(users).where(inArray(users.id, ids))
  const byId = new Map(people.map((row) => [row.id, toUser(row)]))
  return rows.map((task) => ({
    ...task,
    assign_to: typeof task.assign_to === 'number' ? (byId.get(task.assign_to) ?? task.assign_to) : null,
  }))
}

/** A task; undefined where there is none with this id. */
export async function findTask(db: Queries, id: number): Promise<Task | undefined> {
  const [row] = await db.orm.select().from(tasks).where(eq(tasks.id, id))
  return row && toTask(row)
}
