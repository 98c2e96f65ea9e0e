/** Profiles: the combinations of what figures are filtered and grouped by that occur. A few thousand for any number of calls. */
import { sql } from 'drizzle-orm'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { Queries } from '../db/connect.ts'

/** -1 stands for none. `greeting_id` is the last greeting; `team_ids` in order of appearance. */
export interface Profile {
  id: number
  direction: number
  outcome: Outcome
  user_id: number
  number_id: number
  greeting_id: number
  team_ids: number[]
  flow_known: boolean
}

export type NewProfile = Omit<Profile, 'id'>

/** What of a stored call makes its profile. */
export interface ProfileFacts {
  direction: number
  outcome: Outcome
  user_id: number | null
  number_id: number | null
  greeting_ids: readonly number[]
  team_ids: readonly number[]
  flow_known: boolean
}

export function profileOf(facts: ProfileFacts): NewProfile {
  const { direction, outcome, user_id, number_id, greeting_ids, team_ids, flow_known } = facts
  return {
    direction,
    outcome,
    user_id: user_id ?? -1,
    number_id: number_id ?? -1,
    greeting_id: greeting_ids.at(-1) ?? -1,
    team_ids: [...team_ids],
    flow_known,
  }
}

/** Text that equal profiles share. */
export function profileKey({ direction, outcome, user_id, number_id, greeting_id, team_ids, flow_known }: NewProfile): string {
  return `${direction} ${outcome} ${user_id} ${number_id} ${greeting_id} ${team_ids.join()} ${flow_known ? 1 : 0}`
}

/** Ids of profiles by their key, after those that are new were added. To be called by one writer at a time. */
export async function ensureProfiles(tx: Queries, wanted: readonly NewProfile[]): Promise<Map<string, number>> {
  const byKey = new Map(wanted.map((profile) => [profileKey(profile), profile]))
  const known = new Map<string, number>()
  const note = (rows: readonly { id: number; key: string }[]) => {
    for (const { id, key } of rows) known.set(key, id)
  }
  note(
    await tx.rows(sql`select profile.id, profile.key from unnest(${sql.param([...byKey.keys()])}::text[]) as wanted (key)
      join insight_profiles as profile using (key)`),
  )
  const missing = [...byKey].filter(([key]) => !known.has(key)).map(([key, profile]) => ({ key, ...profile }))
  if (missing.length > 0) {
    note(
      await tx.rows(sql`
        insert into insight_profiles (key, direction, outcome, user_id, number_id, greeting_id, team_ids, flow_known)
        select key, direction, outcome, user_id, number_id, greeting_id, team_ids, flow_known
        from json_to_recordset(${JSON.stringify(missing)}::json) as profile (key text, direction smallint, outcome text, user_id integer,
          number_id integer, greeting_id integer, team_ids integer[], flow_known boolean)
        returning id, key`),
    )
  }
  return known
}

/** Profiles added after the one with this id. */
export function readProfiles(db: Queries, after: number): Promise<Profile[]> {
  return db.rows<Profile>(sql`
    select id, direction, outcome, user_id, number_id, greeting_id, team_ids, flow_known from insight_profiles where id > ${after} order by id`)
}

const known = new WeakMap<object, Profile[]>()

/** All profiles, those of the last write included. `life`: an object that lives as long as this database is known (Memory.counts). */
export async function allProfiles(db: Queries, life: object): Promise<readonly Profile[]> {
  const profiles = known.get(life) ?? []
  known.set(life, profiles)
  const last = () => profiles.at(-1)?.id ?? 0
  // Whoever reads at the same time may have added them already.
  for (const profile of await readProfiles(db, last())) if (profile.id > last()) profiles.push(profile)
  return profiles
}
