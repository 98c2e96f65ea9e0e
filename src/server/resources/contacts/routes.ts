/** The card of a contact. */
import { getContact } from '#contract/dashboard/contacts.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { type Route, route } from '../../http/route.ts'
import { contactCard } from './contact-card.ts'

export function contactRoutes({ db }: Deps): Route[] {
  return [
    route(getContact, async ({ params }) => {
      const card = await contactCard(db, params.id)
      if (card === undefined) throw new HttpError(404, `There is no contact ${params.id}.`)
      return { data: card }
    }),
  ]
}
