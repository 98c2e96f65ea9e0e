import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { CALLER_TYPE } from '#contract/hipcall/enums.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '#server/resources/cdrs/insert.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { READERS } from '../upstream/read-object.ts'
import { readRecordText } from '../upstream/read-records.ts'
import type { CallsPage, Read } from '../upstream/upstream.ts'
import { holdDetails, holdPages, letGo } from './hold.ts'
import { Seen } from './seen.ts'

const on = testDatabase()
const NOW = Date.parse('2026-03-31T09:00:00Z')
const AT = formatTimestamp(NOW - 3_600_000)
const LINK = 'https://recordings.example/1?signed=1'

let seen: Seen
let later = 0
beforeEach(() => {
  seen = new Seen()
  later = 0
})

/** A record as the adapter reads it from its text. */
const read = (record: object): Read<NewCdr> => readRecordText(READERS.cdr, JSON.stringify(record))
/** A call as the list has it: without steps. */
function listed({ call_flow: _, ...call }: NewCdr, more: object = {}): Read<NewCdr> {
  return read({ ...call, ...more })
}
const pageOf = (...calls: Read<NewCdr>[]): CallsPage => ({ rank: 0, calls, last: false, total: null, asked_at: NOW })
/** Each a minute after the one before. */
const hold = (...calls: Read<NewCdr>[]) => holdPages({ db: on.db, seen, now: NOW + 60_000 * later++ }, [pageOf(...calls)])
const detail = (call: NewCdr, more: object = {}) => read({ ...call, call_flow: FLOW, ...more })
const FLOW = [{ action: 'hangup', detail: { hangup_by: 'contact' }, timestamp: AT }]

const uuids = async () =>
  (await on.db.rows<{ uuid: string }>(sql`select uuid::text as uuid from cdrs order by uuid`)).map(({ uuid }) => uuid)
const wanted = async () => (await on.db.rows<{ uuid: string }>(sql`select uuid::text as uuid from mirror_details`)).map(({ uuid }) => uuid)
const aside = () =>
  on.db.rows<{ resource: string; key: string; times: number; reason: string }>(
    sql`select resource, key, times, reason from mirror_set_aside order by id`,
  )
const rawOf = async (uuid: string) =>
  (await on.db.rows<{ answer: unknown }>(sql`select answer from cdr_raw where uuid = ${uuid}`))[0]?.answer
/** Rises with every write of a call. */
const version = async () => (await on.db.rows(sql`select coalesce(max(version), 0)::text as version from cdr_days`))[0]

describe('a call of the list', () => {
  it('is new once, and writes nothing when it is listed again, but for a link that is signed anew', async () => {
    const call = calling({ at: AT, kind: 'answered' })
    const first = await hold(listed(call, { record_url: LINK }))
    expect(first.added.map(({ uuid }) => uuid)).toEqual([call.uuid])
    const before = [await version(), await rawOf(call.uuid)]
    const again = { record_url: 'https://recordings.example/1?signed=2' }
    expect(await hold(listed(call, again))).toEqual({ added: [], changed: [] })
    // Another process knows nothing of what this one saw.
    seen = new Seen()
    expect(await hold(listed(call, again))).toEqual({ added: [], changed: [] })
    expect([await version(), await rawOf(call.uuid)]).toEqual(before)
    expect(await wanted()).toEqual([])
  })

  it('has its steps asked for again when it changed, whose old ones stay until then', async () => {
    const call = calling({ at: AT, kind: 'answered' })
    await hold(listed(call))
    await holdDetails(on.db, [detail(call)], NOW)
    const before = await version()
    expect((await hold(listed(call, { contact_id: 7 }))).changed.map(({ uuid }) => uuid)).toEqual([call.uuid])
    expect(await version()).not.toEqual(before)
    expect(await wanted()).toEqual([call.uuid])
    const [held] = await on.db.rows(sql`select contact_id, flow_known, call_flow from cdrs join cdr_flows using (uuid)`)
    expect(held).toEqual({ contact_id: 7, flow_known: true, call_flow: FLOW })
    await holdDetails(on.db, [detail(call, { contact_id: 7 })], NOW)
    expect(await wanted()).toEqual([])
  })

  it('has its answer kept as it came, without steps and links', async () => {
    const call = calling({ at: AT, kind: 'answered' })
    await hold(listed(call, { record_url: LINK, queue_position: { of: 3 } }))
    const { call_flow: _flow, record_url: _record, voicemail_url: _voicemail, ...rest } = call
    expect(await rawOf(call.uuid)).toEqual({ ...rest, queue_position: { of: 3 } })
    await holdDetails(on.db, [detail(call, { record_url: LINK, of_the_detail: 1 })], NOW)
    expect(await rawOf(call.uuid)).toEqual({ ...rest, of_the_detail: 1 })
  })

  it('that stands on two pages, because the list moved between them, is held once', async () => {
    const [one, two] = [calling({ at: AT }), calling({ at: AT })]
    const pages = [pageOf(listed(one), listed(two)), pageOf(listed(two))]
    const { added } = await holdPages({ db: on.db, seen, now: NOW }, pages)
    expect(added.map(({ uuid }) => uuid)).toEqual([one.uuid, two.uuid])
    const changed = await holdPages({ db: on.db, seen, now: NOW }, [
      pageOf(listed(two, { contact_id: 3 })),
      pageOf(listed(two, { contact_id: 4 })),
    ])
    expect(changed.changed.map(({ contact_id }) => contact_id)).toEqual([4])
    expect(await wanted()).toEqual([two.uuid])
  })

  it('is the same call however its uuid is written', async () => {
    const call = { ...calling({ at: AT }), uuid: 'abcdef00-0000-4000-8000-00000000000a' }
    const upper = { uuid: call.uuid.toUpperCase() }
    expect((await hold(listed(call, upper))).added).toHaveLength(1)
    expect(await rawOf(call.uuid)).toMatchObject({ direction: 1 })
    expect(await hold(listed(call, upper))).toEqual({ added: [], changed: [] })
  })

  it('makes the contacts it names, by the number they called with, and leaves those that are known', async () => {
    const by = (contact_id: number, more: object = {}) =>
      listed(calling({ at: AT, number: `+90532000000${contact_id}` }), { contact_id, caller_type: CALLER_TYPE.contact, ...more })
    await hold(by(1), by(2, { caller_number: null }), by(3), by(0))
    await on.db.rows(sql`update contacts set name = 'Ali Veli' where id = 3`)
    await hold(by(3, { caller_number: '+905550000000' }))
    expect(await on.db.rows(sql`select id, name, number from contacts left join contact_numbers on contact_id = id order by id`)).toEqual([
      { id: 1, name: '+905320000001', number: '+905320000001' },
      { id: 2, name: 'Contact 2', number: null },
      { id: 3, name: 'Ali Veli', number: '+905320000003' },
    ])
  })
})

