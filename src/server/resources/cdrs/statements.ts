/** The statements a walk is made of. Each reads calls, or their places, that fit some conditions, in an order, up to a limit. */
import { type SQL, sql } from 'drizzle-orm'
import { parseTimestamp } from '#contract/wire.ts'
import { SAME_PLAN } from '../../db/plans.ts'
import { wireTime } from '../../db/wire-time.ts'
import type { Source } from './conditions.ts'
import { isByTime, type Order, orderBy, type Place } from './order.ts'
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

/** What is read of the calls that are found: where they stand, or all of them. By time one index is the best whatever the values are. */
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

const planned = (order: Order) => (isByTime(order) ? SAME_PLAN : sql``)

const readPlaces = (source: Source, order: Order, limit: number) => sql`${planned(order)} ${placesQuery(source, order, limit)}`

export const PLACES: Reads<Place> = { columns: placeColumns, near: readPlaces, far: readPlaces, row: toPlace, place: (place) => place }

const farCalls = (source: Source, order: Order, limit: number) => sql`${planned(order)}
  select ${callColumns} from (${placesQuery(source, order, limit)}) p join cdrs c on c.uuid = p.uuid order by ${orderBy(order)}`

export const CALLS: Reads<CdrRow> = {
  columns: callColumns,
  near: (source, order, limit) =>
    source.ofCalls
      ? sql`${planned(order)} select ${callColumns} from cdrs c where ${all(source.where)} order by ${orderBy(order)} limit ${limit}`
      : farCalls(source, order, limit),
  far: farCalls,
  row: callOf,
  place: placeOf,
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

/** A row of `newestOfNumbersQuery`; `bound` in seconds since 1970, null where every side was looked at. */
export type Newest<Row> = Row & { place: string | null; numbers: number; bound: number | null }

/**
 * The newest calls of the numbers that are `alike`, where those are at most `few`, each with how many numbers there are. Looks at as many
 * sides of calls as calls are wanted, those that were met last (0010_phone_times.sql), and of those at no call before `bound`: no other
 * side has a call after it.
 */
export function newestOfNumbersQuery(columns: SQL, alike: SQL, few: number, where: readonly SQL[], order: Order, wanted: number): SQL {
  const since = sql`c.started_at >= coalesce((select at from bound), '-infinity')`
  const callsOf = (side: 'caller' | 'callee') => sql`
    select c.* from met cross join lateral (
      select ${placeColumns} from cdrs c where ${all([sql`c.${sql.raw(side)}_phone_id = met.id`, since, ...where])}
      order by ${orderBy(order)} limit ${wanted}) c
    where met.side = ${sql.raw(`'${side}'`)}`
  const either = { from: sql`(${callsOf('caller')} union all ${callsOf('callee')}) c`, where: [], repeats: true, ofCalls: false }
  return sql`${SAME_PLAN}
    with numbers as materialized (select id, caller_at, callee_at from phones where ${alike} limit ${few + 1}),
    sides as materialized (
      select id, side, at from numbers cross join lateral (values ('caller', caller_at), ('callee', callee_at)) as side (side, at)
      where at is not null and (select count(*) from numbers) <= ${few} order by at desc limit ${wanted + 1}),
    met as (select * from sides order by at desc limit ${wanted}),
    bound as materialized (select case when count(*) > ${wanted} then min(at) end as at from sides)
    select ${columns}, p.uuid as place, told.numbers, told.bound
    from (select count(*)::int as numbers, (select extract(epoch from at)::float8 from bound) as bound from numbers) as told
      left join (${placesQuery(either, order, wanted)}) as p on true
      left join cdrs c on c.uuid = p.uuid
    order by ${orderBy(order)}`
}
