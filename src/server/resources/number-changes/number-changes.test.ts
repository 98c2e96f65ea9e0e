import { setImmediate, setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NumberChangeCreate } from '#contract/dashboard/number-changes.ts'
import { type Account, GivenUpError } from '#server/account/account.ts'
import { createLog } from '#server/log.ts'
import { testDatabase } from '#server/testing/database.ts'
import { ADMIN, accountOn, fixedClock, NOW, putUsers, seedSmallAccount, userRow } from '#server/testing/small-account.ts'
import { createJob, resumeJob, undoJob } from './ask.ts'
import { HELD_FOR } from './hold.ts'
import { previewChange } from './preview.ts'
import { type NumberChangeRunner, numberChangeRunner } from './runner.ts'
import { findJob, jobDetail } from './store.ts'

const on = testDatabase()
const clock = fixedClock()
let account: Account
let runner: NumberChangeRunner
const newRunner = () => numberChangeRunner({ db: on.db, clock, account, log: createLog('silent') })

beforeEach(async () => {
  await seedSmallAccount(on.db)
  clock.set(NOW)
  account = accountOn(on.db, clock)
  runner = newRunner()
})
afterEach(() => runner.stop())

const stored = (ask: NumberChangeCreate) => on.db.transaction((tx) => createJob(tx, ask, ADMIN, clock.now()))
const detail = async (id: number) => {
  const job = await jobDetail(on.db, id, clock.now())
  return job ?? expect.unreachable('no such job')
}
async function create(ask: NumberChangeCreate) {
  const hold = await stored(ask)
  runner.start(hold, ADMIN)
  await runner.idle()
  return detail(hold.id)
}
async function resume(id: number, conflicts?: 'leave' | 'overwrite') {
  const hold = await on.db.transaction((tx) => resumeJob(tx, id, conflicts === undefined ? {} : { conflicts }, clock.now()))
  if (hold !== undefined) runner.start(hold, ADMIN)
  await runner.idle()
  return detail(id)
}
async function undo(id: number) {
  const hold = await on.db.transaction((tx) => undoJob(tx, id, ADMIN, clock.now()))
  runner.start(hold, ADMIN)
  await runner.idle()
  return detail(hold.id)
}
const change = (user_id: number, default_number_id: number | null) =>
  account.changeDefaultNumber({ user_id, default_number_id }, { person: ADMIN })
const numbers = async () => {
  const rows = await on.db.rows<{ id: number; default_number_id: number | null }>(sql`select id, default_number_id from users order by id`)
  return Object.fromEntries(rows.map((row) => [row.id, row.default_number_id]))
}
const results = (job: Awaited<ReturnType<typeof detail>>) =>
  Object.fromEntries(job.rows.map((row) => [row.user_id, row.reason === null ? row.state : `${row.state}: ${row.reason}`]))
const auditOf = (user: number) =>
  on.db.rows(sql`select before, after from audit where target_type = 'user' and target_id = ${user} order by id`)

