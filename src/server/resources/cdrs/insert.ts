import { sql } from 'drizzle-orm'
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { hasVoicemail } from '#contract/hipcall/call-outcome.ts'
import type { CallFlowStep, Cdr } from '#contract/hipcall/cdrs.ts'
import { failedRings } from '#contract/hipcall/failed-rings.ts'
import { searchDigits } from '#contract/phone-search.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '#server/db/connect.ts'
import { keepCalls } from '#server/insights/keep.ts'
import { ensureProfiles, profileKey, profileOf } from '#server/insights/profiles.ts'
import { announceCalls } from '#server/live/live.ts'
import { SHORTEST_OUTSIDE } from '../callbacks/fold.ts'
import { keepCases, outsidePhone, type Span } from '../callbacks/keep.ts'
import { ensureKinds, kindKey, type NewKind } from './kinds.ts'
import { callsChanged } from './memory.ts'
import { lockCalls } from './write-lock.ts'

/**
 * A call to store: its list fields as the API gives them, its steps newest first (null: not held). A recording is either an address
 * (`record_url`, `voicemail_url`: an account's) or a length in seconds (sound of our own making, its address is signed when it is read).
 */
export interface NewCdr extends Cdr {
  call_flow: readonly CallFlowStep[] | null
  recording_seconds?: number | null
  voicemail_seconds?: number | null
}

const CHUNK = 1_000

/** `cases`: with the calls, or `later`, by who stores many and then makes all cases at once (callbacks/rebuild.ts). */
export interface InsertOptions {
  cases?: 'later'
}

/** Stores calls that are not there yet; those with a known uuid are left as they are. Returns the uuids that were new. */
export async function insertCdrs(db: Queries, cdrs: readonly NewCdr[], options: InsertOptions = {}): Promise<string[]> {
  const inserted: string[] = []
  for (let at = 0; at < cdrs.length; at += CHUNK) inserted.push(...(await insertChunk(db, cdrs.slice(at, at + CHUNK), options)))
  if (inserted.length > 0) callsChanged(db)
  return inserted
}

interface Inserted {
  uuid: string
  started_at: string
  /** The outside number, where it is one that can be called. */
  caller: number | null
}

function insertChunk(db: Queries, cdrs: readonly NewCdr[], { cases }: InsertOptions): Promise<string[]> {
  const prepared = cdrs.map(prepare)
  return db.transaction(async (tx) => {
    await lockCalls(tx)
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
    const inserted = await tx.rows<Inserted>(insertStatement(JSON.stringify(known.map(({ row }) => row))))
    const added = new Set(inserted.map(({ uuid }) => uuid))
    const calls = known.map(({ row: { uuid, started_at, waited, talked }, profile, rings }) => {
      return { uuid: uuid.toLowerCase(), started: parseTimestamp(started_at) / 1000, profile, waited, talked, rings }
    })
    // Of a call that is given twice the first is stored.
    await keepCalls(
      tx,
      calls.filter(({ uuid }) => added.delete(uuid)),
    )
    if (cases !== 'later') await keepCases(tx, spansOf(inserted))
    await announceCalls(tx, inserted)
    return inserted.map(({ uuid }) => uuid)
  })
}

/** From when to when the new calls of each caller are. */
function spansOf(inserted: readonly Inserted[]): Span[] {
  const spans = new Map<number, Span>()
  for (const { caller, started_at } of inserted) {
    if (caller === null) continue
    const known = spans.get(caller)
    if (known === undefined) spans.set(caller, { phone_id: caller, from: started_at, to: started_at })
    else if (started_at < known.from) known.from = started_at
    else if (started_at > known.to) known.to = started_at
  }
  return [...spans.values()]
}

function prepare(cdr: NewCdr) {
  const { resource_type: _, ...fields } = cdr
  const facts = callFacts(cdr, cdr.call_flow)
  const kind: NewKind = {
    direction: cdr.direction,
    missing_call: cdr.missing_call,
    missing_call_reason: cdr.missing_call_reason ?? 0,
    outcome: facts.outcome,
    has_recording: (cdr.record_url ?? '') !== '' || (cdr.recording_seconds ?? null) !== null,
    has_voicemail: hasVoicemail(cdr),
  }
  const [caller_digits, callee_digits] = [cdr.caller_number, cdr.callee_number].map((number) => searchDigits(number ?? '') || null)
  const row = {
    ...fields,
    ...facts,
    flow_known: cdr.call_flow !== null,
    duration: cdr.call_duration ?? -1,
    caller_digits: caller_digits ?? null,
    callee_digits: callee_digits ?? null,
    digits: [caller_digits, callee_digits].map((text) => (text ? ` ${text}` : '')).join(''),
  }
  const number_id = cdr.channel_type === 1 ? cdr.channel_id : null
  const profile = profileOf({ ...facts, direction: cdr.direction, user_id: cdr.user_id, number_id, flow_known: row.flow_known })
  return { row, kind, profile, rings: failedRings(cdr, cdr.call_flow) }
}

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
        case when channel_type = 1 then channel_id end, caller.id, callee.id, outcome, caller_number, callee_number, given.digits, team_ids, greeting_ids, record_url,
        voicemail_url, flow_known, profile_id
      from given left join phones as caller on caller.digits = caller_digits left join phones as callee on callee.digits = callee_digits
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
    )
    select c.uuid, c.started_at, (
      select id from phones where id = ${outsidePhone} and length(phones.digits) >= ${SHORTEST_OUTSIDE}) as caller from added c`
}
