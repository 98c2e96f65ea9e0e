/** How complete the account is here, and the brakes of its mirror. */
import { getSync, listSetAside, pauseSync, resumeSync } from '#contract/dashboard/sync.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { recordChange } from '../../account/record.ts'
import type { Deps } from '../../deps.ts'
import { HttpError } from '../../http/errors.ts'
import { pageOf } from '../../http/pages.ts'
import { type Person, type Route, route } from '../../http/route.ts'
import { announceChange } from '../../live/live.ts'
import { readSetAside } from '../../mirror/set-aside.ts'
import { readState, writeState } from '../../mirror/state.ts'
import { readSync } from '../../mirror/status.ts'

const PER_PAGE = 20

export function syncRoutes(deps: Deps): Route[] {
  const { db, clock } = deps
  const now = async () => ({ data: await readSync(db, deps.kind === 'hipcall', clock.now()) })
  return [
    route(getSync, now),
    route(pauseSync, async ({ person }) => {
      await setPaused(deps, person, true)
      return now()
    }),
    route(resumeSync, async ({ person }) => {
      await setPaused(deps, person, false)
      return now()
    }),
    route(listSetAside, async (request) => {
      const perPage = request.query.per_page ?? PER_PAGE
      return pageOf(request, await readSetAside(db, request.query.page ?? 1, perPage), perPage)
    }),
  ]
}

/** What is so already is left as it is, without an audit row. Throws a 409 where there is no mirror. */
async function setPaused({ db, clock, kind }: Deps, person: Person, paused: boolean): Promise<void> {
  if (kind !== 'hipcall') throw new HttpError(409, 'This account is not a mirror: there is nothing to pause.')
  const at = clock.now()
  await db.transaction(async (tx) => {
    const before = (await readState(tx)).paused
    await writeState(tx, paused ? { paused: before ?? { at, by: person.name } } : { paused: null, resumed_at: at })
    if ((before !== null) === paused) return
    await recordChange(tx, person, formatTimestamp(at), {
      action: paused ? 'sync.pause' : 'sync.resume',
      target: { type: 'sync', id: 0 },
      before: null,
      after: null,
    })
    await announceChange(tx, 'sync')
  })
}
