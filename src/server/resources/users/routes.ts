import { listUsers, retrieveUser, updateUser } from '#contract/hipcall/users.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { DOCUMENTED_PER_PAGE, pageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findUser, userPage } from './store.ts'
import { askedNumber } from './update-user.ts'

export function userRoutes({ db, account }: Deps): Route[] {
  const one = async (id: number) => {
    const user = await findUser(db, id)
    if (user === undefined) throw new HttpError(404, `There is no user ${id}.`)
    return { data: user }
  }
  return [
    route(listUsers, async (request) => pageOf(request, await userPage(db, request.query, DOCUMENTED_PER_PAGE), DOCUMENTED_PER_PAGE)),
    route(retrieveUser, ({ params }) => one(params.id)),
    route(updateUser, async (request) => {
      const { id } = request.params
      await account.changeDefaultNumber({ user_id: id, default_number_id: askedNumber(request) }, { person: request.person })
      return one(id)
    }),
  ]
}
