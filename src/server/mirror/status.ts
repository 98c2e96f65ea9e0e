/** What is said of the mirror: written down by the process that mirrors, read by all. */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { type Sync, SyncError, SyncRequests, type SyncState } from '#contract/dashboard/sync.ts'
import { formatTimestamp, Timestamp } from '#contract/wire.ts'
import type { Queries } from '../db/connect.ts'
import { readCovered } from './covered.ts'
import type { MirrorNow } from './mirror.ts'
import { type MirrorState, readState } from './state.ts'

const KEY = 'mirror.status'
/** Milliseconds after which what was written down is too old to be believed: nobody mirrors. */
const BELIEVED = 45_000

const Written = z.object({
  at: z.number(),
  state: z.enum(['filling', 'current', 'paused', 'failing', 'refused']),
  requests: SyncRequests,
  last_contact_at: z.nullable(Timestamp),
  last_error: z.nullable(SyncError),
  total: z.nullable(z.number()),
})
type Written = z.infer<typeof Written>

/** Writes down what is going on. `now`: milliseconds since 1970. */
export async function writeStatus(db: Queries, mirror: MirrorNow, requests: SyncRequests, now: number): Promise<void> {
  const written: Written = {
    at: now,
    state: mirror.state,
    requests,
    last_contact_at: mirror.lastContactAt === null ? null : formatTimestamp(mirror.lastContactAt),
    last_error:
      mirror.lastError === null
        ? null
        : { at: formatTimestamp(mirror.lastError.at), message: mirror.lastError.message, status: mirror.lastError.status },
    total: mirror.total,
  }
  await db.rows(sql`insert into settings (key, value) values (${KEY}, ${JSON.stringify(written)}::jsonb)
    on conflict (key) do update set value = excluded.value`)
}

/** How complete the account is. `mirrored`: false where this server's store is the account itself. */
export async function readSync(db: Queries, mirrored: boolean, now: number): Promise<Sync> {
  const held = await countedLately(db, now)
  if (!mirrored) return { ...OWN, ...held, covered: [{ from: null, to: formatTimestamp(now) }] }
  const [covered, state, written] = [await readCovered(db), await readState(db), await readWritten(db)]
  const text = (at: number | null) => (at === null ? null : formatTimestamp(at))
  const believed = written !== undefined && now - written.at < BELIEVED ? written : undefined
  const whole = covered[0]?.from === Number.NEGATIVE_INFINITY
  const told = stateOf(believed, state, whole)
  return {
    ...held,
    state: told,
    // An account whose clock is ahead covers no future.
    covered: covered.map(({ from, to }) => ({
      from: Number.isFinite(from) ? formatTimestamp(from) : null,
      to: formatTimestamp(Math.min(to, now)),
    })),
    requests: believed?.requests ?? null,
    found: state.found,
    last_contact_at: written?.last_contact_at ?? null,
    looked_through_at: text(state.looked_through_at),
    directory_at: text(state.directory_at),
    last_error: written?.last_error ?? null,
    ...estimate(told, believed, { calls: held.calls, missing: held.calls - held.details.held, whole }),
    paused: state.paused === null ? null : { at: formatTimestamp(state.paused.at), by: state.paused.by },
  }
}

/** What an admin asked for counts at once, also before the process that mirrors has heard of it. */
function stateOf(written: Written | undefined, { paused, resumed_at }: MirrorState, whole: boolean): SyncState {
  if (paused !== null) return written?.state === 'refused' ? 'refused' : 'paused'
  if (written === undefined) return 'waiting'
  if (written.state === 'paused' || (resumed_at !== null && resumed_at > written.at)) return whole ? 'current' : 'filling'
  return written.state
}

type Counted = Pick<Sync, 'calls' | 'details' | 'set_aside'>

/** Milliseconds for which counts are believed: many screens ask, and a count of a million calls takes its time. */
const COUNTED = 5_000
const counts = new WeakMap<object, { at: number; counted: Promise<Counted> }>()

function countedLately(db: Queries, now: number): Promise<Counted> {
  const known = counts.get(db.source)
  if (known !== undefined && Math.abs(now - known.at) < COUNTED) return known.counted
  const counted = countHeld(db)
  counts.set(db.source, { at: now, counted })
  counted.catch(() => counts.delete(db.source))
  return counted
}

async function countHeld(db: Queries): Promise<Counted> {
  const [counted] = await db.rows<{ calls: number; missing: number; missed: number; missed_missing: number; set_aside: number }>(sql`
    select (select coalesce(sum(calls), 0)::int from cdr_days) as calls, missing, missed_missing,
      (select count(*)::int from cdrs where kind_id = any(array(select id from cdr_kinds where missing_call))) as missed,
      (select count(*)::int from mirror_set_aside) as set_aside
    from (select count(*)::int as missing, count(*) filter (where missing_call)::int as missed_missing from cdrs where not flow_known) as flowless`)
  const { calls = 0, missing = 0, missed = 0, missed_missing = 0, set_aside = 0 } = counted ?? {}
  return { calls, details: { held: calls - missing, missed, missed_held: missed - missed_missing }, set_aside }
}

const OWN = {
  state: 'own',
  requests: null,
  found: { late: 0, changed: 0, removed: 0 },
  last_contact_at: null,
  looked_through_at: null,
  directory_at: null,
  last_error: null,
  history_in: null,
  details_in: null,
  paused: null,
} as const satisfies Partial<Sync>

/** Calls of a page, and the share of the limit that history gets when nothing else is to be done. */
const PER_PAGE = 10
const SHARE = 0.8

function estimate(
  state: SyncState,
  written: Written | undefined,
  held: { calls: number; missing: number; whole: boolean },
): Pick<Sync, 'history_in' | 'details_in'> {
  if (written === undefined || (state !== 'filling' && state !== 'current')) return { history_in: null, details_in: null }
  const each = 60 / (written.requests.limit * SHARE)
  const left = held.whole ? 0 : written.total === null ? null : Math.max(written.total - held.calls, PER_PAGE)
  if (left === null) return { history_in: null, details_in: null }
  const history = (left / PER_PAGE) * each
  return { history_in: Math.round(history), details_in: Math.round(history + (held.missing + left) * each) }
}

async function readWritten(db: Queries): Promise<Written | undefined> {
  const [row] = await db.rows<{ value: unknown }>(sql`select value from settings where key = ${KEY}`)
  return z.safeParse(Written, row?.value).data
}
