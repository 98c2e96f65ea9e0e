/** Writes calls that are not there yet, with all that is found by them but figures and cases. */
import { type SQL, sql } from 'drizzle-orm'
import { parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '#server/db/connect.ts'
import type { KeptCall } from '#server/insights/keep.ts'
import { ensureProfiles, profileKey } from '#server/insights/profiles.ts'
import { SHORTEST_OUTSIDE } from '../callbacks/fold.ts'
import { outsidePhone } from '../callbacks/keep.ts'
import { ensureKinds, kindKey } from './kinds.ts'
import type { Prepared } from './prepare.ts'

export interface Written {
  uuid: string
  /** As the database gives it. */
  started_at: string
  /** The outside number, where it is one that can be called. */
  caller: number | null
}

/** The phone of a call's outside number, of the table cdrs (or what has its columns) under the name `c`; null where nobody can call it. */
export const callerPhone = sql`(select id from phones where id = ${outsidePhone} and length(phones.digits) >= ${SHORTEST_OUTSIDE})`

/**
 * Writes those that are not there; to be called in a transaction that has the lock. `kept`: what figures keep of those that were
 * written. Of a call that is given twice the first is stored.
 */
export async function writeCalls(tx: Queries, prepared: readonly Prepared[]): Promise<{ written: Written[]; kept: KeptCall[] }> {
  const kinds = await ensureKinds(
    tx,
    prepared.map(({ kind }) => kind),
  )
  const profiles = await ensureProfiles(
    tx,
    prepared.map(({ profile }) => profile),
  )
  const digits = new Set(prepared.flatMap(({ row }) => [row.caller_digits, row.callee_digits]).filter((text) => text !== null))
  await tx.rows(sql`insert into phones (digits)
    select digits from unnest(${sql.param([...digits])}::text[]) as new (digits)
    where not exists (select from phones where phones.digits = new.digits) on conflict do nothing`)
  const known = prepared.map(({ row, kind, profile, rings }) => {
    const profileId = profiles.get(profileKey(profile)) ?? 0
    return { row: { ...row, kind_id: kinds.get(kindKey(kind)), profile_id: profileId }, rings, profile: profileId }
  })
  const written = await tx.rows<Written>(insertStatement(JSON.stringify(known.map(({ row }) => row))))
  const added = new Set(written.map(({ uuid }) => uuid))
  const calls = known.map(({ row: { uuid, started_at, waited, talked }, profile, rings }) => {
    return { uuid: uuid.toLowerCase(), started: parseTimestamp(started_at) / 1000, profile, waited, talked, rings }
  })
  return { written, kept: calls.filter(({ uuid }) => added.delete(uuid)) }
}

/** Looked up call by call: a join would read all phones there are for a handful of calls. */
const phoneOf = (digits: SQL) => sql`(select id from phones where phones.digits = ${digits})`

/** One statement writes calls, the places they went through and the totals of their days. */
function insertStatement(rows: string) {
  return sql`
    with given as (
      select * from json_to_recordset(${rows}::json) as row (
        uuid uuid, started_at timestamptz, answered_at timestamptz, bridged_at timestamptz, ended_at timestamptz, kind_id smallint,
        direction smallint, user_id integer, contact_id integer, channel_type smallint, channel_id integer, call_duration integer,
        first_touch_duration integer, missing_call boolean, missing_call_reason smallint, caller_id integer, caller_type smallint,
        callee_id integer, callee_type smallint, hangup_by smallint, voicemail_type smallint, voicemail_id integer,
        recording_seconds integer, voicemail_seconds integer, waited integer, talked integer, duration integer, outcome text,
        caller_number text, callee_number text, digits text, team_ids integer[], greeting_ids integer[], record_url text,
        voicemail_url text, flow_known boolean, profile_id integer, call_flow jsonb, caller_digits text, callee_digits text)
    ), added as (
      insert into cdrs (uuid, started_at, answered_at, bridged_at, ended_at, kind_id, direction, user_id, contact_id, channel_type,
        channel_id, call_duration, first_touch_duration, missing_call, missing_call_reason, caller_id, caller_type, callee_id,
        callee_type, hangup_by, voicemail_type, voicemail_id, recording_seconds, voicemail_seconds, waited, talked, duration, number_id,
        caller_phone_id, callee_phone_id, outcome, caller_number, callee_number, digits, team_ids, greeting_ids, record_url,
        voicemail_url, flow_known, profile_id)
      select given.uuid, started_at, answered_at, bridged_at, ended_at, kind_id, direction, user_id, contact_id, channel_type,
        channel_id, call_duration, first_touch_duration, missing_call, missing_call_reason, caller_id, caller_type, callee_id,
        callee_type, hangup_by, voicemail_type, voicemail_id, recording_seconds, voicemail_seconds, waited, talked, duration,
        case when channel_type = 1 then channel_id end, ${phoneOf(sql`caller_digits`)}, ${phoneOf(sql`callee_digits`)}, outcome, caller_number, callee_number, given.digits, team_ids, greeting_ids, record_url,
        voicemail_url, flow_known, profile_id
      from given
      on conflict (uuid) do nothing
      returning uuid, started_at, kind_id, user_id, number_id, duration, team_ids, greeting_ids, outcome, caller_phone_id, callee_phone_id
    ), placed as (
      insert into cdr_places (place_type, place_id, kind_id, started_at, uuid, user_id, number_id, duration)
      select place_type, place_id, kind_id, started_at, uuid, user_id, number_id, duration
      from added cross join lateral (
        select 'team', unnest(team_ids) union select 'greeting', unnest(greeting_ids)) as place (place_type, place_id)
    ), held as (
      insert into cdr_flows (uuid, call_flow) select uuid, call_flow from given join added using (uuid) where given.flow_known
    ), counted as (
      insert into cdr_days (day, calls, version)
      select (started_at at time zone 'UTC')::date, count(*), nextval('cdr_version') from added group by 1
      on conflict (day) do update set calls = cdr_days.calls + excluded.calls, version = excluded.version
    ), met as (
      update phones set caller_at = greatest(phones.caller_at, last.caller_at), callee_at = greatest(phones.callee_at, last.callee_at)
      from (
        select id, max(caller_at) as caller_at, max(callee_at) as callee_at
        from (
          select caller_phone_id as id, started_at as caller_at, null::timestamptz as callee_at from added
          union all select callee_phone_id, null, started_at from added) sides
        group by id) last
      where phones.id = last.id and (last.caller_at > coalesce(phones.caller_at, '-infinity')
        or last.callee_at > coalesce(phones.callee_at, '-infinity'))
    )
    select c.uuid, c.started_at, ${callerPhone} as caller from added c`
}
