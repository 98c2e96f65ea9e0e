import { sql } from 'drizzle-orm'
import type { Queries } from '#server/db/connect.ts'
import type { HeldCall } from './held.ts'

/** Takes calls out of every table that has a row for them, and out of the totals of their days. */
export async function takeOut(tx: Queries, calls: readonly HeldCall[]): Promise<void> {
  const places = calls.flatMap((call) => [
    ...[...new Set(call.row.team_ids)].map((id) => ({ type: 'team', id, call })),
    ...[...new Set(call.row.greeting_ids)].map((id) => ({ type: 'greeting', id, call })),
  ])
  const days = new Map<string, number>()
  for (const { started_at } of calls) days.set(started_at.slice(0, 10), (days.get(started_at.slice(0, 10)) ?? 0) + 1)
  const uuids = sql`${sql.param(calls.map(({ uuid }) => uuid))}::uuid[]`
  const starts = sql`${sql.param(calls.map(({ started_at }) => started_at))}::timestamptz[]`
  // Arrays, for of those the planner knows the length.
  await tx.rows(sql`
    with uncalled as (delete from cdrs where uuid = any(${uuids})), unheld as (delete from cdr_flows where uuid = any(${uuids})), unrung as (
      delete from cdr_rings r using unnest(${starts}, ${uuids}) as gone (started_at, uuid)
      where (r.started_at, r.uuid) = (gone.started_at, gone.uuid)
    ), unplaced as (
      delete from cdr_places p using unnest(${sql.param(places.map(({ type }) => type))}::text[], ${sql.param(places.map(({ id }) => id))}::int[],
        ${sql.param(places.map(({ call }) => call.started_at))}::timestamptz[], ${sql.param(places.map(({ call }) => call.uuid))}::uuid[])
        as gone (place_type, place_id, started_at, uuid)
      where (p.place_type, p.place_id, p.started_at, p.uuid) = (gone.place_type, gone.place_id, gone.started_at, gone.uuid)
    )
    update cdr_days set calls = cdr_days.calls - gone.calls, version = nextval('cdr_version')
    from unnest(${sql.param([...days.keys()])}::date[], ${sql.param([...days.values()])}::int[]) as gone (day, calls)
    where cdr_days.day = gone.day`)
}
