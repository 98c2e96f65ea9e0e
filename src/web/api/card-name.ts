/** The name behind the id of a contact or company, apart from the rest of them: the list of calls asks for it seldom, and is the first screen. */
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** `id` undefined: not asked for. */
export const contactName = (id: number | undefined) =>
  queryOptions({
    queryKey: ['contacts', 'name', id],
    queryFn: async ({ signal }) => {
      const { getContact } = await import('#contract/dashboard/contacts.ts')
      return (await api(getContact, { params: { id: id ?? 0 }, signal })).data.name
    },
    staleTime: 60_000,
    enabled: id !== undefined,
  })

export const companyName = (id: number | undefined) =>
  queryOptions({
    queryKey: ['companies', 'name', id],
    queryFn: async ({ signal }) => {
      const { getCompany } = await import('#contract/dashboard/companies.ts')
      return (await api(getCompany, { params: { id: id ?? 0 }, signal })).data.name
    },
    staleTime: 60_000,
    enabled: id !== undefined,
  })
