/** Starts what the screen of a call asks for before the screen is there: on the way to it, and for its neighbours. */
import type { QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { CdrParams } from '#contract/hipcall/cdrs.ts'
import { callContextOptions, cdrOptions } from '#web/api/calls.ts'
import { directoryOptions } from '#web/api/directory.ts'
import { readSearch } from '#web/lib/table-search.ts'
import { CallsSearch, filterOf } from './calls-search.ts'

/**
 * Starts the requests for the call whose date and uuid these are, as text, within the list of this search; returns at once. What
 * fails is asked for again, and told, by the screen.
 */
export function startCall(client: QueryClient, params: Readonly<Record<string, string | undefined>>, search: string): null {
  const parsed = z.safeDecode(CdrParams, params as never)
  if (!parsed.success) return null
  void client.prefetchQuery(cdrOptions(parsed.data))
  void client.prefetchQuery(callContextOptions(parsed.data.uuid, filterOf(readSearch(CallsSearch, search).query)))
  void client.prefetchQuery(directoryOptions())
  return null
}
