/** Everything that is made of calls when they are stored, in a form that does not say in which order they were, for tests to compare. */
import { sql } from 'drizzle-orm'
import type { Db } from '#server/db/connect.ts'
import { CALL_WIDTH, RING_WIDTH, unpack } from '#server/insights/pack.ts'
import { readProfiles } from '#server/insights/profiles.ts'

/** Ids that are given as rows come in, by what they stand for. */
const kindOf = sql`(select to_jsonb(k) - 'id' from cdr_kinds k where k.id = kind_id)`
const digitsOf = (column: string) => sql`(select digits from phones where phones.id = ${sql.raw(column)})`

/** Calls with their places, rings and steps, days, packed records and cases. Of links only whether they are there. */
export async function storedCalls(db: Db) {
  const profiles = new Map((await readProfiles(db, 0)).map(({ id, ...profile }) => [id, JSON.stringify(profile)]))
  const records = (base64: string, width: number) => {
    const numbers = unpack(base64)
    return Array.from({ length: numbers.length / width }, (_, index) => {
      const [started, profile = 0, ...rest] = numbers.subarray(index * width, (index + 1) * width)
      return [started, profiles.get(profile), ...rest].join()
    }).sort()
  }
  const packed = await db.rows<{ day: string; calls: string; rings: string }>(sql`
    select day::text as day, encode(calls, 'base64') as calls, encode(rings, 'base64') as rings from insight_days
    where length(calls) > 0 order by day`)
  return {
    calls: await db.rows(sql`
      select to_jsonb(c) - 'kind_id' - 'profile_id' - 'caller_phone_id' - 'callee_phone_id' - 'record_url' - 'voicemail_url' as call,
        record_url is null as unrecorded, voicemail_url is null as unleft, ${kindOf} as kind, ${digitsOf('caller_phone_id')} as caller,
        ${digitsOf('callee_phone_id')} as callee, (select to_jsonb(p) - 'id' from insight_profiles p where p.id = profile_id) as profile,
        call_flow
      from cdrs c left join cdr_flows using (uuid) order by c.uuid`),
    places: await db.rows(
      sql`select to_jsonb(p) - 'kind_id' as place, ${kindOf} as kind from cdr_places p order by uuid, place_type, place_id`,
    ),
    rings: await db.rows(sql`
      select to_jsonb(r) - 'kind_id' as ring, ${kindOf} as kind from cdr_rings r order by uuid, ring_user_id, ring_team_id, rejected`),
    steps: await db.rows(sql`select uuid from cdr_flows order by uuid`),
    days: await db.rows(sql`select day::text as day, calls from cdr_days where calls > 0 order by day`),
    packed: packed.map(({ day, calls, rings }) => [day, records(calls, CALL_WIDTH), records(rings, RING_WIDTH)]),
    cases: await db.rows(sql`
      select to_jsonb(k) - 'id' - 'anchor' - 'phone_id' as facts, ${digitsOf('phone_id')} as caller
      from callback_cases k order by caller, first_at, first_uuid`),
  }
}
