/** The orders of the list of calls, each total, and the cursors that mark a place in one. */
import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { CdrListQuery } from '#contract/hipcall/cdrs.ts'
import { instant } from './conditions.ts'

/** Where a call stands: its start in milliseconds since 1970, its `duration` (-1 for none), its uuid. */
export interface Place {
  started: number
  duration: number
  uuid: string
}

type Field = 'started_at' | 'duration' | 'uuid'

/** Keys from the most important on; the last is the uuid, so that no two calls are equal. */
export interface Order {
  keys: readonly { field: Field; descending: boolean }[]
}

/** The order a query asks for; newest first where it asks for none. What it leaves open goes the way of its first key. */
export function orderOf(sort: CdrListQuery['sort']): Order {
  const asked = (sort ?? []).map(({ field, descending }) => ({
    field: field === 'call_duration' ? ('duration' as const) : field,
    descending,
  }))
  const once = asked.filter((key, index) => asked.findIndex(({ field }) => field === key.field) === index)
  const keys: { field: Field; descending: boolean }[] = once.length > 0 ? once : [{ field: 'started_at', descending: true }]
  const descending = keys[0]?.descending ?? true
  if (!keys.some(({ field }) => field === 'started_at')) keys.push({ field: 'started_at', descending })
  return { keys: [...keys, { field: 'uuid', descending }] }
}

/** True where calls come by time, and false where they come by duration. */
export function isByTime(order: Order): boolean {
  return order.keys[0]?.field === 'started_at'
}

export function isDescending(order: Order): boolean {
  return order.keys[0]?.descending ?? true
}

const column = (field: Field) => sql.raw(`c.${field}`)

/** What follows ORDER BY, over a table under the name `c`. */
export function orderBy(order: Order): SQL {
  return sql.join(
    order.keys.map(({ field, descending }) => (descending ? sql`${column(field)} desc` : sql`${column(field)}`)),
    sql`, `,
  )
}

/** Calls after a place. */
export function after(order: Order, place: Place): SQL {
  return beyond(
    order,
    place,
    order.keys.map(({ descending }) => descending),
    false,
  )
}

/** Calls before a place, and the one in it. */
export function upTo(order: Order, place: Place): SQL {
  return beyond(
    order,
    place,
    order.keys.map(({ descending }) => !descending),
    true,
  )
}

/** Calls on one side of a place. Where all keys go one way it is one comparison of rows, which an index answers. */
function beyond(order: Order, place: Place, smaller: readonly boolean[], inclusive: boolean): SQL {
  const value = { started_at: instant(place.started), duration: sql`${place.duration}::int`, uuid: sql`${place.uuid}::uuid` }
  const sign = (index: number, or: boolean) => sql.raw((smaller[index] ? '<' : '>') + (or ? '=' : ''))
  const fields = order.keys.map(({ field }) => field)
  if (smaller.every((one) => one === smaller[0])) {
    const columns = sql.join(fields.map(column), sql`, `)
    const values = sql.join(
      fields.map((field) => value[field]),
      sql`, `,
    )
    return sql`(${columns}) ${sign(0, inclusive)} (${values})`
  }
  const cases = fields.map((field, index) => {
    const equal = fields.slice(0, index).map((before) => sql`${column(before)} = ${value[before]}`)
    const last = index === fields.length - 1
    return sql`(${sql.join([...equal, sql`${column(field)} ${sign(index, inclusive && last)} ${value[field]}`], sql` and `)})`
  })
  const [first = 'started_at'] = fields
  return sql`${column(first)} ${sign(0, true)} ${value[first]} and (${sql.join(cases, sql` or `)})`
}

const nameOf = (order: Order) => order.keys.map(({ field, descending }) => `${descending ? '-' : ''}${field[0]}`).join('')

const Cursor = z.tuple([z.string(), z.int(), z.int(), z.uuid()])

/** A place as text for a URL. It holds for its order only. */
export function writeCursor(order: Order, { started, duration, uuid }: Place): string {
  return Buffer.from(JSON.stringify([nameOf(order), started, duration, uuid])).toString('base64url')
}

/** The place a cursor marks; undefined where the text is none, or one of another order. */
export function readCursor(order: Order, text: string): Place | undefined {
  try {
    const [name, started, duration, uuid] = z.parse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString()))
    return name === nameOf(order) && Math.abs(started) < 8e15 ? { started, duration, uuid } : undefined
  } catch {
    return undefined
  }
}
