/** Keeps what figures are made of, as calls are stored: to be called in the transaction that stores them, by one writer at a time. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { CALL_WIDTH, type PackedCall, packCalls, packRings, RING_WIDTH, unpack } from './pack.ts'
import { withoutRecords } from './splice.ts'

export interface KeptCall extends PackedCall {
  uuid: string
}

/** Adds calls that were not there before. Their rows in cdrs are written already. */
export async function keepCalls(tx: Queries, calls: readonly KeptCall[]): Promise<void> {
  await writeRings(tx, calls)
  await addToDays(tx, calls)
}

/**
 * Takes calls out as they were kept, and adds calls instead. The rows of the former, in cdr_rings too, are deleted already, and those of
 * the latter are written. Gives the UTC days (`2023-03-31`) on which a call was not kept as it says: they have to be made anew (rebuild.ts).
 */
export async function replaceCalls(tx: Queries, gone: readonly KeptCall[], calls: readonly KeptCall[]): Promise<string[]> {
  await writeRings(tx, calls)
  if (gone.length > 0) return rewriteDays(tx, byDay(gone), byDay(calls))
  await addToDays(tx, calls)
  return []
}

/** One row for each person, team and end of a call. */
async function writeRings(tx: Queries, calls: readonly KeptCall[]): Promise<void> {
  const rows = calls.flatMap(({ uuid, rings }) => {
    const once = new Map(
      rings.map(({ user, team, rejected }) => [`${user} ${team} ${rejected}`, { uuid, user, team: team ?? 0, rejected }]),
    )
    return [...once.values()]
  })
  if (rows.length === 0) return
  await tx.rows(sql`
    insert into cdr_rings (ring_user_id, ring_team_id, rejected, started_at, uuid, kind_id, user_id, number_id, duration)
    select ring."user", ring.team, ring.rejected, c.started_at, c.uuid, c.kind_id, c.user_id, c.number_id, c.duration
    from json_to_recordset(${JSON.stringify(rows)}::json) as ring (uuid uuid, "user" integer, team integer, rejected boolean)
    join cdrs c using (uuid)`)
}

async function addToDays(tx: Queries, calls: readonly KeptCall[]): Promise<void> {
  if (calls.length === 0) return
  const rows = [...byDay(calls)].map(([day, of]) => ({ day, calls: base64(packCalls(of)), rings: base64(packRings(of)) }))
  await tx.rows(sql`
    insert into insight_days (day, calls, rings) ${decoded(rows)}
    on conflict (day) do update set calls = insight_days.calls || excluded.calls, rings = insight_days.rings || excluded.rings`)
}

/** Days are read and written whole: records in the middle of bytes are taken out here more cheaply than in SQL. */
async function rewriteDays(tx: Queries, gone: ReturnType<typeof byDay>, added: ReturnType<typeof byDay>): Promise<string[]> {
  const days = [...new Set([...gone.keys(), ...added.keys()])]
  const kept = await tx.rows<DayRow>(sql`
    select day::text as day, encode(calls, 'base64') as calls, encode(rings, 'base64') as rings
    from insight_days where day = any(${sql.param(days)}::date[])`)
  const of = new Map(kept.map((row) => [row.day, row]))
  const failed: string[] = []
  const rows = days.flatMap((day) => {
    const [less, more] = [gone.get(day) ?? [], added.get(day) ?? []]
    const calls = withoutRecords(unpack(of.get(day)?.calls ?? ''), packCalls(less), CALL_WIDTH)
    const rings = withoutRecords(unpack(of.get(day)?.rings ?? ''), packRings(less), RING_WIDTH)
    if (calls !== undefined && rings !== undefined)
      return { day, calls: base64(calls, packCalls(more)), rings: base64(rings, packRings(more)) }
    failed.push(day)
    return []
  })
  await tx.rows(sql`
    insert into insight_days (day, calls, rings) ${decoded(rows)}
    on conflict (day) do update set calls = excluded.calls, rings = excluded.rings`)
  return failed
}

/** A day's records as text: bytes in base64. */
interface DayRow {
  day: string
  calls: string
  rings: string
}

const decoded = (rows: readonly DayRow[]) => sql`select day, decode(calls, 'base64'), decode(rings, 'base64')
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (day date, calls text, rings text)`

const base64 = (...parts: readonly Uint8Array[]) => Buffer.concat(parts).toString('base64')

const DAY = 86_400

/** Calls by their UTC day, `2023-03-31`. */
function byDay(calls: readonly KeptCall[]): Map<string, KeptCall[]> {
  const days = new Map<number, KeptCall[]>()
  for (const call of calls) {
    const day = Math.floor(call.started / DAY)
    const of = days.get(day)
    if (of === undefined) days.set(day, [call])
    else of.push(call)
  }
  return new Map([...days].map(([day, of]) => [new Date(day * DAY * 1000).toISOString().slice(0, 10), of]))
}
