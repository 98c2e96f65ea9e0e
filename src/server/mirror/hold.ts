/** Stores what the account answered about calls: the calls, their raw answers, and what could not be read. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { refusalOf } from '../db/refused.ts'
import { isHeld, readHeld } from '../resources/cdrs/held.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import { callsChanged } from '../resources/cdrs/memory.ts'
import { putCdrs, removeCdrs } from '../resources/cdrs/revise.ts'
import type { CallsPage, Read } from '../upstream/upstream.ts'
import { ensureContacts } from './contacts.ts'
import type { Seen } from './seen.ts'
import { setAside, takeBack, type Unreadable } from './set-aside.ts'
import { type Readable, refused, storable } from './storable.ts'

export interface HeldPage {
  /** Calls that were not held, and those that are another than before. */
  added: NewCdr[]
  changed: NewCdr[]
}

/**
 * Holds the calls of pages of the list, `also` in the same transaction. A call that changed has its call_flow fetched again. Where all is
 * held as it is listed, `also` has no transaction. `now`: milliseconds since 1970.
 */
export async function holdPages(
  { db, seen, now }: { db: Queries; seen: Seen; now: number },
  pages: readonly CallsPage[],
  also?: (tx: Queries) => Promise<unknown>,
): Promise<HeldPage> {
  const listed = pages.flatMap((page) => page.calls).map(storable)
  const calls = await notHeld(db, seen, lastOfEach(listed))
  if (calls.length === 0) {
    await also?.(db)
    return { added: [], changed: [] }
  }
  const { taken, held } = await orOneByOne(calls, (calls, whole) =>
    db.transaction(async (tx) => {
      const result = await hold(tx, readable(calls))
      await setAside(tx, unreadable('cdr', listed, calls), now)
      await takeBack(tx, ['cdr'], asideAmong(seen, calls))
      await wantDetails(
        tx,
        result.changed.filter((call) => call.call_flow === null),
        now,
      )
      if (whole) await also?.(tx)
      return result
    }),
  )
  for (const uuid of asideAmong(seen, taken)) seen.aside.delete(uuid)
  seen.note(readable(taken).map(({ record }) => record))
  for (const call of taken) if (!call.ok) seen.aside.add(call.key)
  // Once more, now that the transaction is over and others can see it.
  if (held.added.length + held.changed.length > 0) callsChanged(db)
  return held
}

/** Uuids of those that can be read now, and could not once. */
function asideAmong(seen: Seen, calls: readonly Read<NewCdr>[]): string[] {
  return readable(calls).flatMap(({ record }) => (seen.aside.has(record.uuid) ? [record.uuid] : []))
}

/** Those that are not held as they are listed. */
async function notHeld(db: Queries, seen: Seen, calls: readonly Read<NewCdr>[]): Promise<Read<NewCdr>[]> {
  const unseen = calls.filter((call) => !call.ok || !seen.has(call.record))
  if (unseen.length === 0) return []
  const held = await readHeld(
    db,
    readable(unseen).map(({ record }) => record.uuid),
  )
  const same = (call: Read<NewCdr>) => {
    const known = call.ok ? held.get(call.record.uuid) : undefined
    return call.ok && known !== undefined && !seen.aside.has(call.record.uuid) && isHeld(known, call.record)
  }
  seen.note(readable(unseen.filter(same)).map(({ record }) => record))
  return unseen.filter((call) => !same(call))
}

/** Holds calls with their call_flow. */
export async function holdDetails(db: Queries, details: readonly Read<NewCdr>[], now: number): Promise<void> {
  await orOneByOne(lastOfEach(details.map(storable)), (calls) =>
    db.transaction(async (tx) => {
      const uuids = readable(calls).map(({ record }) => record.uuid)
      const result = await hold(tx, readable(calls))
      await setAside(tx, unreadable('cdr_flow', calls, calls), now)
      await takeBack(tx, ['cdr_flow'], uuids)
      await tx.rows(sql`delete from mirror_details where uuid = any(${sql.param(uuids)}::uuid[])`)
      return result
    }),
  )
  callsChanged(db)
}

/** Forgets calls that the account has not any more. Returns how many were held. */
export async function letGo(db: Queries, uuids: readonly string[]): Promise<number> {
  const removed = await db.transaction(async (tx) => {
    const ids = sql`any(${sql.param([...uuids])}::uuid[])`
    await tx.rows(sql`delete from cdr_raw where uuid = ${ids}`)
    await tx.rows(sql`delete from mirror_details where uuid = ${ids}`)
    return (await removeCdrs(tx, uuids)).length
  })
  if (removed > 0) callsChanged(db)
  return removed
}

