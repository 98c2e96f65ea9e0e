import { sql } from 'drizzle-orm'
import type { ContactCard } from '#contract/dashboard/contacts.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { countsOf } from '../counts-of.ts'
import { tagsOf } from '../tags-of.ts'

interface ContactRow {
  id: number
  name: string
  company_id: number | null
  company_name: string | null
  owner_id: number | null
  owner_name: string | null
  numbers: string[]
}

/** A contact with everything its page shows at once; undefined where there is none with this id. */
export async function contactCard(queries: Queries, id: number): Promise<ContactCard | undefined> {
  const [row] = await queries.rows<ContactRow>(sql`
    select c.id, c.name, company.id as company_id, company.name as company_name, owner.id as owner_id, owner.full_name as owner_name,
      array(select number from contact_numbers where contact_id = c.id order by position) as numbers
    from contacts c left join companies company on company.id = c.company_id left join users owner on owner.id = c.owner_id
    where c.id = ${id}`)
  if (row === undefined) return undefined
  const [calls] = await queries.rows<{ calls: number; missed_calls: number; last_call_at: string | null }>(sql`
    select count(*)::int as calls, (count(*) filter (where missing_call))::int as missed_calls, max(started_at) as last_call_at
    from cdrs where contact_id = ${id} and contact_id > 0`)
  return {
    resource_type: 'contact',
    id: row.id,
    name: row.name,
    company: row.company_id === null ? null : { id: row.company_id, name: row.company_name ?? '' },
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    numbers: row.numbers,
    tags: await tagsOf(queries, { type: 'contact', id }),
    counts: { calls: calls?.calls ?? 0, missed_calls: calls?.missed_calls ?? 0, ...(await countsOf(queries, 'contact', id)) },
    last_call_at: wireTime(calls?.last_call_at ?? null),
  }
}
