/** Teams, which Hipcall also calls queues. */
import { queryOptions } from '@tanstack/react-query'
import { listTeams, retrieveTeam, type TeamListQuery } from '#contract/hipcall/teams.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const teamPages = (query: TeamListQuery) =>
  countedPages(['teams', 'list', query], (page, signal) => api(listTeams, { query: { ...query, page, per_page: PER_PAGE }, signal }))

export const teamOptions = (id: number) =>
  queryOptions({ queryKey: ['teams', 'one', id], queryFn: ({ signal }) => api(retrieveTeam, { params: { id }, signal }) })
