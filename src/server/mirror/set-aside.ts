/** Records that cannot be read: kept with their raw text, counted, and in nobody's way. */
import { sql } from 'drizzle-orm'
import type { SetAside } from '#contract/dashboard/sync.ts'
import type { Queries } from '../db/connect.ts'
import { wireTime } from '../db/wire-time.ts'

/** `resource`: `cdr` for a call of the list, `cdr_flow` for one's detail, or the name of a directory. */
export interface Unreadable {
  resource: string
  key: string
  reason: string
  raw: string
  started_at: string | null
}

/** Characters of a raw text that are kept. */
const LONGEST = 100_000

/** `now`: milliseconds since 1970. */
export async function setAside(tx: Queries, records: readonly Unreadable[], now: number): Promise<void> {
  if (records.length === 0) return
  const once = [...new Map(records.map((record) => [`${record.resource} ${record.key}`, record])).values()]
  // What PostgreSQL cannot store of a text is shown as JSON would write it.
  const rows = once.map((record) => ({ ...record, raw: wellFormed(record.raw.slice(0, LONGEST)).replaceAll('\0', '\\u0000') }))
  await tx.rows(sql`
    insert into mirror_set_aside (resource, key, reason, raw, started_at, first_at, last_at)
    select resource, key, reason, raw, started_at, ${new Date(now).toISOString()}, ${new Date(now).toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (resource text, key text, reason text, raw text, started_at timestamptz)
    on conflict (resource, key) do update set reason = excluded.reason, raw = excluded.raw, times = mirror_set_aside.times + 1,
      last_at = excluded.last_at`)
}

/** The text without a half of a surrogate pair, which a cut leaves. */
const wellFormed = (text: string) => text.replace(/[\ud800-\udbff]$/, '')

/** Forgets those that could be read after all. */
export async function takeBack(tx: Queries, resources: readonly string[], keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.rows(
    sql`delete from mirror_set_aside where resource = any(${sql.param([...resources])}::text[]) and key = any(${sql.param([...keys])}::text[])`,
  )
}

/** Uuids, where they could be read, of the calls of the list among them. */
export async function readAsideCalls(db: Queries): Promise<string[]> {
  const rows = await db.rows<{ key: string }>(sql`select key from mirror_set_aside where resource = 'cdr'`)
  return rows.map(({ key }) => key)
}

/** One page of them, newest first, and how many there are. */
export async function readSetAside(db: Queries, page: number, perPage: number): Promise<{ rows: SetAside[]; total: number }> {
  const rows = await db.rows<SetAside>(sql`
    select id, resource, reason, raw, times, first_at, last_at from mirror_set_aside order by last_at desc, id desc
    limit ${perPage} offset ${(page - 1) * perPage}`)
  const [counted] = await db.rows<{ total: number }>(sql`select count(*)::int as total from mirror_set_aside`)
  return {
    rows: rows.map((row) => ({ ...row, first_at: wireTime(row.first_at), last_at: wireTime(row.last_at) })),
    total: counted?.total ?? 0,
  }
}
