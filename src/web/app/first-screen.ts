/** What the first screen shows, read before it is drawn: index.html has asked for it, and it is often there when the code is. */
import type { QueryClient } from '@tanstack/react-query'
import { callPages } from '#web/api/calls.ts'
import { directoryOptions } from '#web/api/directory.ts'
import { sessionOptions } from '#web/api/session.ts'
import { CallsSearch } from '#web/features/calls/calls-search.ts'
import { readSearch } from '#web/lib/table-search.ts'
import { paths } from './paths.ts'

/** Reads it into the cache; resolves when it is there: a failure is for the screen to tell. */
export async function readFirstScreen(client: QueryClient, { pathname, search }: Location): Promise<void> {
  if (pathname === paths.signIn()) return
  const reads: Promise<unknown>[] = [client.prefetchQuery(sessionOptions()), client.prefetchQuery(directoryOptions())]
  if (pathname === paths.home()) reads.push(client.prefetchInfiniteQuery(callPages({})))
  if (pathname === paths.calls()) reads.push(client.prefetchInfiniteQuery(callPages(readSearch(CallsSearch, search).query)))
  await Promise.all(reads)
}
