/**
 * What happens to the data of a database, told to whoever listens. With PGlite that is a matter of this process; processes on one
 * PostgreSQL server tell each other, and themselves, by NOTIFY.
 */
import { sql } from 'drizzle-orm'
import type { Changing } from '#contract/dashboard/events.ts'
import type { Db, Queries } from '../db/connect.ts'
import { wireTime } from '../db/wire-time.ts'
import { createEmitter, type Emitter, type LiveEvent } from './emitter.ts'

const CHANNEL = 'santral_events'
/** Calls at once that are told one by one. */
const ONE_BY_ONE = 20

const emitters = new WeakMap<object, Emitter>()
const hearing = new WeakMap<object, Promise<void>>()

/** The emitter of this database, in this process. */
export function emitterOf(db: Queries): Emitter {
  const emitter = emitters.get(db.source) ?? createEmitter()
  emitters.set(db.source, emitter)
  return emitter
}

/** Hears what other processes tell, from the first listener on. Resolves when it does. */
export function hearOthers(db: Db): Promise<void> {
  const { listen } = db
  if (listen === undefined) return Promise.resolve()
  const emitter = emitterOf(db)
  const heard =
    hearing.get(db.source) ??
    listen(CHANNEL, {
      heard: (payload) => emitter.tell(JSON.parse(payload) as LiveEvent),
      again: () => emitter.reset(),
    })
  hearing.set(db.source, heard)
  // The next listener tries again.
  heard.catch(() => hearing.delete(db.source))
  return heard
}

/**
 * Belongs in the transaction of the change: PostgreSQL tells it when that ends well. In this process it is told at once, and who asks
 * then waits for the end of the transaction, as everybody does.
 */
async function announce(tx: Queries, events: readonly LiveEvent[]): Promise<void> {
  if (tx.kind === 'embedded') for (const event of events) emitterOf(tx).tell(event)
  else for (const event of events) await tx.rows(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`)
}

/** Says that something of these resources is another now. */
export function announceChange(tx: Queries, ...resources: Changing[]): Promise<void> {
  return announce(tx, [{ event: 'changed', data: { resources } }])
}

/** Says that these calls were stored; `started_at` as the driver gives it. */
export function announceCalls(tx: Queries, calls: readonly { uuid: string; started_at: string }[]): Promise<void> {
  if (calls.length === 0) return Promise.resolve()
  if (calls.length > ONE_BY_ONE) return announceChange(tx, 'calls', 'callbacks')
  const each = calls.map(({ uuid, started_at }): LiveEvent => ({ event: 'call', data: { uuid, started_at: wireTime(started_at) } }))
  return announce(tx, [...each, { event: 'changed', data: { resources: ['callbacks'] } }])
}
