/**
 * Finds the calls of a page. No statement looks at more than a bounded number of calls: where few of them fit, the walk goes on in
 * further statements, each over as long a stretch of time as an index can answer quickly, and lets other requests run in between.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import type { Turn } from '../../db/turns.ts'
import { occurs } from './combinations.ts'
import { type Conditions, dimensions, instant, isLike, isSingle, type Source, sourceOf } from './conditions.ts'
import { type Memory, metOf, noteMet } from './memory.ts'
import { after, isByTime, isDescending, type Order, type Place, upTo } from './order.ts'
import { FEW, isSpecific, namePhones, shareOfDigits } from './phones.ts'
import type { CdrRow } from './row.ts'
import { shareOf } from './shares.ts'
import {
  CALLS,
  type Gathered,
  gatherQuery,
  type Newest,
  newestOfNumbersQuery,
  PLACES,
  type PlaceRow,
  placesQuery,
  type Reads,
  toPlace,
} from './statements.ts'
import { beginningOf, callsWithin, endOf, stretchAfter, stretchBefore } from './stretch.ts'

/** Where a walk begins (after a place, else at the start of the order), and how many calls it looks for. */
export interface Walk {
  after: Place | undefined
  limit: number
  turn: Turn
  signal?: AbortSignal | undefined
}

/** How many calls a statement looks at. */
export interface Bounds {
  /** At first; of those few, more than `some` that fit say that more will be met soon. */
  near: number
  some: number
  /** Of a range of no more, all at once. */
  short: number
  /** Later, along one index; where the first say nothing, at once. */
  stretch: number
  /** Calls that are read themselves at most; to look at more, an index is walked first. */
  touched: number
  /** Filters that no more calls fit than this are answered by sorting those. */
  sortable: number
}

const BOUNDS: Bounds = { near: 2_000, some: 3, short: 4_000, stretch: 16_000, touched: 500, sortable: 5_000 }

/** Most steps along the duration index a statement takes, in first steps. */
const GROWTH = 8

interface Path<T> {
  db: Queries
  memory: Memory
  reads: Reads<T>
  conditions: Conditions
  order: Order
  walk: Walk
  bounds: Bounds
  /** Calls that the days of the range have. */
  within: number
}

type Arguments = [db: Queries, memory: Memory, conditions: Conditions, order: Order, walk: Walk, bounds?: Bounds]

/** The places of the calls that fit, in order, at most `limit`. */
export const findPlaces = (...path: Arguments): Promise<Place[]> => find(PLACES, ...path)

/** The calls that fit, in order, at most `limit`. */
export const findCalls = (...path: Arguments): Promise<CdrRow[]> => find(CALLS, ...path)

async function find<T>(reads: Reads<T>, ...[db, memory, conditions, order, walk, bounds = BOUNDS]: Arguments): Promise<T[]> {
  if (memory.days.length === 0) return []
  const asked = { db, memory, reads, conditions, order, walk, bounds, within: callsWithin(memory.days, conditions.range) }
  const newest = await readNewest(asked)
  if (newest !== undefined) return newest
  const { search } = conditions
  const named = search !== null && isSpecific(search) && asked.within > bounds.short ? await namePhones(db, conditions) : conditions
  if (named === undefined) return []
  const path = { ...asked, conditions: named }
  return isByTime(order) ? walkByTime(path) : walkByDuration(path)
}

/** By time: what is near; if that is not enough, all there is where the filter is a simple one; else stretch by stretch. */
async function walkByTime<T>(path: Path<T>): Promise<T[]> {
  const { db, conditions, walk, bounds } = path
  const stretches = new Stretches(path)
  const { size, how } = firstStretch(path)
  const found = size === undefined ? [] : await read(path, how, stretches.next(size), walk.limit)
  if (stretches.done || found.length >= walk.limit) return found
  if (size !== undefined) {
    noteMet(path.memory, conditions, found.length / size)
    if (found.length > bounds.some) return walkOn(path, stretches, found, ((walk.limit - found.length) / found.length) * size * 1.5)
  }
  if (found.length === 0 && !(await occurs(db, path.memory, conditions))) return []
  const named = await namePhones(db, conditions)
  if (named === undefined) return found
  const further = { ...path, conditions: named }
  const simple = dimensions(named) === 1 && (named.search === null || named.phones !== null)
  const whole = simple ? await readWhole(further) : undefined
  return whole ?? walkOn(further, stretches, found, Number.MAX_SAFE_INTEGER)
}

