import { listGreetings, retrieveGreeting } from '#contract/hipcall/greetings.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { countedPage } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findGreeting, greetingPage } from './store.ts'

export function greetingRoutes({ db }: Deps): Route[] {
  return [
    route(listGreetings, (request) => countedPage(request, (place) => greetingPage(db, request.query, place))),
    route(retrieveGreeting, async ({ params }) => {
      const greeting = await findGreeting(db, params.id)
      if (greeting === undefined) throw new HttpError(404, `There is no greeting ${params.id}.`)
      return { data: greeting }
    }),
  ]
}
