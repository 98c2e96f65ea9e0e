import { sql } from 'drizzle-orm'
import type { CompanyCard } from '#contract/dashboard/companies.ts'
import type { Link } from '#contract/dashboard/contacts.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { countsOf } from '../counts-of.ts'
import { tagsOf } from '../tags-of.ts'

const SHOWN_CONTACTS = 100

interface CompanyRow {
  id: number
  name: string
  owner_id: number | null
  owner_name: string | null
  numbers: string[]
}

interface Contacts {
  contacts: number
  calls: number
  missed_calls: number
  last_call_at: string | null
}

/** A company with everything its page shows at once; undefined where there is none with this id. */
export async function companyCard(queries: Queries, id: number): Promise<CompanyCard | undefined> {
  const [row] = await queries.rows<CompanyRow>(sql`
    select c.id, c.name, owner.id as owner_id, owner.full_name as owner_name,
      array(select number from company_numbers where company_id = c.id order by position) as numbers
    from companies c left join users owner on owner.id = c.owner_id where c.id = ${id}`)
  if (row === undefined) return undefined
  const [totals] = await queries.rows<Contacts>(sql`
    select (select count(*) from contacts where company_id = ${id})::int as contacts, count(*)::int as calls,
      (count(*) filter (where missing_call))::int as missed_calls, max(started_at) as last_call_at
    from contacts join cdrs on cdrs.contact_id = contacts.id and cdrs.contact_id > 0 where contacts.company_id = ${id}`)
  const contacts = await queries.rows<Link>(
    sql`select id, name from contacts where company_id = ${id} order by folded, id limit ${SHOWN_CONTACTS}`,
  )
  const { last_call_at, ...counts } = totals ?? { contacts: 0, calls: 0, missed_calls: 0, last_call_at: null }
  return {
    resource_type: 'company',
    id: row.id,
    name: row.name,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    numbers: row.numbers,
    contacts,
    tags: await tagsOf(queries, { type: 'company', id }),
    counts: { ...counts, ...(await countsOf(queries, 'company', id)) },
    last_call_at: wireTime(last_call_at),
  }
}
