import { type SQL, sql } from 'drizzle-orm'
import type { NumberChange, NumberChangeDetail, NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'

interface JobRow {
  id: number
  default_number_id: number | null
  undo_of: number | null
  undone_by: number | null
  by_user_id: number | null
  by_name: string
  created_at: string
  finished_at: string | null
  held: boolean
  total: number
  waiting: number
  done: number
  skipped: number
  failed: number
}

function toJob(row: JobRow): NumberChange {
  return {
    resource_type: 'number_change',
    id: row.id,
    default_number_id: row.default_number_id,
    state: row.finished_at !== null ? 'finished' : row.held ? 'running' : 'interrupted',
    undo_of: row.undo_of,
    undone_by: row.undone_by,
    counts: { total: row.total, waiting: row.waiting, done: row.done, skipped: row.skipped, failed: row.failed },
    by: { user_id: row.by_user_id, name: row.by_name },
    created_at: wireTime(row.created_at),
    finished_at: wireTime(row.finished_at),
  }
}

/** Jobs as the contract shows them; `now` is in milliseconds since 1970. */
async function jobs(queries: Queries, which: SQL, now: number): Promise<NumberChange[]> {
  const rows = await queries.rows<JobRow>(sql`
    select j.id, j.default_number_id, j.undo_of, (select id from number_changes where undo_of = j.id) as undone_by, j.by_user_id, j.by_name,
      j.created_at, j.finished_at, coalesce(j.held_until > ${new Date(now).toISOString()}::timestamptz, false) as held, counted.*
    from (select * from number_changes ${which}) j cross join lateral (
      select count(*)::int as total, (count(*) filter (where state = 'waiting'))::int as waiting,
        (count(*) filter (where state = 'done'))::int as done, (count(*) filter (where state = 'skipped'))::int as skipped,
        (count(*) filter (where state = 'failed'))::int as failed
      from number_change_rows where change_id = j.id) counted
    order by j.id desc`)
  return rows.map(toJob)
}

/** One job; undefined where there is none with this id. */
export async function findJob(queries: Queries, id: number, now: number): Promise<NumberChange | undefined> {
  const [job] = await jobs(queries, sql`where id = ${id}`, now)
  return job
}

/** One page of all jobs, newest first, and how many there are. */
export async function listJobs(
  queries: Queries,
  page: number,
  perPage: number,
  now: number,
): Promise<{ total: number; rows: NumberChange[] }> {
  const [count] = await queries.rows<{ total: number }>(sql`select count(*)::int as total from number_changes`)
  const rows = await jobs(queries, sql`order by id desc limit ${perPage} offset ${(page - 1) * perPage}`, now)
  return { total: count?.total ?? 0, rows }
}

/** A job with its rows, in the order in which the users were chosen. */
export async function jobDetail(queries: Queries, id: number, now: number): Promise<NumberChangeDetail | undefined> {
  const job = await findJob(queries, id, now)
  if (job === undefined) return undefined
  const rows = await queries.rows<NumberChangeRow>(sql`
    select user_id, name, old_number_id, new_number_id, state, reason, current_number_id, case when state <> 'waiting' then at end as at
    from number_change_rows where change_id = ${id} order by position`)
  return { ...job, rows: rows.map((row) => ({ ...row, at: wireTime(row.at) })) }
}
