/** Bearer tokens of this server, for programs. */
import { createToken, listTokens, revokeToken } from '#contract/dashboard/tokens.ts'
import type { Deps } from '../../deps.ts'
import { type Route, route } from '../../http/route.ts'
import * as store from './store.ts'

export function tokenRoutes({ db, clock }: Deps): Route[] {
  return [
    route(listTokens, async () => ({ data: await store.listTokens(db) })),
    route(createToken, async ({ body, person }) => ({
      data: await db.transaction((tx) => store.createToken(tx, body, person, clock.now())),
    })),
    route(revokeToken, async ({ params, person }) => ({
      data: await db.transaction((tx) => store.revokeToken(tx, params.id, person, clock.now())),
    })),
  ]
}
