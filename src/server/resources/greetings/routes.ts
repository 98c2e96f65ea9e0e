import { listGreetings, retrieveGreeting } from '#contract/hipcall/greetings.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { DOCUMENTED_PER_PAGE, pageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findGreeting, greetingPage } from './store.ts'

export function greetingRoutes({ db }: Deps): Route[] {
  return [
    route(listGreetings, async (request) =>
      pageOf(request, await greetingPage(db, request.query.page ?? 1, DOCUMENTED_PER_PAGE), DOCUMENTED_PER_PAGE),
    ),
    route(retrieveGreeting, async ({ params }) => {
      const greeting = await findGreeting(db, params.id)
      if (greeting === undefined) throw new HttpError(404, `There is no greeting ${params.id}.`)
      return { data: greeting }
    }),
  ]
}
