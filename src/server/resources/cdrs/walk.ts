/**
 * Finds the calls of a page. No statement looks at more than a bounded number of calls: where few of them fit, the walk goes on in
 * further statements, each a larger stretch while they stay quick, and lets other requests run in between.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { parseTimestamp } from '#contract/wire.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { type Conditions, instant, sourceOf } from './conditions.ts'
import type { Memory } from './memory.ts'
import { after, isByTime, isDescending, type Order, orderBy, type Place, upTo } from './order.ts'
import { type CallRow, type CdrRow, callColumns, callOf, withContact } from './row.ts'
import { beginningOf, endOf, stretchAfter, stretchBefore } from './stretch.ts'

/** Where a walk begins (after a place, else at the start of the order), and how many calls it looks for. */
export interface Walk {
  after: Place | undefined
  limit: number
  signal?: AbortSignal | undefined
}

/** How many calls a statement looks at. */
export interface Bounds {
  /** By time: in the first stretch. */
  stretch: number
  /** By duration: along the index. */
  step: number
  /** By duration: filters that no more calls fit than this are answered by sorting those. */
  sortable: number
}

const BOUNDS: Bounds = { stretch: 4_000, step: 8_000, sortable: 5_000 }

/** Milliseconds under which the next statement may look at more, and over which it must look at less. */
const QUICK = 3
const SLOW = 10

/** What is read of the calls that are found: where they stand, or all of them. */
interface Reads<T> {
  query(places: SQL, order: Order): SQL
  row(row: PlaceRow & CallRow): T
}

const PLACES: Reads<Place> = { query: (places) => places, row: toPlace }

const CALLS: Reads<CdrRow> = {
  query: (places, order) =>
    sql`select ${callColumns} from (${places}) p join cdrs c on c.uuid = p.uuid ${withContact} order by ${orderBy(order)}`,
  row: callOf,
}

/** The places of the calls that fit, in order, at most `limit`. */
export const findPlaces = (...path: Arguments): Promise<Place[]> => find(PLACES, ...path)

/** The calls that fit, in order, at most `limit`. */
export const findCalls = (...path: Arguments): Promise<CdrRow[]> => find(CALLS, ...path)

type Arguments = [db: Queries, memory: Memory, conditions: Conditions, order: Order, walk: Walk, bounds?: Bounds]

async function find<T>(reads: Reads<T>, ...[db, memory, conditions, order, walk, bounds = BOUNDS]: Arguments): Promise<T[]> {
  if (memory.days.length === 0) return []
  const path = { db, reads, conditions, order, walk, bounds }
  return isByTime(order) ? walkByTime(path, memory) : walkByDuration(path)
}

interface Path<T> {
  db: Queries
  reads: Reads<T>
  conditions: Conditions
  order: Order
  walk: Walk
  bounds: Bounds
}

async function walkByTime<T>(path: Path<T>, { days }: Memory): Promise<T[]> {
  const { conditions, order, walk, bounds } = path
  const found: T[] = []
  const descending = isDescending(order)
  const source = sourceOf(conditions)
  const start = walk.after?.started
  let from = Math.max(conditions.range.from ?? 0, beginningOf(days), descending ? 0 : (start ?? 0))
  let to = Math.min(
    conditions.range.to ?? Number.MAX_SAFE_INTEGER,
    endOf(days),
    descending && start !== undefined ? start + 1 : Number.MAX_SAFE_INTEGER,
  )
  let size = bounds.stretch
  while (from < to && found.length < walk.limit) {
    const edge = descending ? Math.max(from, stretchBefore(days, to, size)) : Math.min(to, stretchAfter(days, from, size))
    const [low, high] = descending ? [edge, to] : [from, edge]
    const where = [...source.where, sql`c.started_at >= ${instant(low)}`, sql`c.started_at < ${instant(high)}`]
    if (walk.after !== undefined) where.push(after(order, walk.after))
    const startedAt = performance.now()
    found.push(...(await read(path, placesQuery(source.from, where, order, walk.limit - found.length, source.repeats))))
    size = nextSize(size, performance.now() - startedAt)
    if (descending) to = edge
    else from = edge
    if (from < to && found.length < walk.limit) await letOthersRun(walk.signal)
  }
  return found
}

