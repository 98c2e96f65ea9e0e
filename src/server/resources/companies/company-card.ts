import { sql } from 'drizzle-orm'
import type { CompanyCard } from '#contract/dashboard/companies.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { counted, linked, numbersOf, tagsAsJson } from '../card-columns.ts'

const SHOWN_CONTACTS = 100

type CompanyRow = Omit<CompanyCard, 'resource_type'>

/** A company with everything its page shows at once, in one statement; undefined where there is none with this id. */
export async function companyCard(queries: Queries, id: number): Promise<CompanyCard | undefined> {
  const [row] = await queries.rows<CompanyRow>(sql`
    select c.id, c.name, ${linked(sql`users`, sql`c.owner_id`, sql`full_name`)} as owner, ${numbersOf('company')} as numbers,
      ${tagsAsJson('company')} as tags,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]') from (
        select id, name from contacts where company_id = c.id order by folded, id limit ${SHOWN_CONTACTS}) shown) as contacts,
      jsonb_build_object('contacts', (select count(*) from contacts where company_id = c.id), 'calls', called.calls,
        'missed_calls', called.missed) || ${counted('company')} as counts, called.last_call_at
    from companies c cross join lateral (
      select count(*) as calls, count(*) filter (where missing_call) as missed, max(started_at) as last_call_at
      from contacts join cdrs on cdrs.contact_id = contacts.id and cdrs.contact_id > 0 where contacts.company_id = c.id) called
    where c.id = ${id}`)
  return row === undefined ? undefined : { resource_type: 'company', ...row, last_call_at: wireTime(row.last_call_at) }
}
