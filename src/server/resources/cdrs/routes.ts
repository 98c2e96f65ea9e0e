import { type CdrListQuery, listCdrs, retrieveCdr } from '#contract/hipcall/cdrs.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { DOCUMENTED_PER_PAGE, uncountedPageOf } from '../../http/pages.ts'
import { type Accepted, type Route, route } from '../../http/route.ts'
import { datesOf } from '../../mirror/details.ts'
import { answeringUpstream } from '../../upstream/as-http-error.ts'
import { PeriodError } from './period.ts'
import { type CdrRow, placeOf, readFlow } from './row.ts'
import { CursorError, callPage, findCall } from './store.ts'
import { type SoundLink, toCdr, toCdrDetail } from './wire.ts'

export function cdrRoutes(deps: Deps): Route[] {
  const { db, clock, zone } = deps
  return [
    route(listCdrs, async (request) => {
      const perPage = request.query.per_page ?? DOCUMENTED_PER_PAGE
      const { rows, next } = await answering(() => callPage(db, request.query, perPage, { zone, now: clock.now(), signal: request.signal }))
      const link = soundLink(deps, request)
      return uncountedPageOf(request, { rows: rows.map((row) => toCdr(row, link)), next }, perPage, usesAdditions(request.query))
    }),
    route(retrieveCdr, async (request) => {
      const { yyyy, mm, dd, uuid } = request.params
      const date = dateOf(yyyy, mm, dd)
      const held = await findCall(db, uuid, date, zone)
      const row = isEnough(held, request.query.flow) ? held : await fetched(deps, uuid, date, held)
      if (row === undefined) throw new HttpError(404, `No call ${uuid} started on this date.`)
      return { data: toCdrDetail(row, row.flow_known ? await readFlow(db, uuid) : [], soundLink(deps, request)) }
    }),
  ]
}

/** True where what is held answers the request: with the steps, unless it asks for what is held. */
function isEnough(held: CdrRow | undefined, flow: 'held' | undefined): boolean {
  return held !== undefined && (held.flow_known || flow === 'held')
}

/** The call after it was asked for at the account, where there is one behind this server. */
async function fetched({ db, zone, fetchCall }: Deps, uuid: string, date: string, held: CdrRow | undefined): Promise<CdrRow | undefined> {
  if (fetchCall === null) return held
  // Of a call that is not held our address may have the date in either zone, and the account's the other.
  const dates = held === undefined ? [date, daysAfter(date, 1), daysAfter(date, -1)] : [...datesOf(placeOf(held).started, zone)]
  const fetched = await answeringUpstream(() => fetchCall(uuid, dates))
  if (held === undefined && fetched?.call === null) throw new HttpError(502, 'What Hipcall says of this call cannot be read.')
  return findCall(db, uuid, date, zone)
}

const daysAfter = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The documented answer has no cursor: it comes with our parameters only. */
function usesAdditions({ after, per_page }: CdrListQuery): boolean {
  return after !== undefined || per_page !== undefined
}

/** `2023-03-31`; throws a 422 where the calendar has no such date. */
function dateOf(year: number, month: number, day: number): string {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const real = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.getUTCDate() !== day) throw new HttpError(422, { dd: [`There is no date ${date}.`] })
  return date
}

/** Links to sounds on the server the client asked; an imported call without an account behind it keeps the address it came with. */
export function soundLink(
  { recordings, clock, fetchCall }: Pick<Deps, 'recordings' | 'clock' | 'fetchCall'>,
  { address }: Pick<Accepted<never>, 'address'>,
): SoundLink {
  const now = clock.now()
  return (kind, uuid, given) => (fetchCall === null && given !== null ? given : new URL(recordings.link(kind, uuid, now), address).href)
}

/** Does what may fail for a parameter that makes no sense, and says so as a 422. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PeriodError) throw new HttpError(422, { [error.field]: [error.message] })
    if (error instanceof CursorError) throw new HttpError(422, { after: [error.message] })
    throw error
  }
}