/**
 * The newest calls of the numbers that are searched for, where those are likely to be few. Undefined where they are not, and where the
 * statement cannot tell: newest calls of some were changed or deleted since.
 */
async function readNewest<T>(path: Path<T>): Promise<T[] | undefined> {
  const { db, reads, conditions, order, walk } = path
  const { search, range } = conditions
  // A start of a number is found along another index, which is planned for each.
  if (search === null || search.startsWith.length > 0 || !isSpecific(search)) return undefined
  if (dimensions(conditions) > 1 || range.to !== null) return undefined
  if (walk.after !== undefined || !isByTime(order) || !isDescending(order)) return undefined
  const alike = isLike(sql`digits`, search, '')
  const rows = await db.rows<Newest<Parameters<typeof reads.row>[0]>>(
    newestOfNumbersQuery(reads.columns, alike, FEW, withinRange(conditions), order, walk.limit),
  )
  const { numbers = 0, bound = null } = rows[0] ?? {}
  if (numbers > FEW) return undefined
  const found = rows.filter(({ place }) => place !== null).map(reads.row)
  if (bound === null || (range.from !== null && bound * 1000 < range.from)) return found
  const last = found[walk.limit - 1]
  return last !== undefined && reads.place(last).started > bound * 1000 ? found : undefined
}

/**
 * How many calls to look at first, so that enough of them will fit: as many as the last time, or as the index of the filter or the digits
 * say. No size where so few fit that there is another way.
 */
function firstStretch<T>(path: Path<T>): { size?: number; how: 'near' | 'far' } {
  const { memory, conditions, walk, bounds, within } = path
  const indexed = shareOf(memory.shares, conditions)
  const share = metOf(memory, conditions) ?? indexed * shareOfDigits(conditions)
  const how = howFar(path, (walk.limit / share) * indexed)
  if (within <= bounds.short) return { size: Number.MAX_SAFE_INTEGER, how }
  if (share * bounds.near <= bounds.some) return { how }
  return { size: Math.ceil(Math.min(Math.max(bounds.near, (walk.limit / share) * 3.2), bounds.stretch / indexed)), how }
}

/** `looked`: how many calls will be looked at. Digits are in the index by time alone: with another filter there is none to stay in. */
function howFar<T>({ conditions, bounds }: Path<T>, looked = Number.POSITIVE_INFINITY): 'near' | 'far' {
  const inCalls = conditions.search !== null && conditions.phones === null && dimensions(conditions) > 1
  return inCalls || looked <= bounds.touched ? 'near' : 'far'
}

/** Every call that fits comes from one index: in its order, or sorted where they are few; undefined where they are many and in no order. */
async function readWhole<T>(path: Path<T>): Promise<T[] | undefined> {
  const { conditions, order, walk } = path
  const source = sourceOf(conditions)
  source.where.push(...withinRange(conditions))
  if (!isSingle(conditions)) return sortFew(path, source)
  if (walk.after !== undefined) source.where.push(after(order, walk.after))
  return read(path, 'near', source, walk.limit)
}

async function walkOn<T>(path: Path<T>, stretches: Stretches<T>, found: T[], begin: number): Promise<T[]> {
  const { walk, bounds, conditions } = path
  stretches.conditions = conditions
  const how = howFar(path)
  const most = Math.ceil(bounds.stretch / shareOf(path.memory.shares, conditions))
  for (let size = Math.max(bounds.near, Math.floor(begin)); !stretches.done && found.length < walk.limit; size = most) {
    await walk.turn.pause(walk.signal)
    found.push(...(await read(path, how, stretches.next(Math.min(size, most)), walk.limit - found.length)))
  }
  return found
}

/** Stretches of time one after the other, from where the walk begins to the end of its range. */
class Stretches<T> {
  conditions: Conditions
  readonly #path: Path<T>
  readonly #descending: boolean
  #from: number
  #to: number

