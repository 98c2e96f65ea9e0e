import { listUsers, retrieveUser, updateUser } from '#contract/hipcall/users.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { countedPage } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findUser, userPage } from './store.ts'
import { askedNumber, seenNumber } from './update-user.ts'

export function userRoutes({ db, account }: Deps): Route[] {
  const one = async (id: number) => {
    const user = await findUser(db, id)
    if (user === undefined) throw new HttpError(404, `There is no user ${id}.`)
    return { data: user }
  }
  return [
    route(listUsers, (request) => countedPage(request, (place) => userPage(db, request.query, place))),
    route(retrieveUser, ({ params }) => one(params.id)),
    route(updateUser, async (request) => {
      const { id } = request.params
      const change = { user_id: id, default_number_id: askedNumber(request), expected: seenNumber(request.ifMatch) }
      await account.changeDefaultNumber(change, { person: request.person })
      return one(id)
    }),
  ]
}
