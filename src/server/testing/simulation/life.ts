/** An account, a mirror of it, and what they live through together. */
import { sql } from 'drizzle-orm'
import { inject } from 'vitest'
import type { Db } from '#server/db/connect.ts'
import { randomOf } from '#server/demo/random.ts'
import { writeState } from '#server/mirror/state.ts'
import { findPostgres } from '../find-postgres.ts'
import { createVirtualTime } from '../virtual-time.ts'
import { type AccountOptions, simulatedAccount } from './account.ts'
import { accountCalls } from './calls.ts'
import { differences, openSomeCall, type Persons, startProcess, type World } from './run.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** When the mirror begins, in milliseconds since 1970. */
export const START = Date.parse('2026-03-10T09:00:00Z')

interface Lived extends Partial<AccountOptions> {
  seed: string
  /** Days before and after the mirror begins, and calls of each. */
  history: number
  live: number
  perDay: number
}

/** Days begin at midnight; the mirror in the middle of one. */
export function callsOf({ seed, history, live, perDay }: Pick<Lived, 'seed' | 'history' | 'live' | 'perDay'>) {
  return { from: Math.floor(START / DAY - history) * DAY, days: Math.ceil(history + live + 1), perDay, seed, until: START + live * DAY }
}

export function worldOf(db: Db, { seed, history, live, perDay, ...options }: Lived): World {
  const time = createVirtualTime(START)
  const calls = accountCalls(callsOf({ seed, history, live, perDay }))
  return { db, time, account: simulatedAccount(time, { calls, limit: 30, window: 'fixed', seed, ...options }), seed }
}

/** Calls that are missing, that are otherwise than the account has them, and that it has not; `but` those that cannot be read. */
export async function unequal(world: World, but: ReadonlySet<string> = new Set()) {
  const { missing, other } = await differences(world, but)
  const listed = new Set(world.account.listed().map(({ cdr }) => cdr.uuid))
  const held = await world.db.rows<{ uuid: string }>(sql`select uuid::text as uuid from cdrs`)
  return { missing, other, extra: held.filter(({ uuid }) => !listed.has(uuid)) }
}

export const EQUAL = { missing: [], other: [], extra: [] }

/**
 * Lives through it: persons open calls, the process is killed now and then, and in the end nothing happens for a while, in which
 * everything is looked through.
 */
export async function liveThrough(world: World, live: number, quiet: number, everyHours: number): Promise<Persons> {
  const { time, account } = world
  const random = randomOf(`${world.seed} life`)
  const persons: Persons = { waited: [], failed: 0 }
  const opened: Promise<void>[] = []
  let running = startProcess(world)
  let killAt = START + random.next() * everyHours * HOUR
  const end = START + live * DAY
  for (let at = START; at < end; at += 17 * MINUTE) {
    await time.run(at)
    opened.push(openSomeCall(world, running, persons))
    if (at < killAt) continue
    running.kill()
    await time.run(at + 1_000 * random.int(1, 120))
    running = startProcess(world)
    killAt = at + random.next() * 2 * everyHours * HOUR
  }
  account.calm()
  // It looks through everything every other day; once more from here.
  running.kill()
  await time.run(end + 2 * MINUTE)
  await writeState(world.db, { looked_through_at: null, looking_since: null, looking_at: null })
  running = startProcess(world)
  await time.run(end + quiet)
  const stopped = running.stop()
  await time.run(time.now() + MINUTE)
  await stopped
  await Promise.all(opened)
  return persons
}

/** What does not depend on the database is tested on one: on PostgreSQL where there is one, else on PGlite. */
export const isFirst = () => 'server' in inject('databaseTemplate') || findPostgres() === undefined
