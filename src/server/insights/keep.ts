/** Keeps what figures are made of, as calls are stored: to be called in the transaction that stores them, by one writer at a time. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { type PackedCall, packCalls, packRings } from './pack.ts'

export interface KeptCall extends PackedCall {
  uuid: string
}

/** Adds calls that were not there before. Their rows in cdrs are written already. */
export async function keepCalls(tx: Queries, calls: readonly KeptCall[]): Promise<void> {
  await writeRings(tx, calls)
  await addToDays(tx, calls)
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

const DAY = 86_400

async function addToDays(tx: Queries, calls: readonly KeptCall[]): Promise<void> {
  const days = new Map<number, KeptCall[]>()
  for (const call of calls) {
    const day = Math.floor(call.started / DAY)
    const of = days.get(day)
    if (of === undefined) days.set(day, [call])
    else of.push(call)
  }
  if (days.size === 0) return
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const rows = [...days].map(([day, of]) => ({ day: dateOf(day), calls: base64(packCalls(of)), rings: base64(packRings(of)) }))
  await tx.rows(sql`
    insert into insight_days (day, calls, rings)
    select day, decode(calls, 'base64'), decode(rings, 'base64')
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (day date, calls text, rings text)
    on conflict (day) do update set calls = insight_days.calls || excluded.calls, rings = insight_days.rings || excluded.rings`)
}

/** `2023-03-31` of a day counted from 1970. */
const dateOf = (day: number) => new Date(day * DAY * 1000).toISOString().slice(0, 10)