const readable = (calls: readonly Read<NewCdr>[]): Readable[] => calls.flatMap((call) => (call.ok ? [call] : []))

/** The last of each uuid: pages that move list a call twice. */
function lastOfEach(calls: readonly Read<NewCdr>[]): Read<NewCdr>[] {
  return [...new Map(calls.map((call) => [call.ok ? call.record.uuid : call.key, call])).values()]
}

/**
 * Does it for all (`whole`); where the database refuses some of it, each call is tried alone, those that it refuses are set aside, and it is
 * done for all once more. Returns the calls as they were taken, and what came of them.
 */
async function orOneByOne(
  calls: readonly Read<NewCdr>[],
  work: (calls: readonly Read<NewCdr>[], whole: boolean) => Promise<HeldPage>,
): Promise<{ taken: readonly Read<NewCdr>[]; held: HeldPage }> {
  try {
    return { taken: calls, held: await work(calls, true) }
  } catch (error) {
    if (refusalOf(error) === undefined) throw error
  }
  const taken: Read<NewCdr>[] = []
  const done: HeldPage[] = []
  for (const call of calls) {
    const result = call.ok ? await work([call], false).catch(refusalOrThrow) : undefined
    taken.push(call.ok && typeof result === 'string' ? refused(call, `cannot be stored: ${result}`) : call)
    if (typeof result === 'object') done.push(result)
  }
  done.push(await work(taken, true))
  return { taken, held: { added: done.flatMap(({ added }) => added), changed: done.flatMap(({ changed }) => changed) } }
}

function refusalOrThrow(error: unknown): string {
  const reason = refusalOf(error)
  if (reason === undefined) throw error
  return reason
}

async function hold(tx: Queries, calls: readonly { record: NewCdr; raw: string }[]): Promise<HeldPage> {
  const put = await putCdrs(
    tx,
    calls.map(({ record }) => record),
  )
  const [added, changed] = [new Set(put.added), new Set(put.changed)]
  const written = calls.filter(({ record }) => added.has(record.uuid) || changed.has(record.uuid))
  await keepRaw(tx, written)
  await takeBack(tx, ['cdr'], [...added])
  const of = (uuids: ReadonlySet<string>) => written.flatMap(({ record }) => (uuids.has(record.uuid) ? [record] : []))
  const result = { added: of(added), changed: of(changed) }
  await ensureContacts(tx, [...result.added, ...result.changed])
  return result
}

/** The answers as they came, but for the steps, which are held apart, and for links, which die. */
async function keepRaw(tx: Queries, calls: readonly { record: NewCdr; raw: string }[]): Promise<void> {
  if (calls.length === 0) return
  const rows = calls.map(({ record, raw }) => ({ uuid: record.uuid, answer: raw }))
  await tx.rows(sql`
    insert into cdr_raw (uuid, answer)
    select uuid, answer::jsonb - 'call_flow' - 'record_url' - 'voicemail_url' from json_to_recordset(${JSON.stringify(rows)}::json) as r (uuid uuid, answer text)
    on conflict (uuid) do update set answer = excluded.answer where cdr_raw.answer <> excluded.answer`)
}

/** Those of `calls` that cannot be read; one whose start cannot be read either stands where its neighbours of the listing do. */
function unreadable(resource: string, listed: readonly Read<NewCdr>[], calls: readonly Read<NewCdr>[]): Unreadable[] {
  let near = listed.find((call) => call.ok)?.record.started_at ?? null
  const starts = new Map<string, string | null>()
  for (const call of listed) {
    near = (call.ok ? call.record.started_at : call.started_at) ?? near
    if (!call.ok) starts.set(call.key, near)
  }
  return calls.flatMap((call) => {
    if (call.ok) return []
    const { key, reason, raw, started_at } = call
    return [{ resource, key, reason, raw, started_at: started_at ?? starts.get(key) ?? near }]
  })
}

async function wantDetails(tx: Queries, calls: readonly NewCdr[], now: number): Promise<void> {
  if (calls.length === 0) return
  await tx.rows(sql`
    insert into mirror_details (uuid, due_at) select uuid, ${new Date(now).toISOString()} from unnest(${sql.param(calls.map(({ uuid }) => uuid))}::uuid[]) as w (uuid)
    on conflict (uuid) do update set tries = 0, due_at = excluded.due_at`)
}
