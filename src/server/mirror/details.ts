/** The call_flow of each call: which is fetched next, and what becomes of one that cannot be had. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { dateIn } from '../resources/days-of-zone.ts'

/** A call whose steps are wanted. `started`: milliseconds since 1970. */
export interface Wanted {
  uuid: string
  started: number
}

/** Seconds until a call whose detail could not be had is tried again: doubled each time, at most a day. */
const AGAIN = 600
const LONGEST = 86_400

/** The next calls whose steps are wanted: those that changed, then missed calls that have none, then the rest, the newest first. */
export async function nextDetails(db: Queries, now: number, most: number, but: readonly string[]): Promise<Wanted[]> {
  const at = new Date(now).toISOString()
  const left = sql`<> all(${sql.param([...but])}::uuid[])`
  const due = await db.rows<Wanted>(sql`
    select c.uuid::text as uuid, extract(epoch from c.started_at)::float8 * 1000 as started from mirror_details d join cdrs c using (uuid)
    where d.due_at <= ${at} and d.uuid ${left} order by d.due_at limit ${most}`)
  if (due.length >= most) return due
  const known = [...but, ...due.map(({ uuid }) => uuid)]
  const others = await db.rows<Wanted>(sql`
    select c.uuid::text as uuid, extract(epoch from c.started_at)::float8 * 1000 as started from cdrs c
    where not c.flow_known and not exists (select from mirror_details d where d.uuid = c.uuid)
      and c.uuid <> all(${sql.param(known)}::uuid[])
    order by c.missing_call desc, c.started_at desc, c.uuid desc limit ${most - due.length}`)
  return [...due, ...others]
}

/** The detail could not be had, for a reason that will not pass soon: later again. */
export async function putOff(db: Queries, uuid: string, reason: string, now: number): Promise<void> {
  await db.rows(sql`
    insert into mirror_details as d (uuid, tries, due_at, reason) values (${uuid}, 1, ${at(now, AGAIN)}, ${reason})
    on conflict (uuid) do update set tries = d.tries + 1, reason = excluded.reason,
      due_at = ${new Date(now).toISOString()}::timestamptz + make_interval(secs => least(${AGAIN} * 2 ^ least(d.tries, 16), ${LONGEST}))`)
}

const at = (now: number, seconds: number) => new Date(now + seconds * 1000).toISOString()

/** The dates a call may be found under: that of its start in UTC, then in the account's zone, which is seldom worked out. */
export function* datesOf(started: number, zone: string): Iterable<string> {
  const usual = dateIn('UTC', started)
  yield usual
  const other = dateIn(zone, started)
  if (other !== usual) yield other
}
