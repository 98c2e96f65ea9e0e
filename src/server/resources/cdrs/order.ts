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

/** The same calls from the other end. */
export function reversed(order: Order): Order {
  return { keys: order.keys.map(({ field, descending }) => ({ field, descending: !descending })) }
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

/** Calls after a place. Where all keys go one way it is one comparison of rows, which an index answers. */
export function after(order: Order, place: Place): SQL {
  const value = { started_at: instant(place.started), duration: sql`${place.duration}::int`, uuid: sql`${place.uuid}::uuid` }
  const way = (descending: boolean) => (descending ? sql`<` : sql`>`)
  const [first] = order.keys
  if (first === undefined) return sql`true`
  if (order.keys.every(({ descending }) => descending === first.descending)) {
    const columns = sql.join(
      order.keys.map(({ field }) => column(field)),
      sql`, `,
    )
    const values = sql.join(
      order.keys.map(({ field }) => value[field]),
      sql`, `,
    )
    return sql`(${columns}) ${way(first.descending)} (${values})`
  }
  const later = order.keys.map(({ field, descending }, index) => {
    const equal = order.keys.slice(0, index).map((key) => sql`${column(key.field)} = ${value[key.field]}`)
    return sql`(${sql.join([...equal, sql`${column(field)} ${way(descending)} ${value[field]}`], sql` and `)})`
  })
  return sql`${column(first.field)} ${way(first.descending)}= ${value[first.field]} and (${sql.join(later, sql` or `)})`
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
