/** Whether the audit trail accounts for everything that is stored: its changes, played in order, must end where the tables are. */
import { sql } from 'drizzle-orm'
import type { Queries } from '#server/db/connect.ts'

interface Entry {
  action: string
  target_type: string
  target_id: number
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What writes can change, as text by name: tasks and comments by id, tags by target, default numbers by user, names of shared views, tokens, whether the mirror is paused. */
export async function stateOf(db: Queries): Promise<Map<string, string>> {
  const rows = await db.rows<{ name: string; value: string }>(sql`
    select 'task ' || id as name, t.name as value from tasks t
    union all select 'comment ' || id, content from comments
    union all select 'tags of contact ' || contact_id, string_agg(t.name, '|' order by t.name collate "C")
      from contact_tags c join tags t on t.id = c.tag_id group by contact_id
    union all select 'tags of company ' || company_id, string_agg(t.name, '|' order by t.name collate "C")
      from company_tags c join tags t on t.id = c.tag_id group by company_id
    union all select 'number of user ' || id, coalesce(default_number_id::text, 'none') from users
    union all select 'view ' || id, name from views where shared
    union all select 'assignee of case ' || case_id, assigned_to::text from callback_work where assigned_to is not null
    union all select 'snooze of case ' || case_id, to_char(snoozed_until, 'YYYY-MM-DD"T"HH24:MI:SS"+0000"')
      from callback_work where snoozed_until is not null
    union all select 'closing of case ' || case_id, closed_reason from callback_work where closed_reason is not null
    union all select 'token ' || id, case when revoked_at is null then name else 'revoked' end from tokens
    union all select 'the mirror', 'paused' from settings where key = 'mirror' and value ->> 'paused' is not null
    union all select 'job ' || id, coalesce(undo_of::text, 'none') from number_changes`)
  return new Map(rows.map(({ name, value }) => [name, value]))
}

const sorted = (names: unknown) => (Array.isArray(names) ? names.map(String).sort().join('|') : 'no list')

const text = (value: unknown) => (value === null || value === undefined ? undefined : String(value))

/** What one entry says: the thing it changed, and what that was before and is after; undefined stands for not there. */
function effectOf({ action, target_type, target_id, before, after }: Entry): [string, string | undefined, string | undefined] {
  if (action === 'task.create') return [`task ${target_id}`, undefined, String(after?.name)]
  if (action === 'comment.create') return [`comment ${after?.comment_id}`, undefined, String(after?.content)]
  if (action === 'number_change.create') return [`job ${target_id}`, undefined, String(after?.undo_of ?? 'none')]
  const seen = (view: Entry['before']) => (view?.shared === true ? String(view.name) : undefined)
  if (action.startsWith('view.')) return [`view ${target_id}`, seen(before), seen(after)]
  if (action === 'user.default_number') {
    return [`number of user ${target_id}`, String(before?.default_number_id ?? 'none'), String(after?.default_number_id ?? 'none')]
  }
  if (action === 'sync.pause') return ['the mirror', undefined, 'paused']
  if (action === 'sync.resume') return ['the mirror', 'paused', undefined]
  if (action === 'token.create') return [`token ${target_id}`, undefined, text(after?.name)]
  if (action === 'token.revoke') return [`token ${target_id}`, text(before?.name), 'revoked']
  if (action === 'callback.assign') return [`assignee of case ${target_id}`, text(before?.assigned_to), text(after?.assigned_to)]
  if (action === 'callback.snooze') return [`snooze of case ${target_id}`, text(before?.snoozed_until), text(after?.snoozed_until)]
  if (action === 'callback.close') return [`closing of case ${target_id}`, undefined, text(after?.reason)]
  if (action === 'callback.reopen') return [`closing of case ${target_id}`, text(before?.reason), undefined]
  return [`tags of ${target_type} ${target_id}`, sorted(before?.tags) || undefined, sorted(after?.tags) || undefined]
}

/** What the trail and the tables disagree about; empty where every change has its audit row and every row its change. */
export async function imbalance(db: Queries, start: ReadonlyMap<string, string>): Promise<string[]> {
  const told: string[] = []
  const state = new Map(start)
  const entries = await db.rows<Entry>(sql`select action, target_type, target_id, before, after from audit order by id`)
  for (const entry of entries) {
    const [name, before, after] = effectOf(entry)
    if (state.get(name) !== before) told.push(`${entry.action}: ${name} was ${state.get(name)}, not ${before}`)
    if (after === undefined) state.delete(name)
    else state.set(name, after)
  }
  const now = await stateOf(db)
  for (const name of new Set([...state.keys(), ...now.keys()])) {
    if (state.get(name) !== now.get(name)) told.push(`${name} is ${now.get(name)}, the audit trail says ${state.get(name)}`)
  }
  return told
}
