import { listExtensions, retrieveExtension } from '#contract/hipcall/extensions.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { countedPage } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { extensionPage, findExtension } from './store.ts'

export function extensionRoutes({ db }: Deps): Route[] {
  return [
    route(listExtensions, (request) => countedPage(request, (place) => extensionPage(db, request.query, place))),
    route(retrieveExtension, async ({ params }) => {
      const extension = await findExtension(db, params.id)
      if (extension === undefined) throw new HttpError(404, `There is no extension ${params.id}.`)
      return { data: extension }
    }),
  ]
}
