/** Hipcall lists no contacts, companies, deals and tickets: what is written about one that is not known here leaves a row to show it by. */
import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import { DIRECTION } from '#contract/hipcall/enums.ts'
import type { Queries } from '../db/connect.ts'

const NAMED = { contact: 'Contact', company: 'Company', deal: 'Deal', ticket: 'Ticket' } as const

/** What is known by its id alone. */
type Unlisted = keyof typeof NAMED

/** Makes those that are not there yet, in the transaction `tx`: a contact under the number of its last call, others under their id. */
export async function ensureStubs(tx: Queries, type: Unlisted, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const name = (type === 'contact' ? await numberOf(tx, id) : undefined) ?? `${NAMED[type]} ${id}`
    if (type === 'contact') {
      await tx.rows(sql`insert into contacts (id, name, folded) values (${id}, ${name}, ${fold(name)}) on conflict (id) do nothing`)
    } else if (type === 'company') {
      await tx.rows(sql`insert into companies (id, name, folded) values (${id}, ${name}, ${fold(name)}) on conflict (id) do nothing`)
    } else {
      const table = type === 'deal' ? sql`deals` : sql`tickets`
      await tx.rows(sql`insert into ${table} (id, name) values (${id}, ${name}) on conflict (id) do nothing`)
    }
  }
}

async function numberOf(tx: Queries, contactId: number): Promise<string | undefined> {
  const [call] = await tx.rows<{ number: string | null }>(sql`
    select case when direction = ${DIRECTION.outbound} then callee_number else caller_number end as number from cdrs
    where contact_id = ${contactId} and contact_id > 0 order by started_at desc, uuid desc limit 1`)
  return call?.number ?? undefined
}
