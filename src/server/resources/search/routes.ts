/** Search for the palette and for pickers. */
import { search } from '#contract/dashboard/search.ts'
import type { Deps } from '../../deps.ts'
import { type Route, route } from '../../http/route.ts'
import { searchAll } from './store.ts'

export function searchRoutes({ db }: Deps): Route[] {
  return [route(search, async ({ query }) => ({ data: await searchAll(db, query) }))]
}
