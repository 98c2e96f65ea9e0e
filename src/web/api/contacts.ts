/** Contacts, of which the API has no list: one by its id. */
import { queryOptions } from '@tanstack/react-query'
import { getContact } from '#contract/dashboard/contacts.ts'
import { api } from './client.ts'

export const contactOptions = (id: number) =>
  queryOptions({ queryKey: ['contacts', 'one', id], queryFn: ({ signal }) => api(getContact, { params: { id }, signal }) })
