/** Contacts that calls name: the API has no listing of them, so that all there is to know is their id and the number they called with. */
import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Cdr } from '#contract/hipcall/cdrs.ts'
import { CALLEE_TYPE, CALLER_TYPE } from '#contract/hipcall/enums.ts'
import { searchDigits } from '#contract/phone-search.ts'
import type { Queries } from '../db/connect.ts'

/** Makes those that are not there yet, named by their number. */
export async function ensureContacts(tx: Queries, calls: readonly Cdr[]): Promise<void> {
  const found = new Map<number, string>()
  for (const call of calls) {
    const callee = call.callee_type === CALLEE_TYPE.contact
    const caller = call.caller_type === CALLER_TYPE.contact
    const number = callee ? call.callee_number : caller ? call.caller_number : null
    if (call.contact_id !== null && call.contact_id > 0) found.set(call.contact_id, number ?? '')
  }
  if (found.size === 0) return
  const rows = [...found].map(([id, number]) => {
    const name = number === '' ? `Contact ${id}` : number
    return { id, name, number, digits: searchDigits(number), folded: fold(name) }
  })
  await tx.rows(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as g (id integer, name text, number text, digits text, folded text)
    ), made as (
      insert into contacts (id, name, folded) select id, name, folded from given on conflict (id) do nothing returning id)
    insert into contact_numbers (contact_id, position, number, digits)
    select id, 0, number, digits from given join made using (id) where number <> ''`)
}
