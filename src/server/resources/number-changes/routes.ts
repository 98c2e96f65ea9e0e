/** Changing the default number of many users. */
import {
  createNumberChange,
  getNumberChange,
  listNumberChanges,
  NumberChange,
  previewNumberChange,
  resumeNumberChange,
  undoNumberChange,
} from '#contract/dashboard/number-changes.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { refuseUnlessOfHipcall } from '../../account/forward.ts'
import type { Queries } from '../../db/connect.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { once, repeatableOf } from '../../http/idempotency.ts'
import { pageOf } from '../../http/pages.ts'
import { type Accepted, type Route, route } from '../../http/route.ts'
import { createJob, resumeJob, undoJob } from './ask.ts'
import type { Hold } from './hold.ts'
import { previewChange } from './preview.ts'
import { findJob, jobDetail, listJobs } from './store.ts'

const PER_PAGE = 20

export function numberChangeRoutes(deps: Deps): Route[] {
  const { db, clock } = deps
  return [
    route(previewNumberChange, async ({ body }) => ({ data: await previewChange(db, body) })),
    route(createNumberChange, (request) =>
      asked(deps, createNumberChange, request, async (tx, now) => {
        const hold = await createJob(tx, request.body, request.person, now)
        return { id: hold.id, hold }
      }),
    ),
    route(listNumberChanges, async (request) => {
      const perPage = request.query.per_page ?? PER_PAGE
      return pageOf(request, await listJobs(db, request.query.page ?? 1, perPage, clock.now()), perPage)
    }),
    route(getNumberChange, async ({ params }) => {
      const job = await jobDetail(db, params.id, clock.now())
      if (job === undefined) throw new HttpError(404, `There is no change ${params.id}.`)
      return { data: job }
    }),
    route(resumeNumberChange, (request) =>
      asked(deps, resumeNumberChange, request, async (tx, now) => ({
        id: request.params.id,
        hold: await resumeJob(tx, request.params.id, request.body ?? {}, now),
      })),
    ),
    route(undoNumberChange, (request) =>
      asked(deps, undoNumberChange, request, async (tx, now) => {
        const hold = await undoJob(tx, request.params.id, request.person, now)
        return { id: hold.id, hold }
      }),
    ),
  ]
}

/** Stores what was asked, once, then lets the run begin; answers with the job as it was stored. */
async function asked<E extends Endpoint>(
  { db, clock, account, numberChanges }: Deps,
  endpoint: E,
  request: Accepted<E>,
  work: (tx: Queries, now: number) => Promise<{ id: number; hold: Hold | undefined }>,
): Promise<{ data: NumberChange }> {
  // The rows are sent in the operator's name: whoever asks for that must be known at Hipcall.
  if (account.forwards) refuseUnlessOfHipcall(request.person)
  const now = clock.now()
  const repeatable = repeatableOf(endpoint, request)
  const begun: Hold[] = []
  const data = await db.transaction((tx) =>
    once(tx, repeatable, now, NumberChange, async () => {
      const { id, hold } = await work(tx, now)
      if (hold !== undefined) begun.push(hold)
      const job = await findJob(tx, id, now)
      if (job === undefined) throw new Error('the job that was stored is not there')
      return job
    }),
  )
  for (const hold of begun) numberChanges.start(hold, request.person)
  return { data }
}
