/** Companies, of which the API has no list: one by its id, and the newest calls of its contacts. */
import { queryOptions } from '@tanstack/react-query'
import { getCompany, listCompanyCalls } from '#contract/dashboard/companies.ts'
import { api } from './client.ts'

/** Calls shown. */
const FEW = 10

export const companyOptions = (id: number) =>
  queryOptions({ queryKey: ['companies', 'one', id], queryFn: ({ signal }) => api(getCompany, { params: { id }, signal }) })

export const companyCallsOptions = (id: number) =>
  queryOptions({
    queryKey: ['companies', 'calls', id],
    queryFn: ({ signal }) => api(listCompanyCalls, { params: { id }, query: { per_page: FEW }, signal }),
    staleTime: 30_000,
  })
