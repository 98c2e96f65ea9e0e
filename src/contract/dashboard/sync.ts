/** What of the account is held here: how complete it is, how it is being completed, and the brakes an admin has. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { PageNumber, PerPage } from '../query.ts'
import { Id, page, single, Timestamp } from '../wire.ts'

/** A stretch of time of which every listed call is held; `from` null: from the account's first call on. */
export const CoveredStretch = z.object({ from: z.nullable(Timestamp), to: Timestamp })
export type CoveredStretch = z.infer<typeof CoveredStretch>

/**
 * `own`: the account is this server's own store. Of a mirror: `filling` while history is missing, `current` when there is none left;
 * `paused` by an admin; `refused` when Hipcall does not take the token any more (nothing is asked until that is mended); `failing` while
 * it does not answer as it should, and is asked again and again; `waiting` when no process has begun yet.
 */
export const SYNC_STATES = ['own', 'waiting', 'filling', 'current', 'paused', 'failing', 'refused'] as const
export type SyncState = (typeof SYNC_STATES)[number]

/** Why the last request failed. `status` is null where no answer came. */
export const SyncError = z.object({ at: Timestamp, message: z.string(), status: z.nullable(z.int()) })
export type SyncError = z.infer<typeof SyncError>

/** Requests of the account's own token: sent in the last 60 seconds, of how many allowed, how many wait, who asks for those. */
export const SyncRequests = z.object({ last_minute: z.int(), limit: z.int(), waiting: z.int() })
export type SyncRequests = z.infer<typeof SyncRequests>

/** What looking again at what was held already has found since the mirror began: calls that came late, changed, or are gone upstream. */
export const SyncFound = z.object({ late: z.int(), changed: z.int(), removed: z.int() })
export type SyncFound = z.infer<typeof SyncFound>

export const Sync = z.object({
  state: z.enum(SYNC_STATES),
  /** Newest first. One stretch with `from` null is a whole account. */
  covered: z.array(CoveredStretch),
  /** Calls held, and of how many the call_flow is held; `missed` the same of missed calls. */
  calls: z.int(),
  details: z.object({ held: z.int(), missed: z.int(), missed_held: z.int() }),
  /** Records that could not be read, kept with their raw text. */
  set_aside: z.int(),
  requests: z.nullable(SyncRequests),
  found: SyncFound,
  /** The last answer from Hipcall, and the last time all that is held was looked through again. */
  last_contact_at: z.nullable(Timestamp),
  looked_through_at: z.nullable(Timestamp),
  directory_at: z.nullable(Timestamp),
  last_error: z.nullable(SyncError),
  /** Seconds until history is there, and until the call_flow of all of it is; null where that cannot be said yet. */
  history_in: z.nullable(z.int()),
  details_in: z.nullable(z.int()),
  paused: z.nullable(z.object({ at: Timestamp, by: z.string() })),
})
export type Sync = z.infer<typeof Sync>

const asked = { group: 'Account', addition: true, params: z.object({}), query: z.object({}), status: 200 } as const

export const getSync = endpoint({
  ...asked,
  name: 'getSync',
  method: 'GET',
  path: `${DASHBOARD}/sync`,
  summary: 'How complete the account is here: stretches of time, call flows, requests used, errors, estimates',
  right: 'read',
  body: z.undefined(),
  answer: single(Sync),
})

export const pauseSync = endpoint({
  ...asked,
  name: 'pauseSync',
  method: 'POST',
  path: `${DASHBOARD}/sync/pause`,
  summary: 'Stop mirroring until it is resumed; people are served as before',
  right: 'account.manage',
  body: z.undefined(),
  answer: single(Sync),
  errors: { 403: 'only an admin pauses', 409: 'this account is not a mirror' },
})

export const resumeSync = endpoint({
  ...asked,
  name: 'resumeSync',
  method: 'POST',
  path: `${DASHBOARD}/sync/resume`,
  summary: 'Go on mirroring',
  right: 'account.manage',
  body: z.undefined(),
  answer: single(Sync),
  errors: { 403: 'only an admin resumes', 409: 'this account is not a mirror' },
})

/** A record of Hipcall's that could not be read: what it is, why, and its raw text. `times`: how often it was met. */
export const SetAside = z.object({
  id: Id,
  resource: z.string(),
  reason: z.string(),
  raw: z.string(),
  times: z.int(),
  first_at: Timestamp,
  last_at: Timestamp,
})
export type SetAside = z.infer<typeof SetAside>

export const listSetAside = endpoint({
  ...asked,
  name: 'listSetAside',
  method: 'GET',
  path: `${DASHBOARD}/sync/set-aside`,
  summary: 'Records that could not be read, newest first, with their raw text',
  right: 'account.manage',
  query: z.object({ page: PageNumber, per_page: PerPage }),
  body: z.undefined(),
  answer: page(SetAside),
  errors: { 403: 'only an admin reads them', 422: 'a parameter makes no sense' },
})
