/** Works on changes of many default numbers in the background, and takes up those that a stopped server left. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Role } from '#contract/dashboard/roles.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { Account } from '../../account/account.ts'
import type { Clock } from '../../clock.ts'
import type { Db } from '../../db/connect.ts'
import type { Person } from '../../http/route.ts'
import type { Logger } from '../../log.ts'
import { changeRow } from './change-row.ts'
import { HELD_FOR, type Hold, letGo, renew, takeHold } from './hold.ts'

const CHUNK = 25

export interface NumberChangeRunner {
  /** Works on a job that the caller holds, in the background. */
  start(hold: Hold, person: Person): void
  /** Takes up the jobs that no run holds; in a database of our own alone, all that are not finished. */
  takeUp(): Promise<void>
  /** Resolves when no run works any more. */
  idle(): Promise<void>
  /** Ends the runs after the row they are at; the rest is taken up at the next start. */
  stop(): Promise<void>
}

interface Parts {
  db: Db
  clock: Clock
  account: Account
  log: Logger
}

/** Tries the waiting rows in their order; true when none is left, false when it was told to stop or lost the job. */
async function workOn(parts: Parts, hold: Hold, person: Person, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = parts
  for (;;) {
    if (!(await renew(db, hold, clock.now()))) return false
    const rows = await db.rows<{ position: number }>(sql`
      select position from number_change_rows where change_id = ${hold.id} and state = 'waiting' order by position limit ${CHUNK}`)
    if (rows.length === 0) return true
    for (const { position } of rows) {
      if (signal.aborted) return false
      await changeRow(parts, { id: hold.id, position }, person, signal)
      await setImmediate()
    }
  }
}

/** Renews the hold while rows wait for somebody else's answer, and ends the work where it was lost. Gives the end of that. */
function keepHold({ db, clock }: Parts, hold: Hold, lost: AbortController): () => void {
  const beat = async () => {
    if (!(await renew(db, hold, clock.now()))) lost.abort()
  }
  // What the database does not do now, it may do the next time; and if not, the hold is lost by itself.
  const timer = setInterval(() => void beat().catch(() => undefined), HELD_FOR / 3).unref()
  return () => clearInterval(timer)
}

async function unheld({ db, clock }: Parts): Promise<{ id: number; person: Person }[]> {
  const free =
    db.kind === 'embedded' ? sql`true` : sql`(held_until is null or held_until < ${new Date(clock.now()).toISOString()}::timestamptz)`
  const rows = await db.rows<{ id: number; by_user_id: number | null; by_name: string; by_role: Role }>(sql`
    select id, by_user_id, by_name, by_role from number_changes where finished_at is null and ${free} order by id`)
  return rows.map((row) => ({ id: row.id, person: { user_id: row.by_user_id, name: row.by_name, role: row.by_role, token_id: null } }))
}

/** A runner over this database and account; one for each process. */
export function numberChangeRunner(parts: Parts): NumberChangeRunner {
  const { db, clock, log } = parts
  const runs = new Set<Promise<void>>()
  const working = new Set<number>()
  const stopping = new AbortController()
  async function run(hold: Hold, person: Person): Promise<void> {
    const lost = new AbortController()
    const release = keepHold(parts, hold, lost)
    try {
      const complete = await workOn(parts, hold, person, AbortSignal.any([stopping.signal, lost.signal]))
      await letGo(db, hold, complete ? formatTimestamp(clock.now()) : null)
    } catch (error) {
      log.error({ err: error, number_change: hold.id }, 'a change of default numbers stopped in the middle; it can be resumed')
    } finally {
      release()
      working.delete(hold.id)
    }
  }
  function start(hold: Hold, person: Person): void {
    working.add(hold.id)
    const started = run(hold, person)
    runs.add(started)
    void started.finally(() => runs.delete(started))
  }
  async function takeUpNow(): Promise<void> {
    for (const { id, person } of await unheld(parts)) {
      if (working.has(id) || stopping.signal.aborted) continue
      start(await takeHold(db, id, clock.now()), person)
    }
  }
  const idle = async () => {
    while (runs.size > 0) await Promise.all(runs)
  }
  let later: NodeJS.Timeout | undefined
  return {
    start,
    idle,
    async takeUp() {
      await takeUpNow()
      // A process of the same server that died just now still holds its jobs: look again when it cannot any more.
      if (db.kind === 'server')
        later = setTimeout(() => void takeUpNow().catch((err) => log.error({ err }, 'jobs could not be taken up')), HELD_FOR * 2).unref()
    },
    async stop() {
      stopping.abort()
      clearTimeout(later)
      await idle()
    },
  }
}