describe('a call that cannot be read', () => {
  it('is set aside once and counted, the rest of its page is held, and it is taken back when it can be read', async () => {
    const [good, bad] = [calling({ at: AT }), calling({ at: AT })]
    const broken = () => listed(bad, { direction: 'in' })
    await hold(listed(good), broken())
    await hold(listed(good), broken())
    expect(await uuids()).toEqual([good.uuid])
    expect(await aside()).toEqual([{ resource: 'cdr', key: bad.uuid, times: 2, reason: expect.stringContaining('direction') }])
    expect((await hold(listed(good), listed(bad))).added).toHaveLength(1)
    expect(await uuids()).toEqual([good.uuid, bad.uuid])
    expect(await aside()).toEqual([])
  })

  it('is taken back also when it is listed as it was held before', async () => {
    const call = calling({ at: AT })
    await hold(listed(call))
    await hold(listed(call, { direction: 'in' }))
    expect(await aside()).toHaveLength(1)
    expect(await hold(listed(call))).toEqual({ added: [], changed: [] })
    expect(await aside()).toEqual([])
  })

  it('has its detail set aside apart, and taken back', async () => {
    const call = calling({ at: AT })
    await hold(listed(call))
    await holdDetails(on.db, [detail(call, { call_flow: [{ action: 1 }] })], NOW)
    expect(await aside()).toEqual([expect.objectContaining({ resource: 'cdr_flow', key: call.uuid })])
    await holdDetails(on.db, [detail(call)], NOW)
    expect(await aside()).toEqual([])
  })

  it.each([
    ['the first year there is none of', '0000-01-01T00:00:00+0000'],
    ['a year before it', '0000-01-01T00:00:00+02:00'],
    ['a year of five digits', '9999-12-31T23:59:59-02:00'],
  ])('and started in %s stands in nobody’s way', async (_, started_at) => {
    const [good, bad] = [calling({ at: AT }), calling({ at: AT })]
    await hold(listed(good), listed(bad, { started_at }))
    expect(await uuids()).toEqual([good.uuid])
    expect(await aside()).toEqual([expect.objectContaining({ key: bad.uuid, times: 1 })])
  })

  it('has as much of its text kept as there is room for, cut where no sign is halved', async () => {
    const bad = calling({ at: AT })
    for (const before of ['', 'x']) await hold(listed(bad, { direction: 'in', note: before + '🙂'.repeat(60_000) }))
    const [row] = await on.db.rows<{ length: number }>(sql`select length(raw) as length from mirror_set_aside`)
    expect(row?.length).toBeGreaterThan(49_000)
  })
})

