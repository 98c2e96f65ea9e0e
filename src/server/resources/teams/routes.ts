import { listTeams, retrieveTeam } from '#contract/hipcall/teams.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { countedPage } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findTeam, teamPage } from './store.ts'

export function teamRoutes({ db }: Deps): Route[] {
  return [
    route(listTeams, (request) => countedPage(request, (place) => teamPage(db, request.query, place))),
    route(retrieveTeam, async ({ params }) => {
      const team = await findTeam(db, params.id)
      if (team === undefined) throw new HttpError(404, `There is no team ${params.id}.`)
      return { data: team }
    }),
  ]
}
