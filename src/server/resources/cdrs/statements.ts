/** The statements a walk is made of. Each reads calls, or their places, that fit some conditions, in an order, up to a limit. */
import { type SQL, sql } from 'drizzle-orm'
import { parseTimestamp } from '#contract/wire.ts'
import { wireTime } from '../../db/wire-time.ts'
import type { Source } from './conditions.ts'
import { type Order, orderBy, type Place } from './order.ts'
import type { Side } from './phones.ts'
import { type CallRow, type CdrRow, callColumns, callOf, placeOf } from './row.ts'

export interface PlaceRow {
  uuid: string
  started_at: string
  duration: number
}

export function toPlace({ uuid, started_at, duration }: PlaceRow): Place {
  return { uuid, duration, started: parseTimestamp(wireTime(started_at)) }
}

const placeColumns = sql`c.uuid, c.started_at, c.duration`

export const all = (conditions: readonly SQL[]) => sql.join([sql`true`, ...conditions], sql` and `)

/** Places along an index alone: the calls themselves are not touched. */
export function placesQuery({ from, where, repeats }: Source, order: Order, limit: number): SQL {
  return sql`select ${sql.raw(repeats ? 'distinct' : '')} ${placeColumns} from ${from}
    where ${all(where)} order by ${orderBy(order)} limit ${limit}`
}

/** What is read of the calls that are found: where they stand, or all of them. */
export interface Reads<T> {
  /** Of the table cdrs under the name `c`. */
  columns: SQL
  /** Calls of a stretch that is short, or an index that gives just what is wanted. */
  near(source: Source, order: Order, limit: number): SQL
  /** Calls of which many may be looked at for each that fits. */
  far(source: Source, order: Order, limit: number): SQL
  row(row: PlaceRow & CallRow): T
  place(row: T): Place
}

export const PLACES: Reads<Place> = { columns: placeColumns, near: placesQuery, far: placesQuery, row: toPlace, place: (place) => place }

const farCalls = (source: Source, order: Order, limit: number) => sql`
  select ${callColumns} from (${placesQuery(source, order, limit)}) p join cdrs c on c.uuid = p.uuid order by ${orderBy(order)}`

export const CALLS: Reads<CdrRow> = {
  columns: callColumns,
  near: (source, order, limit) =>
    source.ofCalls
      ? sql`select ${callColumns} from cdrs c where ${all(source.where)} order by ${orderBy(order)} limit ${limit}`
      : farCalls(source, order, limit),
  far: farCalls,
  row: callOf,
  place: placeOf,
}

/** The first calls of each side, of which `where` must hold, at most `limit` of each: they are first in the index of that side. */
export function newestOfSides(sides: readonly Side[], where: readonly SQL[], order: Order, limit: number): Source {
  const callsOf = (wanted: Side['side'], column: SQL) => sql`
    select c.* from unnest(${sql.param(sides.filter(({ side }) => side === wanted).map(({ id }) => id))}::int[]) as met (id) cross join lateral (
      select ${placeColumns} from cdrs c where ${all([sql`${column} = met.id`, ...where])} order by ${orderBy(order)} limit ${limit}) c`
  const from = sql`(${callsOf('caller', sql`c.caller_phone_id`)} union all ${callsOf('callee', sql`c.callee_phone_id`)}) c`
  return { from, where: [], repeats: true, ofCalls: false }
}

/** A row of `gatherQuery`: `place` is null in the one row that stands for none. */
export type Gathered<Row> = Row & { place: string | null; fitting: number }

/**
 * Looks up at most `limit` calls that fit, in no order; then those of them that hold `then`, in order, each with how many were looked up.
 */
export function gatherQuery(columns: SQL, { from, where, repeats }: Source, limit: number, then: SQL, order: Order, wanted: number): SQL {
  return sql`
    with few as materialized (select ${placeColumns} from ${from} where ${all(where)} limit ${limit})
    select ${columns}, p.uuid as place, counted.fitting
    from (select count(*)::int as fitting from few) as counted
      left join (${placesQuery({ from: sql`few c`, where: [then], repeats, ofCalls: false }, order, wanted)}) as p on true
      left join cdrs c on c.uuid = p.uuid
    order by ${orderBy(order)}`
}
