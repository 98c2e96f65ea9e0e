/** What a filter means that its words alone do not say: kinds, the zone's clock, the profiles of a path, the contacts of a company. */
import { type SQL, sql } from 'drizzle-orm'
import type { CdrFilter, PathLayer } from '#contract/hipcall/cdrs.ts'
import type { Queries } from '../../db/connect.ts'
import { clockOf, type ZoneClock } from '../days-of-zone.ts'
import type { Meaning } from './conditions.ts'
import type { Memory } from './memory.ts'
import { beginningOf, endOf } from './stretch.ts'

export async function meaningOf(db: Queries, memory: Memory, filter: CdrFilter, zone: string): Promise<Meaning> {
  const clock = filter.hour || filter.weekday ? clockOver(zone, beginningOf(memory.days), endOf(memory.days)) : []
  return {
    kinds: memory.kinds,
    clock,
    profiles: filter.through?.length ? await profilesThrough(db, filter.through) : null,
    contacts: filter.company_id === undefined ? null : await contactsOf(db, filter.company_id),
  }
}

const clocks = new Map<string, ZoneClock[]>()

/** The zone's clock over all calls: it is worked out day by day, so it is remembered. Milliseconds since 1970. */
export function clockOver(zone: string, from: number, to: number): readonly ZoneClock[] {
  const key = `${zone} ${from} ${to}`
  const known = clocks.get(key)
  if (known !== undefined) return known
  const clock = clockOf(zone, from, to)
  if (clocks.size > 20) clocks.clear()
  clocks.set(key, clock)
  return clock
}

/** The value of a layer of a profile's path; 0 for none. People are those who picked up an inbound call. */
const STATIONS: Readonly<Record<PathLayer, SQL>> = {
  number: sql`greatest(number_id, 0)`,
  greeting: sql`greatest(greeting_id, 0)`,
  team: sql`greatest(coalesce(team_ids[cardinality(team_ids)], 0), 0)`,
  person: sql`case when direction = 1 and outcome = 'answered' then greatest(user_id, 0) else 0 end`,
}

async function profilesThrough(db: Queries, stations: NonNullable<CdrFilter['through']>): Promise<number[]> {
  const where = stations.map(({ layer, id }) => sql`${STATIONS[layer]} = ${id}`)
  const rows = await db.rows<{ id: number }>(sql`select id from insight_profiles where ${sql.join(where, sql` and `)} order by id`)
  return rows.map(({ id }) => id)
}

async function contactsOf(db: Queries, company: number): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(sql`select id from contacts where company_id = ${company} order by id`)
  return rows.map(({ id }) => id)
}
