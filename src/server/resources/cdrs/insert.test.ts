import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import list from '#contract/hipcall/examples/cdrs-list.json'
import detail from '#contract/hipcall/examples/cdrs-retrieve.json'
import { testDatabase } from '#server/testing/database.ts'
import { insertCdrs, type NewCdr } from './insert.ts'

const documented: NewCdr[] = list.data.map((cdr) => ({ ...cdr, resource_type: 'cdr', call_flow: null }))

describe('insertCdrs', () => {
  const on = testDatabase()

  it('stores each call once', async () => {
    expect(await insertCdrs(on.db, documented)).toHaveLength(documented.length)
    expect(await insertCdrs(on.db, documented)).toEqual([])
    const [more] = documented
    if (more === undefined) throw new Error('there are documented calls')
    const other = { ...more, uuid: '00000000-0000-4000-8000-000000000001' }
    expect(await insertCdrs(on.db, [more, other])).toEqual([other.uuid])
    expect(await on.db.rows(sql`select day::text, calls from cdr_days`)).toEqual([{ day: '2023-03-31', calls: documented.length + 1 }])
  })

  it('keeps the steps, and the teams and greetings they name', async () => {
    await insertCdrs(on.db, [{ ...detail.data, resource_type: 'cdr' }])
    expect(await on.db.rows(sql`select call_flow from cdr_flows`)).toEqual([{ call_flow: detail.data.call_flow }])
    expect(await on.db.rows(sql`select place_type, place_id from cdr_places order by 1`)).toEqual([
      { place_type: 'greeting', place_id: 1 },
      { place_type: 'team', place_id: 1 },
    ])
    expect(await on.db.rows(sql`select digits, flow_known, duration from cdrs`)).toEqual([
      { digits: ' 905326202911 101', flow_known: true, duration: 183 },
    ])
  })

  it('gives calls that are written at once one kind, one number and one total', async () => {
    const copies = (digit: string) => documented.map((cdr) => ({ ...cdr, uuid: `${digit}${cdr.uuid.slice(1)}` }))
    await Promise.all(['0', '1', '2', '3', '4'].map((digit) => insertCdrs(on.db, copies(digit))))
    const [totals] = await on.db.rows<{
      calls: number
      rows: number
    }>(sql`select calls, (select count(*)::int from cdrs) as rows, (select count(*)::int from phones) as phones
      from cdr_days`)
    expect(totals).toMatchObject({ calls: totals?.rows, rows: totals?.calls })
    expect(await on.db.rows(sql`select digits from phones group by digits having count(*) > 1`)).toEqual([])
  })
})
