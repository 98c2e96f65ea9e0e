/** Finds the end of a list that does not say how long it is. */
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { Read } from './upstream.ts'

/** A page of calls as the account gives it. */
export interface RawPage {
  calls: readonly Read<NewCdr>[]
  last: boolean
  /** Calls of a full page. */
  size: number
  asked_at: number
}

/** The last page that has something on it; of an empty list page 1. */
export interface Last {
  number: number
  page: RawPage
}

/** From a page that is near the end, or 1: by strides that double, and then by halves. A list that grew by a page costs two requests. */
export async function firstToLast(ask: (page: number) => Promise<RawPage>, near: number): Promise<Last> {
  let held: Last = { number: near, page: await ask(near) }
  let beyond = Number.POSITIVE_INFINITY
  for (let stride = 1; held.page.calls.length === 0 && held.number > 1; stride *= 2) {
    beyond = held.number
    held = await at(ask, Math.max(1, held.number - stride))
  }
  for (let stride = 1; !held.page.last && held.number + stride < beyond; stride *= 2) {
    const next = await at(ask, held.number + stride)
    if (next.page.calls.length > 0) held = next
    else beyond = next.number
  }
  while (!held.page.last && beyond - held.number > 1) {
    const middle = await at(ask, Math.floor((held.number + beyond) / 2))
    if (middle.page.calls.length > 0) held = middle
    else beyond = middle.number
  }
  return held
}

async function at(ask: (page: number) => Promise<RawPage>, number: number): Promise<Last> {
  return { number, page: await ask(number) }
}
