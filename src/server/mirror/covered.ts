/** Of which stretches of time every call that the account lists is held. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'

/** Milliseconds since 1970; `from` is -Infinity where it reaches back to the account's first call. Calls that started at `from` may be missing. */
export interface Stretch {
  from: number
  to: number
}

/** The stretches, newest first; they neither touch nor overlap. */
export async function readCovered(db: Queries): Promise<Stretch[]> {
  const rows = await db.rows<{ from: number | null; to: number }>(sql`
    select case when from_at > '-infinity' then extract(epoch from from_at)::float8 * 1000 end as "from",
      extract(epoch from to_at)::float8 * 1000 as "to" from mirror_covered order by to_at desc`)
  return rows.map(({ from, to }) => ({ from: from ?? Number.NEGATIVE_INFINITY, to }))
}

/** Adds a stretch to those there are (newest first): what it touches becomes one with it. Returns all, newest first. */
export async function cover(tx: Queries, known: readonly Stretch[], stretch: Stretch): Promise<Stretch[]> {
  const all = joined([...known, stretch])
  const [top, before] = [all[0], known[0]]
  if (top !== undefined && hasGrown(all, known)) {
    await tx.rows(sql`update mirror_covered set from_at = ${timeText(top.from)}, to_at = ${timeText(top.to)}
      where from_at = ${timeText(before?.from ?? top.from)}`)
    return all
  }
  const rows = all.map(({ from, to }) => ({ from: timeText(from), to: timeText(to) }))
  await tx.rows(sql`delete from mirror_covered`)
  await tx.rows(sql`insert into mirror_covered (from_at, to_at)
    select "from", "to" from json_to_recordset(${JSON.stringify(rows)}::json) as s ("from" timestamptz, "to" timestamptz)`)
  return all
}

/** True where nothing but the newest stretch has grown. */
function hasGrown(all: readonly Stretch[], known: readonly Stretch[]): boolean {
  const same = all.slice(1).every(({ from, to }, index) => from === known[index + 1]?.from && to === known[index + 1]?.to)
  return all.length === known.length && same
}

/** True where nothing but the newest stretch has grown, and it at its new end. */
export function isNewer(all: readonly Stretch[], known: readonly Stretch[]): boolean {
  return hasGrown(all, known) && all[0]?.from === known[0]?.from
}

/** The stretches with those that touch put together, newest first. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches.filter(({ from, to }) => from <= to).sort((a, b) => b.to - a.to)
  const all: Stretch[] = []
  for (const { from, to } of sorted) {
    const above = all.at(-1)
    if (above !== undefined && to >= above.from) above.from = Math.min(above.from, from)
    else all.push({ from, to })
  }
  return all
}

const timeText = (at: number) => (at === Number.NEGATIVE_INFINITY ? '-infinity' : new Date(at).toISOString())
