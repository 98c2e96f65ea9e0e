import { listExtensions, retrieveExtension } from '#contract/hipcall/extensions.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { DOCUMENTED_PER_PAGE, pageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { extensionPage, findExtension } from './store.ts'

export function extensionRoutes({ db }: Deps): Route[] {
  return [
    route(listExtensions, async (request) =>
      pageOf(request, await extensionPage(db, request.query, DOCUMENTED_PER_PAGE), DOCUMENTED_PER_PAGE),
    ),
    route(retrieveExtension, async ({ params }) => {
      const extension = await findExtension(db, params.id)
      if (extension === undefined) throw new HttpError(404, `There is no extension ${params.id}.`)
      return { data: extension }
    }),
  ]
}
