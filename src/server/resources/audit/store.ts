import { type SQL, sql } from 'drizzle-orm'
import type { AuditEntry, AuditListQuery } from '#contract/dashboard/audit.ts'
import type { Role } from '#contract/dashboard/roles.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'

interface AuditRow {
  id: number
  at: string
  actor_user_id: number | null
  actor_name: string
  actor_role: Role | null
  action: string
  target_type: string
  target_id: number | null
  target_name: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The present name of what a row is about; null where it has none or is gone. */
const TARGET_NAME = sql`case a.target_type
  when 'contact' then (select name from contacts where id = a.target_id)
  when 'company' then (select name from companies where id = a.target_id)
  when 'deal' then (select name from deals where id = a.target_id)
  when 'ticket' then (select name from tickets where id = a.target_id)
  when 'task' then (select name from tasks where id = a.target_id)
  when 'user' then (select full_name from users where id = a.target_id)
  when 'view' then (select name from views where id = a.target_id and shared)
  when 'callback' then (select number from callback_cases where id = a.target_id)
  when 'token' then (select name from tokens where id = a.target_id) end`

function whereOf(query: AuditListQuery): SQL {
  const ids = (values: readonly number[]) => sql`any(${sql.param([...values])}::int[])`
  const parts: SQL[] = [sql`true`]
  if (query.target_type !== undefined) parts.push(sql`a.target_type = ${query.target_type}`)
  if (query.target_id !== undefined) parts.push(sql`a.target_id = ${ids(query.target_id)}`)
  if (query.actor !== undefined) parts.push(sql`a.actor_user_id = ${ids(query.actor)}`)
  if (query.action !== undefined && query.action.length > 0) parts.push(sql`a.action = any(${sql.param([...query.action])}::text[])`)
  return sql.join(parts, sql` and `)
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: wireTime(row.at),
    actor: { user_id: row.actor_user_id, name: row.actor_name, role: row.actor_role },
    action: row.action,
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    before: row.before,
    after: row.after,
  }
}

/** One page of the audit trail, newest first, and how many entries there are. */
export async function auditEntries(
  queries: Queries,
  query: AuditListQuery,
  perPage: number,
): Promise<{ total: number; rows: AuditEntry[] }> {
  const where = whereOf(query)
  const offset = ((query.page ?? 1) - 1) * perPage
  const [count] = await queries.rows<{ total: number }>(sql`select count(*)::int as total from audit a where ${where}`)
  const rows = await queries.rows<AuditRow>(sql`
    select a.id, a.at, a.actor_user_id, a.actor_name, a.actor_role, a.action, a.target_type, a.target_id, ${TARGET_NAME} as target_name,
      a.before, a.after
    from (select * from audit a where ${where} order by a.id desc limit ${perPage} offset ${offset}) a order by a.id desc`)
  return { total: count?.total ?? 0, rows: rows.map(toEntry) }
}
