/** Names of contacts and companies, which the directory does not hold. */
import { queryOptions } from '@tanstack/react-query'
import { getCompany } from '#contract/dashboard/companies.ts'
import { getContact } from '#contract/dashboard/contacts.ts'
import { search } from '#contract/dashboard/search.ts'
import { api } from './client.ts'

export type LinkKind = 'contact' | 'company'

const KEY = { contact: 'contacts', company: 'companies' } as const

/** The name and the numbers of a contact or company, and its owner. */
export const linkOptions = (kind: LinkKind, id: number) =>
  queryOptions({
    queryKey: [KEY[kind], 'link', id],
    queryFn: async ({ signal }) => {
      const { data } = await api(kind === 'contact' ? getContact : getCompany, { params: { id }, signal })
      return { name: data.name, numbers: data.numbers, owner: data.owner }
    },
    staleTime: 60_000,
  })

/** Contacts and companies by a name or number typed; nothing for an empty text. */
export const findLinks = (q: string) =>
  queryOptions({
    queryKey: ['search', 'links', q],
    queryFn: async ({ signal }) => (await api(search, { query: { q, kinds: ['contacts', 'companies'] }, signal })).data,
    staleTime: 60_000,
    enabled: q !== '',
  })
