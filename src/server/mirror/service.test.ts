/** Two processes on one PostgreSQL database, which the embedded one cannot have. */
import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { formatTimestamp } from '#contract/wire.ts'
import { type Db, openDb } from '#server/db/connect.ts'
import { createLog } from '#server/log.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { callCount } from '#server/resources/cdrs/store.ts'
import { createTestApp } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { addressOnServer, testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { systemTime } from '../time.ts'
import { createHipcall } from '../upstream/v20211124.ts'
import { type MirrorService, startMirrorService } from './service.ts'
import { readSync } from './status.ts'

const template = inject('databaseTemplate')
const [on, far] = [testDatabase(), testDatabase()]
const ZONE = 'Europe/Istanbul'
/** Milliseconds within which another takes over. */
const TAKEN_OVER = 15_000

interface Process {
  db: Db
  asked: number
  /** Whether it reaches the database server for what only one may do. */
  reaches: boolean
  service: MirrorService
}

const running: Process[] = []
afterEach(async () => {
  for (const { service, db } of running.splice(0)) {
    await service.stop()
    await db.close()
  }
})

/** Another process on the database of `on`, as far as one process can be two. */
async function startProcess(server: string): Promise<Process> {
  const [database] = await on.db.rows<{ name: string }>(sql`select current_database() as name`)
  const db = await openDb({ url: addressOnServer(server, database?.name ?? ''), poolSize: 4 })
  const there = createTestApp(far.db, { clock: systemTime })
  const upstream = createHipcall({
    address: 'http://hipcall.test',
    token: 'demo-admin',
    time: systemTime,
    zone: ZONE,
    fetch: async (request) => {
      started.asked += 1
      return there.app.request(request)
    },
  })
  const hold: Db['hold'] = async (key) => {
    if (!started.reaches) throw new Error('the network is gone')
    return (await db.hold?.(key)) ?? null
  }
  const started: Process = { db, asked: 0, reaches: true, service: { stop: async () => {} } }
  const parts = { db: { ...db, hold }, upstream, budget: upstream, time: systemTime, zone: ZONE, log: createLog('silent') }
  started.service = startMirrorService(parts)
  running.push(started)
  return started
}

const count = async (db: Db) => (await callCount(db, {}, { zone: ZONE, now: Date.now() })).total
const stateOf = async ({ db }: Process) => (await readSync(db, true, Date.now())).state
/** Cuts the connections by which somebody holds what one alone may do. */
const cut = () =>
  on.db.rows(sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'santral hold' and datname = current_database()`)

describe.skipIf('directory' in template)('of two processes on one database', () => {
  it('one mirrors and the other takes over when it is cut off; both tell how far it is, and serve what is there', async () => {
    const server = 'server' in template ? template.server : ''
    await seedDocumentedAccount(far.db)
    const at = (index: number) => formatTimestamp(Date.now() - 60_000 - index * 90_000)
    await insertCdrs(
      far.db,
      Array.from({ length: 40 }, (_, index) => calling({ at: at(index) })),
    )
    const [first, second] = [await startProcess(server), await startProcess(server)]
    const all = await count(far.db)
    await expect.poll(() => count(first.db), { timeout: 10_000 }).toBe(all)
    const [mirroring, waiting] = first.asked > 0 ? [first, second] : [second, first]
    for (const process of [first, second])
      await expect
        .poll(() => readSync(process.db, true, Date.now()), { timeout: 8_000 })
        .toMatchObject({ state: 'current', last_error: null })
    expect(waiting.asked).toBe(0)

    await insertCdrs(far.db, [calling({ at: formatTimestamp(Date.now() - 5_000) })])
    mirroring.reaches = false
    await cut()
    const cutAt = Date.now()
    await expect.poll(() => count(mirroring.db), { timeout: TAKEN_OVER, interval: 100 }).toBe(all + 1)
    expect(Date.now() - cutAt).toBeLessThan(TAKEN_OVER)
    expect(waiting.asked).toBeGreaterThan(0)
    expect(await count(waiting.db)).toBe(all + 1)
    const asked = mirroring.asked
    await setTimeout(1_500)
    expect(mirroring.asked).toBe(asked)
    for (const process of [first, second]) expect(await stateOf(process)).toBe('current')
  })
})
