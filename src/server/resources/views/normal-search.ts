/** The search of a view as its screen's own list writes it, so that equal views are equal text. */
import * as z from 'zod/mini'
import { AuditListQuery } from '#contract/dashboard/audit.ts'
import { CallbackListQuery } from '#contract/dashboard/callbacks.ts'
import type { ViewScreen } from '#contract/dashboard/views.ts'
import { CdrListQuery } from '#contract/hipcall/cdrs.ts'
import { ExtensionListQuery } from '#contract/hipcall/extensions.ts'
import { GreetingListQuery } from '#contract/hipcall/greetings.ts'
import { NumberListQuery } from '#contract/hipcall/numbers.ts'
import { TaskListQuery } from '#contract/hipcall/tasks.ts'
import { TeamListQuery } from '#contract/hipcall/teams.ts'
import { UserListQuery } from '#contract/hipcall/users.ts'
import { isUnstorable, writeQuery } from '#contract/query.ts'
import { HttpError } from '../../http/errors.ts'

const LISTS: Readonly<Record<ViewScreen, z.ZodMiniObject>> = {
  calls: CdrListQuery,
  callbacks: CallbackListQuery,
  tasks: TaskListQuery,
  users: UserListQuery,
  teams: TeamListQuery,
  numbers: NumberListQuery,
  greetings: GreetingListQuery,
  extensions: ExtensionListQuery,
  audit: AuditListQuery,
}

/** Parameters that say where in a list one is, and not which list it is. */
const PLACES: readonly string[] = ['page', 'per_page', 'after', 'embed']

/** Names the list does not know are left out, as the API ignores them. Throws a 422 for a value that makes no sense. */
export function normalSearch(screen: ViewScreen, search: string): string {
  const list = LISTS[screen]
  const given = [...new URLSearchParams(search)].filter(([name, text]) => text !== '' && !PLACES.includes(name))
  if (given.some((pair) => pair.some(isUnstorable))) throw new HttpError(422, { search: ['has characters that cannot be stored'] })
  const query: Record<string, unknown> = {}
  for (const [name, text] of given) {
    const field = Object.hasOwn(list.def.shape, name) ? list.def.shape[name] : undefined
    if (field === undefined) continue
    if (Object.hasOwn(query, name)) throw new HttpError(422, { search: [`${name} stands in it twice`] })
    const value = z.safeDecode(field as z.ZodMiniType, text as never)
    if (!value.success) throw new HttpError(422, { search: [`${name}: ${value.error.issues[0]?.message ?? 'makes no sense'}`] })
    query[name] = value.data
  }
  return writeQuery(list, query as never).toString()
}
