/** The card of a company, and the calls of its contacts. */
import { sql } from 'drizzle-orm'
import { getCompany, listCompanyCalls } from '#contract/dashboard/companies.ts'
import { requireTarget } from '../../account/targets.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { type Route, route } from '../../http/route.ts'
import { callsAnswer } from '../calls/routes.ts'
import { companyCard } from './company-card.ts'

export function companyRoutes(deps: Deps): Route[] {
  const { db } = deps
  return [
    route(getCompany, async ({ params }) => {
      const card = await companyCard(db, params.id)
      if (card === undefined) throw new HttpError(404, `There is no company ${params.id}.`)
      return { data: card }
    }),
    route(listCompanyCalls, async (request) => {
      const { id } = request.params
      await requireTarget(db, 'company', id)
      const contacts = await db.rows<{ id: number }>(sql`select id from contacts where company_id = ${id} order by id`)
      return callsAnswer(
        deps,
        { ...request, params: {} },
        contacts.map((contact) => contact.id),
      )
    }),
  ]
}
