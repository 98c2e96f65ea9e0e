import { getTaskLinks } from '#contract/dashboard/tasks.ts'
import { createTask, listTasks, retrieveTask } from '#contract/hipcall/tasks.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { repeatableOf } from '../../http/idempotency.ts'
import { countedPage } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { findTask, taskPage } from './store.ts'
import { taskLinks } from './task-links.ts'

export function taskRoutes({ db, clock, zone, account }: Deps): Route[] {
  const orMissing = <T>(found: T | undefined, id: number) => {
    if (found === undefined) throw new HttpError(404, `There is no task ${id}.`)
    return { data: found }
  }
  return [
    route(listTasks, (request) => countedPage(request, (place) => taskPage(db, request.query, place, { zone, now: clock.now() }))),
    route(retrieveTask, async ({ params }) => orMissing(await findTask(db, params.id), params.id)),
    route(createTask, async (request) => ({
      data: await account.createTask(request.body, { person: request.person, repeatable: repeatableOf(createTask, request) }),
    })),
    route(getTaskLinks, async ({ params }) => orMissing(await taskLinks(db, params.id), params.id)),
  ]
}
