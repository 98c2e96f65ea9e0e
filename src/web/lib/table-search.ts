/** The address bar as the state of a list: URL text to a contract's list query and back, without ever throwing. */

import * as z from 'zod/mini'
import { writeQuery } from '#contract/query.ts'

/** Any list query of the contract: an object of optional codecs. */
export type ListSchema = z.ZodMiniObject
export type ListQuery<S extends ListSchema> = Partial<z.output<S>>

/** A parameter of the URL that makes no sense and was left out, as it stands there. */
export interface Dropped {
  name: string
  text: string
}

export interface TableSearch<S extends ListSchema> {
  query: ListQuery<S>
  dropped: Dropped[]
}

/** Parameters that say where in the list one is; they mean nothing once the list has changed. */
const PLACES = ['page', 'after'] as const

/**
 * Reads a URL's search (with or without `?`) by the schema, field by field: a bad or repeated value is left out and listed
 * in `dropped`, a period that ends before it begins as well; a name the schema does not know is ignored, as the API ignores it; an empty value is none.
 */
export function readSearch<S extends ListSchema>(schema: S, search: string | URLSearchParams): TableSearch<S> {
  const query: Record<string, unknown> = {}
  const dropped: Dropped[] = []
  for (const [name, text] of new URLSearchParams(search)) {
    const field = Object.hasOwn(schema.def.shape, name) ? schema.def.shape[name] : undefined
    if (field === undefined || text === '') continue
    const value = Object.hasOwn(query, name) ? { success: false as const } : z.safeDecode(field as z.ZodMiniType, text as never)
    if (value.success) query[name] = value.data
    else dropped.push({ name, text })
  }
  return { query: query as ListQuery<S>, dropped: [...dropped, ...takeWrongPeriod(query)] }
}

/** Takes a period that ends before it begins out of the query. Where one is a date and the other an instant, the account's zone decides: that is for the server to say. */
function takeWrongPeriod(query: Record<string, unknown>): Dropped[] {
  const { started_from: from, started_to: to } = query
  if (typeof from !== 'string' || typeof to !== 'string') return []
  const wrong = from.length === 10 ? to.length === 10 && to < from : to.length > 10 && Date.parse(to) < Date.parse(from)
  if (!wrong) return []
  delete query.started_from
  delete query.started_to
  return [
    { name: 'started_from', text: from },
    { name: 'started_to', text: to },
  ]
}

/** Writes a query as a URL's search: `?direction=inbound&sort=-started_at`, or nothing when it is empty. Equal queries give equal text. */
export function writeSearch<S extends ListSchema>(schema: S, query: ListQuery<S>): string {
  const text = writeQuery(schema, query).toString()
  return text === '' ? '' : `?${text}`
}

/** The query with some parameters changed (undefined or an empty list removes one), back at the beginning of the list. */
export function changeQuery<S extends ListSchema>(query: ListQuery<S>, change: ListQuery<S>): ListQuery<S> {
  const changed: Record<string, unknown> = { ...query }
  for (const place of PLACES) delete changed[place]
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) delete changed[name]
    else changed[name] = value
  }
  return changed as ListQuery<S>
}

/** True when both queries ask for the same list. */
export function sameQuery<S extends ListSchema>(schema: S, one: ListQuery<S>, other: ListQuery<S>): boolean {
  return writeSearch(schema, one) === writeSearch(schema, other)
}
