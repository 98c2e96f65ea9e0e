/** Makes what figures are made of anew out of the stored calls, day by day: after calls were edited, or stored by an older version. */
import { sql } from 'drizzle-orm'
import type { CallFlowStep } from '#contract/hipcall/cdrs.ts'
import { failedRings } from '#contract/hipcall/failed-rings.ts'
import type { Queries } from '../db/connect.ts'
import { callsChanged } from '../resources/cdrs/memory.ts'
import { lockCalls } from '../resources/cdrs/write-lock.ts'
import { keepCalls } from './keep.ts'
import { ensureProfiles, type ProfileFacts, profileKey, profileOf } from './profiles.ts'

interface StoredCall extends ProfileFacts {
  uuid: string
  started: number
  waited: number | null
  talked: number | null
  profile_id: number | null
  call_flow: CallFlowStep[] | null
}

export type Progress = (done: number, total: number) => void

/** All UTC days with calls. */
export async function rebuildInsights(db: Queries, progress?: Progress): Promise<number> {
  return rebuildDays(db, await db.rows(sql`select day::text as day from cdr_days order by day desc`), progress)
}

/** Days whose calls an older version stored, or of which a part was. */
export async function rebuildMissing(db: Queries, progress?: Progress): Promise<number> {
  const days = await db.rows<{ day: string }>(sql`
    select cdr_days.day::text as day from cdr_days left join insight_days using (day)
    where cdr_days.calls > 0 and cdr_days.calls * 16 is distinct from length(insight_days.calls) order by cdr_days.day desc`)
  return rebuildDays(db, days, progress)
}

async function rebuildDays(db: Queries, days: readonly { day: string }[], progress: Progress = () => undefined): Promise<number> {
  for (const [index, { day }] of days.entries()) {
    await db.transaction((tx) => rebuildDay(tx, day))
    progress(index + 1, days.length)
  }
  if (days.length > 0) callsChanged(db)
  return days.length
}

/** One UTC day (`2023-03-31`), in a transaction. The caller says that calls changed when that is over. */
export async function rebuildDay(tx: Queries, day: string): Promise<void> {
  await lockCalls(tx)
  const within = sql`started_at >= ${day}::date and started_at < ${day}::date + 1`
  const calls = await tx.rows<StoredCall>(sql`
    select uuid::text, extract(epoch from started_at)::float8 as started, direction, outcome::text as outcome, user_id, number_id,
      greeting_ids, team_ids, flow_known, waited, talked, profile_id, call_flow
    from cdrs left join cdr_flows using (uuid) where ${within}`)
  const profiles = await ensureProfiles(tx, calls.map(profileOf))
  const kept = calls.map((call) => {
    const { uuid, started, waited, talked, call_flow } = call
    const profile = profiles.get(profileKey(profileOf(call))) ?? 0
    return { uuid, started, profile, waited, talked, rings: failedRings(call, call_flow), moved: profile !== call.profile_id }
  })
  const moved = kept.filter((call) => call.moved).map(({ uuid, profile }) => ({ uuid, profile }))
  await tx.rows(sql`update cdrs set profile_id = moved.profile
    from json_to_recordset(${JSON.stringify(moved)}::json) as moved (uuid uuid, profile integer) where cdrs.uuid = moved.uuid`)
  await tx.rows(sql`delete from cdr_rings where ${within}`)
  await tx.rows(sql`delete from insight_days where day = ${day}::date`)
  await keepCalls(tx, kept)
  await tx.rows(sql`update cdr_days set version = nextval('cdr_version') where day = ${day}::date`)
}
