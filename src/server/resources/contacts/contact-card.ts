import { sql } from 'drizzle-orm'
import type { ContactCard } from '#contract/dashboard/contacts.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { counted, linked, numbersOf, tagsAsJson } from '../card-columns.ts'

type ContactRow = Omit<ContactCard, 'resource_type'>

/** A contact with everything its page shows at once, in one statement; undefined where there is none with this id. */
export async function contactCard(queries: Queries, id: number): Promise<ContactCard | undefined> {
  const [row] = await queries.rows<ContactRow>(sql`
    select c.id, c.name, ${linked(sql`companies`, sql`c.company_id`, sql`name`)} as company,
      ${linked(sql`users`, sql`c.owner_id`, sql`full_name`)} as owner, ${numbersOf('contact')} as numbers, ${tagsAsJson('contact')} as tags,
      jsonb_build_object('calls', called.calls, 'missed_calls', called.missed) || ${counted('contact')} as counts, called.last_call_at
    from contacts c cross join lateral (
      select count(*) as calls, count(*) filter (where missing_call) as missed, max(started_at) as last_call_at
      from cdrs where contact_id = c.id and contact_id > 0) called
    where c.id = ${id}`)
  return row === undefined ? undefined : { resource_type: 'contact', ...row, last_call_at: wireTime(row.last_call_at) }
}
