import { type CallAddress, countCalls, getCallContext, listCalls } from '#contract/dashboard/calls.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { wireTime } from '../../db/wire-time.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { DOCUMENTED_PER_PAGE, uncountedPageOf } from '../../http/pages.ts'
import { type Route, route } from '../../http/route.ts'
import { waitingCaseOf } from '../callbacks/store.ts'
import type { Place } from '../cdrs/order.ts'
import { coveredPeriod } from '../cdrs/period.ts'
import { answering, soundLink } from '../cdrs/routes.ts'
import { readCalls } from '../cdrs/row.ts'
import { callCount, callPage, neighbours } from '../cdrs/store.ts'
import { toCall } from '../cdrs/wire.ts'
import { historyOf, outsideOf } from './store.ts'

export function callRoutes(deps: Deps): Route[] {
  const { db, clock, zone } = deps
  const reading = ({ signal }: { signal: AbortSignal }) => ({ zone, now: clock.now(), signal })
  return [
    route(listCalls, async (request) => {
      const perPage = request.query.per_page ?? DOCUMENTED_PER_PAGE
      const { rows, next, range } = await answering(() => callPage(db, request.query, perPage, reading(request)))
      const link = soundLink(deps, request)
      const calls = rows.map((row) => toCall(row, link))
      return { ...uncountedPageOf(request, { rows: calls, next }, perPage, true), period: coveredPeriod(range) }
    }),
    route(countCalls, async (request) => {
      const { total, range } = await answering(() => callCount(db, request.query, reading(request)))
      return { data: { total, period: coveredPeriod(range) } }
    }),
    route(getCallContext, async (request) => {
      const [row] = await readCalls(db, [request.params.uuid])
      if (row === undefined) throw new HttpError(404, `There is no call ${request.params.uuid}.`)
      const link = soundLink(deps, request)
      const { newer, older } = await answering(() => neighbours(db, request.query, row, reading(request)))
      const outside = outsideOf(row)
      const history = outside === undefined ? undefined : await historyOf(db, outside.phone, row.uuid)
      const waiting = outside === undefined ? undefined : await waitingCaseOf(db, outside.phone, clock.now())
      return {
        data: {
          call: toCall(row, link),
          newer: addressOf(newer),
          older: addressOf(older),
          number: outside?.number ?? null,
          callback: waiting === undefined ? null : { id: waiting.id, assigned_to: waiting.assigned_to },
          history: {
            total: history?.total ?? 0,
            first_started_at: wireTime(history?.first_started_at ?? null),
            missed: history?.missed ?? 0,
            calls: (history?.rows ?? []).map((other) => toCall(other, link)),
          },
        },
      }
    }),
  ]
}

function addressOf(place: Place | undefined): CallAddress | null {
  return place === undefined ? null : { uuid: place.uuid, started_at: formatTimestamp(place.started) }
}