describe('a call that the database cannot store', () => {
  /** As an adapter might let it through. */
  function through(call: NewCdr, more: Partial<NewCdr>, text = JSON.stringify({ ...call, ...more })): Read<NewCdr> {
    return { ok: true, record: { ...call, ...more }, raw: text }
  }
  const good = () => calling({ at: AT })
  const LONG = { started_at: '1950-01-01T00:00:00+0000', bridged_at: '2020-01-01T00:00:00+0000', answered_at: '2019-01-01T00:00:00+0000' }

  it.each([
    ['NUL', (call: NewCdr) => listed(call, { caller_number: 'a\0b' })],
    ['NUL in a field nobody reads', (call: NewCdr) => listed(call, { note: { deep: ['\0'] } })],
    ['half of a pair', (call: NewCdr) => listed(call, { note: 'x\ud83d' })],
    ['NUL, let through', (call: NewCdr) => through(call, { caller_number: 'a\0b' })],
    ['the other half, let through', (call: NewCdr) => through(call, { caller_number: '\ude00' })],
    ['a number that is too large, let through', (call: NewCdr) => through(call, { contact_id: 2 ** 31 })],
    ['times 70 years apart', (call: NewCdr) => listed(call, LONG)],
    ['a number of too many digits', (call: NewCdr) => through(call, {}, JSON.stringify(call).replace('{', '{"n":1e200000,'))],
  ])('for %s is set aside, and the rest of its page is held', async (_, bad) => {
    const [above, below, call] = [good(), good(), good()]
    const page = () => [listed(above), bad(call), listed(below)]
    const held = await hold(...page())
    expect(held.added.map(({ uuid }) => uuid)).toEqual([above.uuid, below.uuid])
    expect(await uuids()).toEqual([above.uuid, below.uuid])
    expect(await aside()).toEqual([expect.objectContaining({ resource: 'cdr', key: call.uuid, times: 1 })])
    // Also by a process that begins anew; then it can be stored after all.
    seen = new Seen([call.uuid])
    expect(await hold(...page())).toEqual({ added: [], changed: [] })
    expect(await aside()).toEqual([expect.objectContaining({ key: call.uuid, times: 2 })])
    expect((await hold(listed(above), listed(call), listed(below))).added.map(({ uuid }) => uuid)).toEqual([call.uuid])
    expect(await aside()).toEqual([])
  })

  it('stays aside until it is stored, also where it was held as it was before', async () => {
    const call = good()
    await hold(listed(call))
    await hold(listed(call, LONG))
    expect(await aside()).toHaveLength(1)
    expect(await hold(listed(call))).toEqual({ added: [], changed: [] })
    expect(await aside()).toEqual([])
  })

  it('has what a page covers written down with all the rest of it, not with a part', async () => {
    const calls = [good(), good(), good()]
    let failed = false
    const also = async (tx: { rows: typeof on.db.rows }) => {
      const [{ calls: held } = { calls: 0 }] = await tx.rows<{ calls: number }>(sql`select count(*)::int as calls from cdrs`)
      if (held < 3) failed = true
    }
    await holdPages({ db: on.db, seen, now: NOW }, [pageOf(...calls.map((call) => listed(call)), listed(good(), LONG))], also)
    expect([failed, await uuids()]).toEqual([false, calls.map(({ uuid }) => uuid)])
  })

  it('in a detail, is set aside, and the other details are held', async () => {
    const [one, two] = [good(), good()]
    await hold(listed(one), listed(two))
    await holdDetails(on.db, [detail(one, LONG), detail(two)], NOW)
    expect(await aside()).toEqual([expect.objectContaining({ resource: 'cdr_flow', key: one.uuid })])
    const known = await on.db.rows(sql`select uuid::text as uuid from cdrs where flow_known`)
    expect(known).toEqual([{ uuid: two.uuid }])
  })

  it('is not one whose text only speaks of such signs', async () => {
    const call = good()
    await hold(listed(call, { note: 'a\\u0000b and \\ud800, 🙂' }))
    expect(await uuids()).toEqual([call.uuid])
    expect(await rawOf(call.uuid)).toMatchObject({ note: 'a\\u0000b and \\ud800, 🙂' })
  })
})

describe('calls that the account has not any more', () => {
  it('are let go with all that was kept of them, and may come again', async () => {
    const [one, two] = [calling({ at: AT }), calling({ at: AT })]
    await hold(listed(one), listed(two))
    await hold(listed(one, { contact_id: 9 }), listed(two))
    expect(await wanted()).toEqual([one.uuid])
    const unknown = calling({ at: AT }).uuid
    expect(await letGo(on.db, [one.uuid, unknown])).toBe(1)
    seen.forget([one.uuid])
    expect([await uuids(), await wanted(), await rawOf(one.uuid)]).toEqual([[two.uuid], [], undefined])
    expect((await hold(listed(one))).added).toHaveLength(1)
  })
})
