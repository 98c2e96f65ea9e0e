/** What is set in the filters of the calls, in words; a contact by name, once that is known. */
import { useQuery } from '@tanstack/react-query'
import { contactName } from '#web/api/contact-name.ts'
import type { Names } from '#web/entities/names.ts'
import { type Chip, chipsOf } from './calls-chips.ts'
import type { CallsQuery } from './calls-search.ts'

export function useChips(query: CallsQuery, names: Names): Chip[] {
  const { data } = useQuery({ ...contactName(query.contact_id ?? 0), enabled: query.contact_id !== undefined })
  return chipsOf(query, { ...names, contact: (id) => data ?? String(id) })
}
