/** Saved views. */
import { createView, deleteView, listViews, updateView, View } from '#contract/dashboard/views.ts'
import type { Queries } from '../../db/connect.ts'
import type { Deps } from '../../deps.ts'
import { once, repeatableOf } from '../../http/idempotency.ts'
import { type Route, route } from '../../http/route.ts'
import { announceChange } from '../../live/live.ts'
import * as store from './store.ts'

export function viewRoutes({ db, clock }: Deps): Route[] {
  const writing = <T>(work: (tx: Queries) => Promise<T>) =>
    db.transaction(async (tx) => {
      const result = await work(tx)
      await announceChange(tx, 'views')
      return result
    })
  return [
    route(listViews, async ({ person, query }) => ({ data: await store.viewsOf(db, person, query.screen) })),
    route(createView, async (request) => {
      const { body, person } = request
      const repeatable = repeatableOf(createView, request)
      const now = clock.now()
      return { data: await writing((tx) => once(tx, repeatable, now, View, () => store.createView(tx, body, person, now))) }
    }),
    route(updateView, async ({ params, body, person }) => ({
      data: await writing((tx) => store.updateView(tx, params.id, body, person, clock.now())),
    })),
    route(deleteView, async ({ params, person }) => {
      await writing((tx) => store.deleteView(tx, params.id, person, clock.now()))
      return {}
    }),
  ]
}
