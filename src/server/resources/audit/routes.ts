/** The audit trail. */
import { listAudit } from '#contract/dashboard/audit.ts'
import type { Deps } from '../../deps.ts'
import { pageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { auditEntries } from './store.ts'

const PER_PAGE = 50

export function auditRoutes({ db }: Deps): Route[] {
  return [
    route(listAudit, async (request) => {
      const perPage = request.query.per_page ?? PER_PAGE
      return pageOf(request, await auditEntries(db, request.query, perPage), perPage)
    }),
  ]
}
