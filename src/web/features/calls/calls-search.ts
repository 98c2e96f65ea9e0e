/** The query of the Calls screen: its URL parameters are those of the API's list, without the ones that page through it. */

import * as z from 'zod/mini'
import { MISSED_OUTCOMES, type Outcome } from '#contract/hipcall/call-outcome.ts'
import { type CdrFilter, CdrListQuery } from '#contract/hipcall/cdrs.ts'
import type { ListQuery } from '#web/lib/table-search.ts'

export const CallsSearch = z.omit(CdrListQuery, { page: true, per_page: true, after: true, embed: true })
export type CallsQuery = ListQuery<typeof CallsSearch>

/** Any one filter, by its name in the URL. */
export type FilterName = keyof typeof CdrFilter.def.shape

/** Newest first: the only order in which new calls come in at the top. */
export function isNewestFirst({ sort }: CallsQuery): boolean {
  const first = sort?.[0]
  return first === undefined || (first.field === 'started_at' && first.descending)
}

/** The query without its order: what a count and the neighbours of a call depend on. */
export function filterOf(query: CallsQuery): CallsQuery {
  return { ...query, sort: undefined }
}

/** True when exactly the outcomes of a missed call are asked for. */
export function isMissedOnly(outcome: readonly Outcome[] | undefined): boolean {
  return outcome?.length === MISSED_OUTCOMES.length && MISSED_OUTCOMES.every((each) => outcome.includes(each))
}
