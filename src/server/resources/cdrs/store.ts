import type { CdrFilter, CdrListQuery } from '#contract/hipcall/cdrs.ts'
import type { Queries } from '../../db/connect.ts'
import { inTurn, type Turn } from '../../db/turns.ts'
import { dateIn } from '../days-of-zone.ts'
import { type Conditions, resolveFilter } from './conditions.ts'
import { countCalls, countPieces } from './count.ts'
import { meaningOf } from './meaning.ts'
import { type Memory, remember } from './memory.ts'
import { isByTime, isDescending, type Order, orderOf, type Place, readCursor, writeCursor } from './order.ts'
import { type Range, resolvePeriod } from './period.ts'
import { type CdrRow, placeOf, readCalls } from './row.ts'
import { findCalls, findPlaces } from './walk.ts'

/** What a reading of the list needs to know: the account's zone (IANA), the time in milliseconds since 1970, whether it is still wanted. */
export interface Reading {
  zone: string
  now: number
  signal?: AbortSignal
}

/** A cursor that is none, or belongs to another order of the list. */
export class CursorError extends Error {}

export interface CallPage {
  rows: CdrRow[]
  /** The cursor of the page after this one; null at the end. */
  next: string | null
  range: Range
}

/** Calls that may be skipped by walking over them; beyond, they are skipped by counting. */
const WALKED = 2_000

async function prepare(db: Queries, filter: CdrFilter, reading: Reading) {
  const range = resolvePeriod(filter, reading.zone, reading.now)
  const memory = await remember(db)
  return { range, memory, conditions: resolveFilter(filter, range, await meaningOf(db, memory, filter, reading.zone)) }
}

/** One page of the calls that fit. Throws a PeriodError or a CursorError. */
export async function callPage(db: Queries, query: CdrListQuery, perPage: number, reading: Reading): Promise<CallPage> {
  const order = orderOf(query.sort)
  const after = query.after === undefined ? undefined : readCursor(order, query.after)
  if (query.after !== undefined && after === undefined) throw new CursorError('The after field is not a cursor of this list in this order.')
  const { range, memory, conditions } = await prepare(db, query, reading)
  if (conditions === undefined) return { rows: [], next: null, range }
  const skip = after === undefined ? ((query.page ?? 1) - 1) * perPage : 0
  const { signal } = reading
  const found = await inTurn(db, (turn) => callsOf(db, memory, conditions, order, { after, skip, limit: perPage + 1, turn, signal }))
  const last = found[perPage - 1]
  const next = found.length > perPage && last !== undefined ? writeCursor(order, placeOf(last)) : null
  return { rows: found.slice(0, perPage), next, range }
}

interface Wanted {
  after: Place | undefined
  skip: number
  limit: number
  turn: Turn
  signal: AbortSignal | undefined
}

async function callsOf(db: Queries, memory: Memory, conditions: Conditions, order: Order, wanted: Wanted): Promise<CdrRow[]> {
  const { after, limit, turn, signal } = wanted
  if (wanted.skip === 0) return findCalls(db, memory, conditions, order, { after, limit, turn, signal })
  const far = wanted.skip > WALKED && isByTime(order)
  const { range, skip } = far ? await skipPieces(db, memory, conditions, order, wanted) : { range: conditions.range, skip: wanted.skip }
  if (range === undefined) return []
  const places = await findPlaces(db, memory, { ...conditions, range }, order, { after, limit: skip + limit, turn, signal })
  return readCalls(
    db,
    places.slice(skip).map(({ uuid }) => uuid),
  )
}

/** Skips whole pieces of time by their counts: the range that is left, and how many calls of it are to be skipped still. */
async function skipPieces(
  db: Queries,
  memory: Memory,
  conditions: Conditions,
  order: Order,
  { skip, turn, signal }: Wanted,
): Promise<{ range: Range | undefined; skip: number }> {
  let left = skip
  const descending = isDescending(order)
  for await (const { from, to, count } of countPieces(db, memory, conditions, descending, turn, signal)) {
    if (count > left) return { range: descending ? { from: conditions.range.from, to } : { from, to: conditions.range.to }, skip: left }
    left -= count
  }
  return { range: undefined, skip: left }
}

/** How many calls fit, exactly, and the period that was counted. */
export async function callCount(db: Queries, filter: CdrFilter, reading: Reading): Promise<{ total: number; range: Range }> {
  const { range, memory, conditions } = await prepare(db, filter, reading)
  if (conditions === undefined) return { total: 0, range }
  return { total: await inTurn(db, (turn) => countCalls(db, memory, conditions, turn, reading.signal)), range }
}

/** The nearest calls that fit on both sides of one. */
export async function neighbours(
  db: Queries,
  filter: CdrFilter,
  row: CdrRow,
  reading: Reading,
): Promise<{ newer: Place | undefined; older: Place | undefined }> {
  const { memory, conditions } = await prepare(db, filter, reading)
  if (conditions === undefined) return { newer: undefined, older: undefined }
  return inTurn(db, async (turn) => {
    const nearest = async (descending: boolean) => {
      const order = orderOf([{ field: 'started_at', descending }])
      const [place] = await findPlaces(db, memory, conditions, order, { after: placeOf(row), limit: 1, turn, signal: reading.signal })
      return place
    }
    return { newer: await nearest(false), older: await nearest(true) }
  })
}

/** The call with this uuid, if it started on this date in UTC, or else in the zone. */
export async function findCall(db: Queries, uuid: string, date: string, zone: string): Promise<CdrRow | undefined> {
  const [row] = await readCalls(db, [uuid])
  if (row === undefined) return undefined
  const { started } = placeOf(row)
  return dateIn('UTC', started) === date || dateIn(zone, started) === date ? row : undefined
}
