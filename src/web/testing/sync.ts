/** The state of a mirror as a screen gets it, put between app and server: the test server is an account of its own. */
import type { Fetch } from '#contract/client.ts'
import type { Sync } from '#contract/dashboard/sync.ts'
import { formatTimestamp } from '#contract/wire.ts'

/** A mirror that is being filled: complete from noon of 28 March 2026 (UTC) to `now`. */
export function filling(now: number, more: Partial<Sync> = {}): Sync {
  return {
    state: 'filling',
    covered: [{ from: '2026-03-28T12:00:00+0000', to: formatTimestamp(now) }],
    calls: 27_412,
    details: { held: 27_100, missed: 3_000, missed_held: 2_990 },
    set_aside: 0,
    requests: { last_minute: 28, limit: 30, waiting: 4 },
    found: { late: 12, changed: 3, removed: 1 },
    last_contact_at: formatTimestamp(now - 12_000),
    looked_through_at: formatTimestamp(now - 3 * 3_600_000),
    directory_at: formatTimestamp(now - 600_000),
    last_error: null,
    history_in: 10_800,
    details_in: 660,
    paused: null,
    ...more,
  }
}

/** Answers `GET …/sync` with what `state` gives now, and sends everything else on. */
export function withSync(state: () => Sync | Response, further?: (request: Request, next: Fetch) => Promise<Response>) {
  return (request: Request, next: Fetch): Promise<Response> => {
    if (request.method === 'GET' && new URL(request.url).pathname.endsWith('/sync')) {
      const told = state()
      return Promise.resolve(told instanceof Response ? told : Response.json({ data: told }))
    }
    return further === undefined ? next(request) : further(request, next)
  }
}
