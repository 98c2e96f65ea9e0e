/** Looks for a task at Hipcall that may have been made although no answer said so. */
import { sql } from 'drizzle-orm'
import { SAID } from '#contract/said.ts'
import { formatTimestamp, parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '../db/connect.ts'
import type { NewTaskRecord } from '../resources/directory/records.ts'
import { parseDueDate } from '../resources/tasks/due-date.ts'
import type { Ask } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import type { NewTask } from './account.ts'
import type { HipcallParts } from './forward.ts'
import { refusalOf, silence, UnknownOutcomeError } from './refusals.ts'

/** Milliseconds by which Hipcall's clock and ours may differ. */
const CLOCKS = 120_000
/** Milliseconds after which it is looked again: what was on its way when the answer was given up has arrived by then. */
const ARRIVING = 2_000

/** The ids of tasks of this name that were here already before one was sent. */
export async function idsOfName(db: Queries, name: string): Promise<Set<number>> {
  const rows = await db.rows<{ id: number }>(sql`select id from tasks where name = ${name}`)
  return new Set(rows.map(({ id }) => id))
}

function isSame(task: NewTask, found: NewTaskRecord, zone: string): boolean {
  const due = typeof task.due_date === 'string' ? formatTimestamp(parseDueDate(task.due_date, zone)) : null
  const chosenByHipcall = typeof task.assign_to !== 'number' && task.auto_assign_to_user === true
  return (
    found.name === task.name &&
    (found.description || null) === (task.description || null) &&
    (chosenByHipcall || found.assign_to === (typeof task.assign_to === 'number' ? task.assign_to : null)) &&
    (found.priority || null) === (task.priority ?? null) &&
    found.due_date === due
  )
}

/** Those of these tasks that somebody made through this server: they are not the one that is looked for. */
async function madeHere(db: Queries, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db.rows<{ id: number }>(sql`
    select target_id as id from audit where action = 'task.create' and target_type = 'task' and target_id = any(${sql.param([...ids])}::int[])`)
  return new Set(rows.map(({ id }) => id))
}

interface Looking {
  task: NewTask
  /** When it was sent, in milliseconds since 1970. */
  since: number
  /** Tasks that were there before. */
  known: ReadonlySet<number>
  /** A repeat of the request would be recognised as one. */
  keyed: boolean
}

/** The task that was made since it was sent; undefined where there is none. Throws an UpstreamError. */
export async function findMade({ db, zone, upstream }: HipcallParts, ask: Ask, { task, since, known }: Omit<Looking, 'keyed'>) {
  const like = await upstream.tasksLike(ask, task.name)
  const same = like.filter(
    (found) => isSame(task, found, zone) && parseTimestamp(found.created_at) >= since - CLOCKS && !known.has(found.id),
  )
  const taken = await madeHere(
    db,
    same.map(({ id }) => id),
  )
  return same.find(({ id }) => !taken.has(id))
}

/** Looks for the task, twice where need be. Throws where it is not there, and where nobody can say. `first` is why it is looked for. */
export async function lookForTask(parts: HipcallParts, ask: Ask, looking: Looking, first: UpstreamError): Promise<NewTaskRecord> {
  try {
    const found = await findMade(parts, ask, looking)
    if (found !== undefined) return found
    await parts.time.sleep(ARRIVING)
    const late = await findMade(parts, ask, looking)
    if (late !== undefined) return late
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    if (error.failure === 'unauthorized') throw refusalOf(error)
    throw new UnknownOutcomeError(silence(first), looking.keyed ? SAID.taskUnknownKeyed : SAID.taskUnknown)
  }
  // With the same key it is looked for once more: it may have been slower than that.
  throw new UnknownOutcomeError(silence(first), SAID.taskNotThere)
}
