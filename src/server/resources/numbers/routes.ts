import { listNumbers, retrieveNumber } from '#contract/hipcall/numbers.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { countedPage } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findNumber, numberPage } from './store.ts'

export function numberRoutes({ db }: Deps): Route[] {
  return [
    route(listNumbers, (request) => countedPage(request, (place) => numberPage(db, request.query, place))),
    route(retrieveNumber, async ({ params }) => {
      const number = await findNumber(db, params.id)
      if (number === undefined) throw new HttpError(404, `There is no number ${params.id}.`)
      return { data: number }
    }),
  ]
}
