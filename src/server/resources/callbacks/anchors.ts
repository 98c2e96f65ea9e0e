/** Keeps what people did on a case with it, when the call that the case was known by is no attempt of that caller any more. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import { attemptKinds } from './keep.ts'

/**
 * For calls that are gone from a caller's attempts, after they were written and before the cases are kept: a case that was known by one
 * is known by the first attempt that is left to it. Where none is left the case goes, and the work on it goes along with the call if
 * that is an attempt of another caller now. Otherwise it waits: who calls with the same call again finds it.
 */
export async function followAnchors(tx: Queries, lost: readonly { uuid: string; caller: number | null }[]): Promise<void> {
  if (lost.length === 0) return
  await tx.rows(sql`
    with moved as materialized (
      select k.id, (
        select c.uuid from cdrs c where c.caller_phone_id = k.phone_id and c.started_at between k.first_at and k.last_at
          and c.kind_id = ${attemptKinds} order by c.started_at, c.uuid limit 1) as anchor, (
        select c.caller_phone_id from cdrs c where c.uuid = k.anchor and c.kind_id = ${attemptKinds}) as phone_id
      from unnest(${sql.param(lost.map(({ uuid }) => uuid))}::uuid[], ${sql.param(lost.map(({ caller }) => caller))}::int[]) as lost (uuid, phone_id)
      join callback_cases k on k.phone_id = lost.phone_id and k.anchor = lost.uuid
    ), followed as (update callback_cases k set anchor = moved.anchor from moved where k.id = moved.id and moved.anchor is not null
    ), gone as (delete from callback_cases k using moved where k.id = moved.id and moved.anchor is null)
    update callback_work w set anchor = coalesce(moved.anchor, w.anchor),
      phone_id = case when moved.anchor is null then coalesce(moved.phone_id, w.phone_id) else w.phone_id end
    from moved where w.case_id = moved.id`)
}
