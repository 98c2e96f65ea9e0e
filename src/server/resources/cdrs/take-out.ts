import { sql } from 'drizzle-orm'
import type { Queries } from '#server/db/connect.ts'
import type { HeldCall } from './held.ts'

/** Takes calls out of the tables in which `writeCalls` writes them. */
export async function takeOut(tx: Queries, calls: readonly HeldCall[]): Promise<void> {
  const places = calls.flatMap(({ uuid, started_at, row: { team_ids, greeting_ids } }) => {
    const of = (type: string, ids: readonly number[]) => [...new Set(ids)].map((id) => ({ type, id, started_at, uuid }))
    return [...of('team', team_ids), ...of('greeting', greeting_ids)]
  })
  const days = new Map<string, number>()
  for (const { started_at } of calls) days.set(started_at.slice(0, 10), (days.get(started_at.slice(0, 10)) ?? 0) + 1)
  const uuids = sql`any(${sql.param(calls.map(({ uuid }) => uuid))}::uuid[])`
  // Arrays, for of those the planner knows the length.
  await tx.rows(sql`
    with uncalled as (delete from cdrs where uuid = ${uuids}), unheld as (delete from cdr_flows where uuid = ${uuids}), unplaced as (
      delete from cdr_places p using unnest(${sql.param(places.map(({ type }) => type))}::text[], ${sql.param(places.map(({ id }) => id))}::int[],
        ${sql.param(places.map((place) => place.started_at))}::timestamptz[], ${sql.param(places.map(({ uuid }) => uuid))}::uuid[])
        as gone (place_type, place_id, started_at, uuid)
      where (p.place_type, p.place_id, p.started_at, p.uuid) = (gone.place_type, gone.place_id, gone.started_at, gone.uuid)
    )
    update cdr_days set calls = cdr_days.calls - gone.calls, version = nextval('cdr_version')
    from unnest(${sql.param([...days.keys()])}::date[], ${sql.param([...days.values()])}::int[]) as gone (day, calls)
    where cdr_days.day = gone.day`)
}
