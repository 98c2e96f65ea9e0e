/** Calls that an account has changed or deleted since they were stored: everything that is made of them follows, in one transaction. */
import type { Queries } from '#server/db/connect.ts'
import { replaceCalls } from '#server/insights/keep.ts'
import { rebuildDay } from '#server/insights/rebuild.ts'
import { announceCalls, announceChange } from '#server/live/live.ts'
import { type HeldCall, isHeld, keptOf, readHeld } from './held.ts'
import { CHUNK, type InsertOptions } from './insert.ts'
import { callsChanged } from './memory.ts'
import { type NewCdr, type Prepared, prepare } from './prepare.ts'
import { reviseCases } from './revise-cases.ts'
import { takeOut } from './take-out.ts'
import { type Written, writeCalls } from './write-calls.ts'
import { lockCalls } from './write-lock.ts'

/** Uuids of calls that are stored otherwise than before. */
export interface Put {
  added: string[]
  changed: string[]
}

/**
 * Stores calls as they are given: new ones are added, known ones replaced. Steps that are not given (null) stay those that are held.
 * A call that would be stored as it is already, but for the signature of a link, is left alone. Of a call that is given twice the last
 * counts. One transaction for each thousand.
 */
export async function putCdrs(db: Queries, cdrs: readonly NewCdr[], options: InsertOptions = {}): Promise<Put> {
  const put: Put = { added: [], changed: [] }
  for (let at = 0; at < cdrs.length; at += CHUNK) {
    const { added, changed } = await putChunk(db, lastOfEach(cdrs.slice(at, at + CHUNK)), options)
    put.added.push(...added)
    put.changed.push(...changed)
  }
  if (put.added.length + put.changed.length > 0) callsChanged(db)
  return put
}

/** Removes calls. Returns the uuids of those that were there. Throws the database's error where a uuid is none. */
export async function removeCdrs(db: Queries, uuids: readonly string[]): Promise<string[]> {
  const removed: string[] = []
  for (let at = 0; at < uuids.length; at += CHUNK) removed.push(...(await removeChunk(db, uuids.slice(at, at + CHUNK))))
  if (removed.length > 0) callsChanged(db)
  return removed
}

function lastOfEach(cdrs: readonly NewCdr[]): NewCdr[] {
  const last = new Map<string, NewCdr>()
  for (const cdr of cdrs) {
    const uuid = cdr.uuid.toLowerCase()
    last.set(uuid, { ...cdr, uuid, call_flow: cdr.call_flow ?? last.get(uuid)?.call_flow ?? null })
  }
  return [...last.values()]
}

function putChunk(db: Queries, cdrs: readonly NewCdr[], options: InsertOptions): Promise<Put> {
  return db.transaction(async (tx) => {
    await lockCalls(tx)
    const held = await readHeld(
      tx,
      cdrs.map(({ uuid }) => uuid),
    )
    const other = cdrs.flatMap((cdr) => {
      const known = held.get(cdr.uuid)
      if (known === undefined) return cdr
      return isHeld(known, cdr) ? [] : { ...cdr, call_flow: cdr.call_flow ?? known.call_flow }
    })
    if (other.length === 0) return { added: [], changed: [] }
    const before = other.flatMap(({ uuid }) => held.get(uuid) ?? [])
    const written = await replace(tx, before, other.map(prepare), options)
    const added = written.filter(({ uuid }) => !held.has(uuid))
    await announceCalls(tx, added)
    if (before.length > 0) await announceChange(tx, 'calls', 'callbacks')
    return { added: added.map(({ uuid }) => uuid), changed: before.map(({ uuid }) => uuid) }
  })
}

function removeChunk(db: Queries, uuids: readonly string[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    await lockCalls(tx)
    const held = [...(await readHeld(tx, uuids)).values()]
    if (held.length === 0) return []
    await replace(tx, held, [], {})
    await announceChange(tx, 'calls', 'callbacks')
    return held.map(({ uuid }) => uuid)
  })
}

/** Takes stored calls out and writes calls instead, of which some may be the same again. */
async function replace(
  tx: Queries,
  before: readonly HeldCall[],
  prepared: readonly Prepared[],
  options: InsertOptions,
): Promise<Written[]> {
  if (before.length > 0) await takeOut(tx, before)
  const { written, kept } = prepared.length > 0 ? await writeCalls(tx, prepared) : { written: [], kept: [] }
  // A day whose figures an older version kept in another way is made anew.
  for (const day of await replaceCalls(tx, before.map(keptOf), kept)) await rebuildDay(tx, day)
  await reviseCases(tx, before, prepared, written, options)
  return written
}
