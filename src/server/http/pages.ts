/** Envelopes of lists, as Laravel's paginator (which Hipcall's examples come from) makes them. */
import type { Accepted } from './route.ts'

type Request = Pick<Accepted<never>, 'address' | 'search'> & { query: { page?: number | undefined } }

interface Link {
  url: string | null
  label: string
  active: boolean
}

/** Rows a page of every documented list. */
export const DOCUMENTED_PER_PAGE = 10

/** Where a page lies in its list. */
export interface Place {
  /** Rows before the page. */
  offset: number
  /** Rows of the page at most. */
  limit: number
}

/** Pages shown on each side of the current one before the rest becomes "...". */
const EACH_SIDE = 3

/** Address of a page of the same list: what the client asked for, with another page. */
function addressOf(request: Request, place: { page: number } | { after: string }): string {
  const search = new URLSearchParams(request.search)
  search.delete('page')
  search.delete('after')
  for (const [name, value] of Object.entries(place)) search.set(name, String(value))
  return `${request.address}?${search}`
}

/** Page numbers as the links of a list show them; null where some are left out. */
export function pageWindow(current: number, last: number): (number | null)[] {
  const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
  if (last < EACH_SIDE * 2 + 8) return between(1, last)
  const edge = EACH_SIDE + 4
  if (current <= edge) return [...between(1, edge + EACH_SIDE), null, last - 1, last]
  if (current > last - edge) return [1, 2, null, ...between(last - (edge + EACH_SIDE - 1), last)]
  return [1, 2, null, ...between(current - EACH_SIDE, current + EACH_SIDE), null, last - 1, last]
}

/** One page of a counted list. `total` counts all rows of the list; a page beyond the end has no rows. */
export function pageOf<T>(request: Request, { total, rows }: { total: number; rows: T[] }, perPage: number) {
  const page = request.query.page ?? 1
  const last = Math.max(1, Math.ceil(total / perPage))
  const url = (number: number) => addressOf(request, { page: number })
  const prev = page > 1 ? url(page - 1) : null
  const next = page < last ? url(page + 1) : null
  const numbered = pageWindow(page, last).map(
    (number): Link =>
      number === null ? { url: null, label: '...', active: false } : { url: url(number), label: String(number), active: number === page },
  )
  return {
    data: rows,
    links: { first: url(1), last: url(last), prev, next },
    meta: {
      current_page: page,
      from: rows.length === 0 ? null : (page - 1) * perPage + 1,
      last_page: last,
      links: [{ url: prev, label: '« Previous', active: false }, ...numbered, { url: next, label: 'Next »', active: false }],
      path: request.address,
      per_page: perPage,
      to: rows.length === 0 ? null : (page - 1) * perPage + rows.length,
      total,
    },
  }
}

/** Answers a documented list: `find` gets the place of the page that was asked for, and counts the whole list. */
export async function countedPage<T>(
  request: Request & { query: { per_page?: number | undefined } },
  find: (place: Place) => Promise<{ total: number; rows: T[] }>,
) {
  const limit = request.query.per_page ?? DOCUMENTED_PER_PAGE
  const offset = ((request.query.page ?? 1) - 1) * limit
  return pageOf(request, await find({ offset, limit }), limit)
}

/** Rows of a page of the list of calls; `next` is the cursor of the page after it, null at the end. */
export interface UncountedRows<T> {
  rows: T[]
  next: string | null
}

/**
 * One page of a list that is not counted. By page number as documented; by cursor the next link carries the cursor, and how many
 * rows came before is not known. `showCursor` adds ours, `meta.next_cursor`.
 */
export function uncountedPageOf<T>(
  request: Request & { query: { after?: string | undefined } },
  { rows, next }: UncountedRows<T>,
  perPage: number,
  showCursor: boolean,
) {
  const byCursor = request.query.after !== undefined
  const page = byCursor ? 1 : (request.query.page ?? 1)
  const before = byCursor || rows.length === 0 ? null : (page - 1) * perPage
  return {
    data: rows,
    links: {
      first: addressOf(request, { page: 1 }),
      last: null,
      prev: page > 1 ? addressOf(request, { page: page - 1 }) : null,
      next: next === null ? null : addressOf(request, byCursor ? { after: next } : { page: page + 1 }),
    },
    meta: {
      current_page: page,
      from: before === null ? null : before + 1,
      path: request.address,
      per_page: String(perPage),
      to: before === null ? null : before + rows.length,
      ...(showCursor ? { next_cursor: next } : {}),
    },
  }
}