  constructor(path: Path<T>) {
    const { conditions, memory, order, walk } = path
    const start = walk.after?.started
    this.#path = path
    this.conditions = conditions
    this.#descending = isDescending(order)
    this.#from = Math.max(conditions.range.from ?? 0, beginningOf(memory.days))
    this.#to = Math.min(conditions.range.to ?? Number.MAX_SAFE_INTEGER, endOf(memory.days))
    if (start !== undefined && this.#descending) this.#to = Math.min(this.#to, start + 1)
    if (start !== undefined && !this.#descending) this.#from = Math.max(this.#from, start)
  }

  get done(): boolean {
    return this.#from >= this.#to
  }

  /** Where to look for calls of the next stretch, which has about `size` calls that fit or do not. */
  next(size: number): Source {
    const { memory, order, walk } = this.#path
    let [from, to] = [this.#from, this.#to]
    if (this.#descending) {
      from = Math.max(from, stretchBefore(memory.days, to, size))
      this.#to = from
    } else {
      to = Math.min(to, stretchAfter(memory.days, from, size))
      this.#from = to
    }
    const source = sourceOf(this.conditions)
    source.where.push(sql`c.started_at >= ${instant(from)}`, sql`c.started_at < ${instant(to)}`)
    if (walk.after !== undefined) source.where.push(after(order, walk.after))
    return source
  }
}

async function read<T>({ db, reads, order }: Path<T>, how: 'near' | 'far', source: Source, limit: number): Promise<T[]> {
  return (await db.rows<Parameters<typeof reads.row>[0]>(reads[how](source, order, limit))).map(reads.row)
}

function withinRange({ range }: Conditions): SQL[] {
  return [
    ...(range.from === null ? [] : [sql`c.started_at >= ${instant(range.from)}`]),
    ...(range.to === null ? [] : [sql`c.started_at < ${instant(range.to)}`]),
  ]
}

/** By duration: along its index, where enough that fit are met at once; else those that fit are sorted, unless they are many. */
async function walkByDuration<T>(path: Path<T>): Promise<T[]> {
  const { conditions, order, walk, bounds, within } = path
  const source = sourceOf(conditions, 'calls')
  source.where.push(...withinRange(conditions))
  const sparse = conditions.phones !== null || conditions.contacts !== null || within <= bounds.sortable
  const everything = source.where.length === 0 && conditions.phones === null
  let tried = everything
  const found: T[] = []
  let place = walk.after
  for (let size = bounds.near; ; size *= 2) {
    if (!tried && (sparse || (place !== walk.after && found.length <= bounds.some))) {
      const sorted = await sortFew(path, source)
      if (sorted !== undefined) return sorted
      tried = true
    }
    const begin = place === undefined ? [] : [after(order, place)]
    const edge = everything ? undefined : await edgeOf(path, begin, Math.min(size, bounds.near * GROWTH))
    const step = [...source.where, ...begin, ...(edge === undefined ? [] : [upTo(order, edge)])]
    found.push(...(await read(path, 'far', { ...source, where: step }, walk.limit - found.length)))
    if (edge === undefined || found.length >= walk.limit) return found
    place = edge
    await walk.turn.pause(walk.signal)
  }
}

/** The call that ends a step along the index; undefined where the rest is less than a step. */
async function edgeOf<T>({ db, order }: Path<T>, begin: SQL[], size: number): Promise<Place | undefined> {
  const source = { from: sql`cdrs c`, where: begin, repeats: false, ofCalls: true }
  const [edge] = await db.rows<PlaceRow>(sql`${placesQuery(source, order, 1)} offset ${size}`)
  return edge && toPlace(edge)
}

/** The page, where few calls fit; undefined where there are more. */
async function sortFew<T>({ db, reads, order, walk, bounds }: Path<T>, source: Source): Promise<T[] | undefined> {
  const then = walk.after === undefined ? sql`true` : after(order, walk.after)
  const rows = await db.rows<Gathered<Parameters<typeof reads.row>[0]>>(
    gatherQuery(reads.columns, source, bounds.sortable + 1, then, order, walk.limit),
  )
  if ((rows[0]?.fitting ?? 0) > bounds.sortable) return undefined
  return rows.filter(({ place }) => place !== null).map(reads.row)
}
