/** The card of a company. */
import { getCompany } from '#contract/dashboard/companies.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { type Route, route } from '../../http/route.ts'
import { companyCard } from './company-card.ts'

export function companyRoutes({ db }: Deps): Route[] {
  return [
    route(getCompany, async ({ params }) => {
      const card = await companyCard(db, params.id)
      if (card === undefined) throw new HttpError(404, `There is no company ${params.id}.`)
      return { data: card }
    }),
  ]
}
