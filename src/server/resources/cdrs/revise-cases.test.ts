import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { emitterOf } from '#server/live/live.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import type { NewCdr } from './insert.ts'
import { putCdrs, removeCdrs } from './revise.ts'

const on = testDatabase()

const at = (time: string) => `2026-03-31T${time}+0000`
const answered = (call: NewCdr): NewCdr => ({ ...call, missing_call: false, missing_call_reason: 0, bridged_at: call.ended_at, user_id: 2 })
const uuidOf = ({ uuid }: NewCdr) => uuid

/** Three attempts of one caller, and one case that somebody works on. */
async function worked() {
  const [first, second, third] = [calling({ at: at('07:00:00') }), calling({ at: at('07:10:00') }), calling({ at: at('07:20:00') })]
  await putCdrs(on.db, [first, second, third])
  await on.db.rows(sql`insert into callback_work (case_id, phone_id, anchor, version, assigned_to)
    select id, phone_id, anchor, 1, 4 from callback_cases`)
  return { first, second, third }
}

/** The cases there are, the oldest first, and who works on them. */
const cases = () =>
  on.db.rows<{ id: number; attempts: number; number: string; assigned_to: number | null }>(sql`
    select id, attempts, number, assigned_to from callback_cases left join callback_work on case_id = id order by first_at`)
const works = () => on.db.rows(sql`select case_id, assigned_to from callback_work`)

describe('work on a case', () => {
  it('stays on it when the call it was known by is removed, until no attempt is left', async () => {
    const { first, second, third } = await worked()
    expect(await removeCdrs(on.db, [first.uuid])).toEqual([first.uuid])
    expect(await cases()).toMatchObject([{ id: 1, attempts: 2, assigned_to: 4 }])
    await putCdrs(on.db, [answered(second)])
    expect(await cases()).toMatchObject([{ id: 1, attempts: 1, assigned_to: 4 }])
    expect(await removeCdrs(on.db, [third, first].map(uuidOf))).toEqual([third.uuid])
    expect(await removeCdrs(on.db, [third, first].map(uuidOf))).toEqual([])
    expect(await cases()).toEqual([])
    expect(await works()).toEqual([{ case_id: 1, assigned_to: 4 }])
    await putCdrs(on.db, [third])
    expect(await cases()).toMatchObject([{ id: 1, attempts: 1, assigned_to: 4 }])
  })

  it('stays on its part when a case is split, and on all when it is one again', async () => {
    const { second } = await worked()
    await putCdrs(on.db, [{ ...answered(second), bridged_at: second.started_at }])
    expect(await cases()).toMatchObject([
      { id: 1, attempts: 1, assigned_to: 4 },
      { attempts: 1, assigned_to: null },
    ])
    await putCdrs(on.db, [second])
    expect(await cases()).toMatchObject([{ id: 1, attempts: 3, assigned_to: 4 }])
  })

  it('goes along when the number of the only attempt turns out to be another', async () => {
    const { first, second, third } = await worked()
    await removeCdrs(on.db, [second, third].map(uuidOf))
    await putCdrs(on.db, [{ ...first, caller_number: '+902123334455' }])
    expect(await cases()).toMatchObject([{ id: 1, number: '+902123334455', attempts: 1, assigned_to: 4 }])
  })
})

describe('who listens', () => {
  /** What is told while `work` is done. A server tells by its own channel: there this process hears nothing without one. */
  async function heard(work: () => Promise<unknown>): Promise<string[]> {
    const told: string[] = []
    const decoder = new TextDecoder()
    const leave = emitterOf(on.db).listen({ hear: (bytes) => void told.push(decoder.decode(bytes)), end: () => undefined }, undefined)
    await work()
    leave()
    return told.flatMap((text) => /event: (\w+)\ndata: (.*)/.exec(text)?.slice(1).join(' ') ?? [])
  }

  it('hears of new calls one by one, and of others that something is another now', async () => {
    if (on.db.kind === 'server') return
    const [one, two] = [calling({ at: at('07:00:00') }), calling({ at: at('08:00:00') })]
    const added = await heard(() => putCdrs(on.db, [one]))
    expect(added).toEqual([expect.stringContaining(`call {"uuid":"${one.uuid}"`), 'changed {"resources":["callbacks"]}'])
    const both = await heard(() => putCdrs(on.db, [answered(one), two]))
    expect(both).toEqual([
      expect.stringContaining(`call {"uuid":"${two.uuid}"`),
      'changed {"resources":["callbacks"]}',
      'changed {"resources":["calls","callbacks"]}',
    ])
    expect(await heard(() => putCdrs(on.db, [answered(one), two]))).toEqual([])
    expect(await heard(() => removeCdrs(on.db, [one.uuid]))).toEqual(['changed {"resources":["calls","callbacks"]}'])
    expect(await heard(() => removeCdrs(on.db, [one.uuid]))).toEqual([])
  })
})
