/** Companies, of which the API has no list: one by its id. */
import { queryOptions } from '@tanstack/react-query'
import { getCompany } from '#contract/dashboard/companies.ts'
import { api } from './client.ts'

export const companyOptions = (id: number) =>
  queryOptions({ queryKey: ['companies', 'one', id], queryFn: ({ signal }) => api(getCompany, { params: { id }, signal }) })
