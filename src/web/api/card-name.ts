/** The name behind the id of a contact or company, apart from the rest of them: the list of calls asks for it seldom, and is the first screen. */
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

const CARDS = {
  contacts: async () => (await import('#contract/dashboard/contacts.ts')).getContact,
  companies: async () => (await import('#contract/dashboard/companies.ts')).getCompany,
}

/** `id` undefined: not asked for. */
export const cardName = (list: keyof typeof CARDS, id: number | undefined) =>
  queryOptions({
    queryKey: [list, 'name', id],
    queryFn: async ({ signal }) => (await api(await CARDS[list](), { params: { id: id ?? 0 }, signal })).data.name,
    staleTime: 60_000,
    enabled: id !== undefined,
  })
