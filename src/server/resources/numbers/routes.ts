import { listNumbers, retrieveNumber } from '#contract/hipcall/numbers.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { DOCUMENTED_PER_PAGE, pageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findNumber, numberPage } from './store.ts'

export function numberRoutes({ db }: Deps): Route[] {
  return [
    route(listNumbers, async (request) =>
      pageOf(request, await numberPage(db, request.query.page ?? 1, DOCUMENTED_PER_PAGE), DOCUMENTED_PER_PAGE),
    ),
    route(retrieveNumber, async ({ params }) => {
      const number = await findNumber(db, params.id)
      if (number === undefined) throw new HttpError(404, `There is no number ${params.id}.`)
      return { data: number }
    }),
  ]
}
