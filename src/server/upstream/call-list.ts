/** The list of calls, newest first, whatever order the account gives it in. */
import { parseTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import { firstToLast, type Last, type RawPage } from './last-page.ts'
import type { CallsPage, Read } from './upstream.ts'
import { UpstreamError } from './upstream-error.ts'

/** Asks for a page (from 1) in this order; undefined: in the account's own. */
export type AskPage = (sort: string | undefined, page: number) => Promise<RawPage>

export interface CallList {
  /** The page-th piece from the newest call on. Throws an UpstreamError, `garbled` where no order can be had. */
  page(ask: AskPage, page: number): Promise<CallsPage>
}

/** What is asked for, in this order, until the account gives calls in an order. */
const SORTS = ['-started_at', 'started_at', undefined] as const
/** Pages looked at to find two calls that did not start in the same second. */
const LOOKED_AT = 5

interface Way {
  sort: string | undefined
  oldestFirst: boolean
}

/**
 * Remembers the order it found, and checks every page. Of a list that is to be had oldest first only, it knows where that ends; calls
 * that are added there are noticed when page 1 is asked for, and places of other pages are counted from the end as it was then.
 */
export function createCallList(): CallList {
  let way: Way | undefined
  let end: Last | undefined

  async function learn(ask: AskPage, number: number): Promise<CallsPage> {
    let rising: Way | undefined
    let refusal: unknown
    for (const sort of SORTS) {
      const page = await ask(sort, number).catch((error: unknown) => {
        if (!(error instanceof UpstreamError) || (error.status !== 422 && error.status !== 400)) throw error
        refusal = error
      })
      if (page === undefined) continue
      const order = await orderFrom((next) => ask(sort, next), number, page)
      if (order === 'level') return newestFirst(page, number)
      if (order === 'falling') {
        way = { sort, oldestFirst: false }
        return newestFirst(page, number)
      }
      if (order === 'rising') rising ??= { sort, oldestFirst: true }
    }
    way = rising
    if (rising !== undefined) return fromEnd(ask, rising, number)
    throw refusal ?? new UpstreamError('garbled', 'the list of calls is in no order of their start, whatever order is asked for')
  }

  async function fromEnd(ask: AskPage, { sort }: Way, number: number): Promise<CallsPage> {
    if (number === 1 || end === undefined) end = await firstToLast((page) => ask(sort, page), end?.number ?? 1)
    const place = end.number - number + 1
    if (place < 1) return { rank: rankFromEnd(end, end.number + 1), calls: [], last: true, total: null, asked_at: end.page.asked_at }
    const page = number === 1 ? end.page : await ask(sort, place)
    if (orderOf(page.calls) === 'falling' || orderOf(page.calls) === 'none') return relearn(ask, number)
    const calls = [...page.calls].reverse()
    return { rank: rankFromEnd(end, number), calls, last: place === 1, total: null, asked_at: page.asked_at }
  }

  function relearn(ask: AskPage, number: number): Promise<CallsPage> {
    way = undefined
    end = undefined
    return learn(ask, number)
  }

  return {
    async page(ask, number) {
      if (way === undefined) return learn(ask, number)
      if (way.oldestFirst) return fromEnd(ask, way, number)
      const page = await ask(way.sort, number)
      const order = orderOf(page.calls)
      return order === 'falling' || order === 'level' ? newestFirst(page, number) : relearn(ask, number)
    },
  }
}

function newestFirst({ calls, last, size, asked_at }: RawPage, number: number): CallsPage {
  return { rank: (number - 1) * size, calls, last, total: null, asked_at }
}

/** Calls newer than the first of the number-th page from the end. */
function rankFromEnd({ page }: Last, number: number): number {
  return number === 1 ? 0 : page.calls.length + (number - 2) * page.size
}

type Order = 'falling' | 'rising' | 'level' | 'none'

/** The order of starts as far as they can be read; `level`: they are all the same, or there is one at most. */
function orderOf(calls: readonly Read<NewCdr>[]): Order {
  const starts = calls.flatMap((read) => (read.ok ? read.record.started_at : (read.started_at ?? []))).map(parseTimestamp)
  const steps = starts.slice(1).map((start, index) => start - (starts[index] ?? start))
  const [falls, rises] = [steps.some((step) => step < 0), steps.some((step) => step > 0)]
  return falls && rises ? 'none' : falls ? 'falling' : rises ? 'rising' : 'level'
}

/** The order of a list of which a page is known: where that is level, the pages after it are looked at too. */
async function orderFrom(ask: (page: number) => Promise<RawPage>, number: number, first: RawPage): Promise<Order> {
  const calls = [...first.calls]
  let page = first
  for (let looked = 1; orderOf(calls) === 'level' && !page.last && looked < LOOKED_AT; looked += 1) {
    page = await ask(number + looked)
    calls.push(...page.calls)
  }
  return orderOf(calls)
}
