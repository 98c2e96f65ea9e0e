/** The name behind a contact's id, apart from the rest of contacts: the list of calls asks for it seldom, and is the first screen. */
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

export const contactName = (id: number) =>
  queryOptions({
    queryKey: ['contacts', 'name', id],
    queryFn: async ({ signal }) => {
      const { getContact } = await import('#contract/dashboard/contacts.ts')
      return (await api(getContact, { params: { id }, signal })).data.name
    },
    staleTime: 60_000,
  })