describe('changing many default numbers', () => {
  it('previews who changes, who has it already, who is passive and who is gone, and changes nothing', async () => {
    const preview = await previewChange(on.db, { user_ids: [5, 2, 77, 1, 5], default_number_id: 1 })
    expect(preview.rows.map(({ user_id, verdict, passive }) => [user_id, verdict, passive])).toEqual([
      [5, 'change', true],
      [2, 'already', false],
      [77, 'gone', false],
      [1, 'change', false],
    ])
    expect(preview.counts).toEqual({ total: 4, change: 2, already: 1, gone: 1, passive: 1 })
    await expect(previewChange(on.db, { user_ids: [1], default_number_id: 9 })).rejects.toMatchObject({ status: 422 })
    expect(await numbers()).toEqual({ 1: null, 2: 1, 3: null, 4: 1, 5: null })
  })

  it('changes each user with an audit row, skips those who have it, and tells who is gone', async () => {
    const job = await create({ user_ids: [3, 77, 2, 4], default_number_id: 1 })
    expect(job).toMatchObject({
      state: 'finished',
      counts: { total: 4, waiting: 0, done: 1, skipped: 2, failed: 1 },
      by: { user_id: 1, name: 'Ada Admin' },
    })
    expect(results(job)).toEqual({ 3: 'done', 77: 'failed: gone', 2: 'skipped: already', 4: 'skipped: already' })
    expect(await numbers()).toMatchObject({ 3: 1 })
    expect(await auditOf(3)).toEqual([{ before: { default_number_id: null }, after: { default_number_id: 1 } }])
    expect(await auditOf(2)).toEqual([])
  })

  it('leaves alone whom somebody else changed since the admin looked, until told to overwrite', async () => {
    await change(2, 3)
    const job = await create({ user_ids: [2, 4], default_number_id: 2, expected: { '2': 1, '4': 1 } })
    expect(results(job)).toEqual({ 2: 'failed: conflict', 4: 'done' })
    expect(job.rows[0]).toMatchObject({ old_number_id: 1, current_number_id: 3 })
    expect(results(await resume(job.id))).toEqual({ 2: 'failed: conflict', 4: 'done' })
    const over = await resume(job.id, 'overwrite')
    expect(results(over)).toEqual({ 2: 'done', 4: 'done' })
    expect(over.rows[0]).toMatchObject({ old_number_id: 3, new_number_id: 2, current_number_id: null })
    await undo(job.id)
    expect(await numbers()).toMatchObject({ 2: 3, 4: 1 })
  })

  it('goes on after a failure where it is told to: nobody is changed twice', async () => {
    const broken = new Set([3])
    const whole = account
    account = {
      ...whole,
      changeDefaultNumber: (asked, write) =>
        broken.has(asked.user_id) ? Promise.reject(new Error('no connection')) : whole.changeDefaultNumber(asked, write),
    }
    runner = newRunner()
    const job = await create({ user_ids: [1, 2, 3, 4, 5], default_number_id: 4 })
    expect(results(job)).toEqual({ 1: 'done', 2: 'done', 3: 'failed: error', 4: 'done', 5: 'done' })
    broken.clear()
    expect((await resume(job.id)).counts).toMatchObject({ done: 5, failed: 0 })
    expect(await auditOf(1)).toHaveLength(1)
    expect(await auditOf(3)).toHaveLength(1)
    expect((await resume(job.id)).counts.done).toBe(5)
  })

  it('tells a number that is deleted meanwhile', async () => {
    const hold = await stored({ user_ids: [1, 3], default_number_id: 4 })
    await on.db.rows(sql`delete from numbers where id = 4`)
    runner.start(hold, ADMIN)
    await runner.idle()
    expect(results(await detail(hold.id))).toEqual({ 1: 'failed: number_gone', 3: 'failed: number_gone' })
  })

  it('undoes to the remembered values, only where nobody changed them since, once, and the undo can be undone', async () => {
    const job = await create({ user_ids: [1, 2, 3], default_number_id: 4 })
    await change(3, 2)
    const undone = await undo(job.id)
    expect(undone).toMatchObject({ undo_of: job.id, default_number_id: null, counts: { done: 2, failed: 1 } })
    expect(results(undone)).toEqual({ 1: 'done', 2: 'done', 3: 'failed: conflict' })
    expect(await numbers()).toMatchObject({ 1: null, 2: 1, 3: 2 })
    expect(await detail(job.id)).toMatchObject({ undone_by: undone.id })
    await expect(undo(job.id)).rejects.toMatchObject({ status: 409 })
    await expect(resume(job.id)).rejects.toMatchObject({ status: 409 })
    await undo(undone.id)
    expect(await numbers()).toMatchObject({ 1: 4, 2: 4, 3: 2 })
  })

  it('has nothing to undo where nothing was changed', async () => {
    const job = await create({ user_ids: [2], default_number_id: 1 })
    await expect(undo(job.id)).rejects.toMatchObject({ status: 409 })
    await expect(undo(999)).rejects.toMatchObject({ status: 404 })
  })
})

