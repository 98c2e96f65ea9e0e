/** Teams (queues). */
import * as z from 'zod/mini'
import { endpoint, HIPCALL } from '../endpoint.ts'
import { nameList, PageNumber, PerPage, SearchText, wholeNumber } from '../query.ts'
import { Id, page, single } from '../wire.ts'
import { STATUS } from './enums.ts'

export const Team = z.object({
  resource_type: z.literal('team'),
  id: Id,
  name: z.string(),
  user_case: z.string(),
  /** Seconds of after-call work. */
  wrap_up_time: z.int(),
  /** How the team's people are rung; the documentation shows random only. */
  strategy: z.string(),
  say_line_number: z.boolean(),
  /** Seconds between two announcements. */
  say_line_number_in_second: z.int(),
  callback: z.boolean(),
  /** The key a waiting caller presses to be called back. */
  callback_dtmf: z.int(),
  callback_action: z.string(),
  /** active or passive. */
  state: z.string(),
})
export type Team = z.infer<typeof Team>

export const TeamListQuery = z.object({
  /** Search in name. */
  q: z.optional(SearchText),
  status: z.optional(nameList(['active', 'passive'], STATUS)),
  page: PageNumber,
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: PerPage,
})
export type TeamListQuery = z.output<typeof TeamListQuery>

/** The parameters of TeamListQuery that Hipcall does not document. */
export const TEAM_LIST_ADDITIONS = ['per_page'] as const

export const listTeams = endpoint({
  name: 'listTeams',
  method: 'GET',
  path: `${HIPCALL}/teams`,
  group: 'Team',
  summary: 'List all teams',
  right: 'read',
  params: z.object({}),
  query: TeamListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(Team),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveTeam = endpoint({
  name: 'retrieveTeam',
  method: 'GET',
  path: `${HIPCALL}/teams/{id}`,
  group: 'Team',
  summary: 'Retrieve a team',
  right: 'read',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(Team),
  errors: { 404: 'no team with this id' },
})
