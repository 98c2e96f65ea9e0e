import { sql } from 'drizzle-orm'
import type { AuditAction, AuditTarget } from '#contract/dashboard/audit.ts'
import type { Queries } from '../db/connect.ts'
import type { Person } from '../http/route.ts'

/** One change: only the fields that changed, null where there was nothing before or is nothing after. */
export interface Change {
  action: AuditAction
  target: { type: AuditTarget; id: number }
  before: Readonly<Record<string, unknown>> | null
  after: Readonly<Record<string, unknown>> | null
}

/** Writes a change into the audit trail; belongs in the transaction of the change. `at` is ISO 8601. */
export async function recordChange(tx: Queries, person: Person, at: string, change: Change): Promise<void> {
  const json = (value: Change['before']) => (value === null ? sql`null` : sql`${JSON.stringify(value)}::jsonb`)
  await tx.rows(sql`
    insert into audit (at, actor_name, actor_role, actor_user_id, action, target_type, target_id, before, after)
    values (${at}, ${person.name}, ${person.role}, ${person.user_id}, ${change.action}, ${change.target.type}, ${change.target.id},
      ${json(change.before)}, ${json(change.after)})`)
}
