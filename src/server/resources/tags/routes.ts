/** Tags of contacts and companies: writing them, as documented, and reading them, which is ours. */
import { listCompanyTags, listContactTags, suggestTags } from '#contract/dashboard/tags.ts'
import { addCompanyTags, addContactTags, removeCompanyTag, removeContactTag } from '#contract/hipcall/tags.ts'
import type { TagTarget } from '../../account/account.ts'
import { requireTarget } from '../../account/targets.ts'
import type { Deps } from '../../deps.ts'
import { repeatableOf } from '../../http/idempotency.ts'
import { type Route, route } from '../../http/route.ts'
import { tagsOf } from '../tags-of.ts'
import { suggestedTags } from './suggest-tags.ts'

export function tagRoutes(deps: Deps): Route[] {
  return [
    ...routesOf(deps, 'company', { add: addCompanyTags, remove: removeCompanyTag, list: listCompanyTags }),
    ...routesOf(deps, 'contact', { add: addContactTags, remove: removeContactTag, list: listContactTags }),
    route(suggestTags, async ({ query }) => ({ data: await suggestedTags(deps.db, query) })),
  ]
}

interface Endpoints {
  add: typeof addCompanyTags
  remove: typeof removeCompanyTag
  list: typeof listCompanyTags
}

function routesOf({ db, account }: Deps, type: TagTarget['type'], { add, remove, list }: Endpoints): Route[] {
  return [
    route(add, async (request) => ({
      data: await account.addTags({ type, id: request.params.id }, request.body.tags, {
        person: request.person,
        repeatable: repeatableOf(add, request),
      }),
    })),
    route(remove, async ({ params, person }) => {
      await account.removeTag({ type, id: params.id }, params.tagId, { person })
      return {}
    }),
    route(list, async ({ params }) => {
      await requireTarget(db, type, params.id)
      return { data: await tagsOf(db, { type, id: params.id }) }
    }),
  ]
}
