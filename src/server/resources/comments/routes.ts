/** Writing a comment, as documented, and reading those of a target, which is ours. */
import { listComments } from '#contract/dashboard/comments.ts'
import { createComment } from '#contract/hipcall/comments.ts'
import type { Deps } from '../../deps.ts'
import { repeatableOf } from '../../http/idempotency.ts'
import { pageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { commentsOf } from './store.ts'

const PER_PAGE = 50

export function commentRoutes({ db, account }: Deps): Route[] {
  return [
    route(createComment, async (request) => ({
      data: await account.createComment(request.body, { person: request.person, repeatable: repeatableOf(createComment, request) }),
    })),
    route(listComments, async (request) => {
      const perPage = request.query.per_page ?? PER_PAGE
      return pageOf(request, await commentsOf(db, request.query, perPage), perPage)
    }),
  ]
}