describe('a server that stops in the middle', () => {
  const many = Array.from({ length: 60 }, (_, place) => 100 + place)
  beforeEach(() =>
    putUsers(
      on.db,
      many.map((id) => userRow(id)),
    ),
  )

  it('leaves the job to its next start, which changes nobody twice', async () => {
    const hold = await stored({ user_ids: many, default_number_id: 3 })
    runner.start(hold, ADMIN)
    for (let done = 0; done < 5; ) {
      await setImmediate()
      done = (await detail(hold.id)).counts.done
    }
    await runner.stop()
    const left = await detail(hold.id)
    expect(left.state).toBe('interrupted')
    expect(left.counts.waiting).toBeGreaterThan(0)
    runner = newRunner()
    await runner.takeUp()
    await runner.idle()
    expect(await detail(hold.id)).toMatchObject({ state: 'finished', counts: { total: 60, done: 60 } })
    const [twice] = await on.db.rows<{ rows: number }>(sql`select count(*)::int as rows from audit where action = 'user.default_number'`)
    expect(twice?.rows).toBe(60)
  })

  it('lets go by itself where it was killed: the job is shown as interrupted and can be resumed or undone', async () => {
    const hold = await stored({ user_ids: [1, 3], default_number_id: 3 })
    expect(await findJob(on.db, hold.id, clock.now())).toMatchObject({ state: 'running' })
    await expect(resume(hold.id)).rejects.toMatchObject({ status: 409 })
    clock.set(NOW + HELD_FOR + 1000)
    expect(await findJob(on.db, hold.id, clock.now())).toMatchObject({ state: 'interrupted' })
    expect(await resume(hold.id)).toMatchObject({ state: 'finished', counts: { done: 2 } })
  })

  it('is known to be alive while a row takes long, and gives a job up that was taken from it meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const signals: AbortSignal[] = []
    const waiting: Account = {
      ...account,
      changeDefaultNumber: (_, { unattended }) =>
        new Promise((_resolve, reject) => {
          if (unattended === undefined) return
          signals.push(unattended.signal)
          unattended.signal.addEventListener('abort', () => reject(new GivenUpError()))
        }),
    }
    const slow = numberChangeRunner({ db: on.db, clock, account: waiting, log: createLog('silent') })
    const hold = await stored({ user_ids: [1, 3], default_number_id: 3 })
    slow.start(hold, ADMIN)
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    for (let beat = 1; beat <= 6; beat += 1) {
      clock.set(NOW + (beat * HELD_FOR) / 2)
      vi.advanceTimersByTime(HELD_FOR / 3)
      await vi.waitFor(async () => expect(await findJob(on.db, hold.id, clock.now() + HELD_FOR - 1)).toMatchObject({ state: 'running' }))
    }
    await on.db.rows(sql`update number_changes set holder = gen_random_uuid() where id = ${hold.id}`)
    vi.advanceTimersByTime(HELD_FOR / 3)
    vi.useRealTimers()
    await slow.idle()
    expect(signals[0]?.aborted).toBe(true)
    expect((await detail(hold.id)).counts).toMatchObject({ waiting: 2 })
  })

  it('does not go on with a job that another run has taken over', async () => {
    const hold = await stored({ user_ids: many, default_number_id: 3 })
    clock.set(NOW + HELD_FOR + 1000)
    const other = newRunner()
    const taken = await on.db.transaction((tx) => resumeJob(tx, hold.id, {}, clock.now()))
    runner.start(hold, ADMIN)
    other.start(taken ?? hold, ADMIN)
    await Promise.all([runner.idle(), other.idle()])
    expect(await detail(hold.id)).toMatchObject({ state: 'finished', counts: { done: 60 } })
  })
})

describe('two admins at once', () => {
  it('never lose a change: of each user exactly one change after the other, each seen by the audit', async () => {
    const one = await stored({
      user_ids: [1, 2, 3, 4, 5],
      default_number_id: 2,
      expected: { '1': null, '2': 1, '3': null, '4': 1, '5': null },
    })
    const two = await stored({
      user_ids: [5, 4, 3, 2, 1],
      default_number_id: 3,
      expected: { '1': null, '2': 1, '3': null, '4': 1, '5': null },
    })
    const second = newRunner()
    runner.start(one, ADMIN)
    second.start(two, { ...ADMIN, user_id: 2, name: 'Second Admin' })
    await Promise.all([runner.idle(), second.idle()])
    const [first, other] = [await detail(one.id), await detail(two.id)]
    for (const user of [1, 2, 3, 4, 5]) {
      expect([results(first)[user], results(other)[user]].sort()).toEqual(['done', 'failed: conflict'])
      expect(await auditOf(user)).toHaveLength(1)
      expect((await numbers())[user]).toBe(results(first)[user] === 'done' ? 2 : 3)
    }
  })
})

it('changes 2,000 users within 20 seconds, with progress on the way', async () => {
  const ids = Array.from({ length: 2000 }, (_, place) => 1000 + place)
  await putUsers(
    on.db,
    ids.map((id) => userRow(id, { default_number_id: 1 })),
  )
  const before = process.cpuUsage()
  const hold = await stored({ user_ids: ids, default_number_id: 2 })
  runner.start(hold, ADMIN)
  const seen = new Set<number>()
  for (let state = 'running'; state === 'running'; ) {
    const job = await detail(hold.id)
    state = job.state
    seen.add(job.counts.done)
    await setTimeout(200)
  }
  const { user, system } = process.cpuUsage(before)
  // Time of the processor, so that whatever else the machine does is not measured.
  expect((user + system) / 1000).toBeLessThan(20_000)
  expect(seen.size).toBeGreaterThan(3)
  expect((await detail(hold.id)).counts).toMatchObject({ done: 2000 })
}, 180_000)