function nextSize(size: number, took: number): number {
  if (took < QUICK) return size * 8
  return took > SLOW ? Math.max(500, Math.floor(size / 2)) : size
}

async function letOthersRun(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn()
  signal?.throwIfAborted()
}

function placesQuery(from: SQL, where: readonly SQL[], order: Order, limit: number, repeats: boolean): SQL {
  return sql`select ${sql.raw(repeats ? 'distinct' : '')} c.uuid, c.started_at, c.duration from ${from}
    where ${all(where)} order by ${orderBy(order)} limit ${limit}`
}

const all = (conditions: readonly SQL[]) => sql.join([sql`true`, ...conditions], sql` and `)

interface PlaceRow {
  uuid: string
  started_at: string
  duration: number
}

async function read<T>({ db, reads, order }: Path<T>, places: SQL): Promise<T[]> {
  return (await db.rows<PlaceRow & CallRow>(reads.query(places, order))).map(reads.row)
}

function toPlace({ uuid, started_at, duration }: PlaceRow): Place {
  return { uuid, duration, started: parseTimestamp(wireTime(started_at)) }
}

/** By duration: the calls that fit are sorted where they are few; else enough of them are met soon along the index. */
async function walkByDuration<T>(path: Path<T>): Promise<T[]> {
  const { conditions, order, walk } = path
  const { from, where } = sourceOf(conditions, 'calls')
  if (conditions.range.from !== null) where.push(sql`c.started_at >= ${instant(conditions.range.from)}`)
  if (conditions.range.to !== null) where.push(sql`c.started_at < ${instant(conditions.range.to)}`)
  if (where.length > 0) {
    const sorted = await sortFew(path, from, where)
    if (sorted !== undefined) return sorted
  }
  const found: T[] = []
  let place = walk.after
  for (;;) {
    const begin = place === undefined ? [] : [after(order, place)]
    const edge = where.length === 0 ? undefined : await edgeOf(path, begin)
    const step = [...where, ...begin, ...(edge === undefined ? [] : [upTo(order, edge)])]
    found.push(...(await read(path, placesQuery(from, step, order, walk.limit - found.length, false))))
    if (edge === undefined || found.length >= walk.limit) return found
    place = edge
    await letOthersRun(walk.signal)
  }
}

/** The call that ends a step along the index; undefined where the rest is less than a step. */
async function edgeOf<T>({ db, order, bounds }: Path<T>, begin: readonly SQL[]): Promise<Place | undefined> {
  const [edge] = await db.rows<PlaceRow>(sql`${placesQuery(sql`cdrs c`, begin, order, 1, false)} offset ${bounds.step}`)
  return edge && toPlace(edge)
}

/** The page, where few calls fit; undefined where there are more. */
async function sortFew<T>(path: Path<T>, from: SQL, where: readonly SQL[]): Promise<T[] | undefined> {
  const { db, order, walk, bounds } = path
  const rows = await db.rows<PlaceRow & { fitting: number }>(sql`
    with few as materialized (
      select c.uuid, c.started_at, c.duration from ${from} where ${all(where)} limit ${bounds.sortable + 1})
    select c.uuid, c.started_at, c.duration, counted.fitting
    from (select count(*)::int as fitting from few) as counted left join (
      select * from few c where ${walk.after === undefined ? sql`true` : after(order, walk.after)}
      order by ${orderBy(order)} limit ${walk.limit}) as c on true
    order by ${orderBy(order)}`)
  if ((rows[0]?.fitting ?? 0) > bounds.sortable) return undefined
  const uuids = rows.flatMap(({ uuid }) => uuid ?? [])
  return read(
    path,
    sql`select c.uuid, c.started_at, c.duration from cdrs c where c.uuid = any(${sql.param(uuids)}::uuid[]) order by ${orderBy(order)}`,
  )
}
