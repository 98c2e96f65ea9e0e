/** What is set in the filters of the calls, in words; a contact or company by name, once that is known. */
import { useQuery } from '@tanstack/react-query'
import { cardName } from '#web/api/card-name.ts'
import type { Names } from '#web/entities/names.ts'
import { type Chip, chipsOf } from './calls-chips.ts'
import type { CallsQuery } from './calls-search.ts'

export function useChips(query: CallsQuery, names: Names): Chip[] {
  const contact = useQuery(cardName('contacts', query.contact_id)).data
  const company = useQuery(cardName('companies', query.company_id)).data
  return chipsOf(query, {
    ...names,
    contact: (id) => (contact === undefined ? String(id) : names.contactName(contact)),
    company: (id) => company ?? String(id),
  })
}
