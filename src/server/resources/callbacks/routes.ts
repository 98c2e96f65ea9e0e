/** Callers to be called back. */
import {
  assignCallback,
  type Callback,
  closeCallback,
  countCallbacks,
  getCallback,
  getCallbackFigures,
  listCallbacks,
  reopenCallback,
  snoozeCallback,
  takeNextCallback,
} from '#contract/dashboard/callbacks.ts'
import type { Queries } from '../../db/connect.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { pageOf } from '../../http/pages.ts'
import { type Accepted, type Route, route } from '../../http/route.ts'
import { resolvePeriod } from '../cdrs/period.ts'
import { answering, soundLink } from '../cdrs/routes.ts'
import { toCall } from '../cdrs/wire.ts'
import { type Acting, assignCase, closeCase, reopenCase, snoozeCase, takeNext } from './acts.ts'
import { type CaseRow, toCallback } from './case-row.ts'
import { callbackFigures } from './figures.ts'
import { actsOfCase, callsOfCase, caseCounts, casePage, findCase } from './store.ts'

const PER_PAGE = 50

export function callbackRoutes(deps: Deps): Route[] {
  const { db, clock, zone } = deps
  return [
    route(listCallbacks, async (request) => {
      const { query, person } = request
      const limit = query.per_page ?? PER_PAGE
      const place = { offset: ((query.page ?? 1) - 1) * limit, limit }
      const { total, rows } = await casePage(db, query, place, { now: clock.now(), me: person.user_id })
      return pageOf(request, { total, rows: rows.map(toCallback) }, limit)
    }),
    route(countCallbacks, async ({ person }) => ({ data: await caseCounts(db, { now: clock.now(), me: person.user_id }) })),
    route(getCallbackFigures, async ({ query }) => {
      const now = clock.now()
      return { data: await answering(async () => callbackFigures(db, resolvePeriod(query, zone, now), now)) }
    }),
    route(takeNextCallback, async ({ person }) => {
      const { user_id } = person
      if (user_id === null) throw new HttpError(422, { user_id: ['This token belongs to no user: nobody to give a case to.'] })
      const row = await db.transaction((tx) => takeNext(tx, { ...person, user_id }, clock.now()))
      if (row === undefined) throw new HttpError(404, 'No open case is without somebody.')
      return { data: toCallback(row) }
    }),
    route(getCallback, async (request) => {
      const { id } = request.params
      const row = await findCase(db, id, clock.now())
      if (row === undefined) throw new HttpError(404, `There is no case ${id}.`)
      const link = soundLink(deps, request)
      const calls = await callsOfCase(db, row)
      return { data: { ...toCallback(row), calls: calls.map((call) => toCall(call, link)), acts: await actsOfCase(db, id) } }
    }),
    route(assignCallback, (request) => acted(deps, request, (tx, acting) => assignCase(tx, acting, request.body.user_id))),
    route(snoozeCallback, (request) => {
      const { until } = request.body
      const instant = until === null ? null : Date.parse(until.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
      return acted(deps, request, (tx, acting) => snoozeCase(tx, acting, instant))
    }),
    route(closeCallback, (request) =>
      acted(deps, request, (tx, acting) => closeCase(tx, acting, request.body.reason, request.body.note || null)),
    ),
    route(reopenCallback, (request) => acted(deps, request, reopenCase)),
  ]
}

/** Does an act in a transaction, and answers with the case as it is then. */
async function acted(
  { db, clock }: Deps,
  { params, body, person }: Accepted<typeof reopenCallback>,
  work: (tx: Queries, acting: Acting) => Promise<CaseRow>,
): Promise<{ data: Callback }> {
  const acting = { id: params.id, version: body.version, person, now: clock.now() }
  return { data: toCallback(await db.transaction((tx) => work(tx, acting))) }
}
