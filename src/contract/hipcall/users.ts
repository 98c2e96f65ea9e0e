/** Users: the people of the account. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL } from '../endpoint.ts'
import { nameList, PageNumber, SearchText, wholeNumber } from '../query.ts'
import { Id, MAX_INT, page, single, Timestamp } from '../wire.ts'
import { STATUS } from './enums.ts'

export const User = z.object({
  resource_type: z.literal('user'),
  id: Id,
  email: z.string(),
  name: z.string(),
  full_name: z.string(),
  title: z.nullable(z.string()),
  owner: z.boolean(),
  locale: z.string(),
  /** active or passive. */
  status: z.string(),
  default_number_id: z.nullable(Id),
  default_extension_id: z.nullable(Id),
  '2fa': z.boolean(),
  last_logged_in: z.nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type User = z.infer<typeof User>

/** The detail of a user lacks full_name and status: a quirk of the API. */
export const UserDetail = z.omit(User, { full_name: true, status: true })
export type UserDetail = z.infer<typeof UserDetail>

export const UserListQuery = z.object({
  /** Search in first name, last name and e-mail. */
  q: z.optional(SearchText),
  status: z.optional(nameList(['active', 'passive'], STATUS)),
  page: PageNumber,
})
export type UserListQuery = z.output<typeof UserListQuery>

export const listUsers = endpoint({
  name: 'listUsers',
  method: 'GET',
  path: `${HIPCALL}/users`,
  group: 'User',
  summary: 'List all users',
  right: 'read',
  params: z.object({}),
  query: UserListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(User),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveUser = endpoint({
  name: 'retrieveUser',
  method: 'GET',
  path: `${HIPCALL}/users/{id}`,
  group: 'User',
  summary: 'Retrieve a user',
  right: 'read',
  params: z.object({ id: wholeNumber() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(UserDetail),
  errors: { 404: 'no user with this id' },
})

/** Body or query of a change of default number: an existing number's id; null or empty clears it. */
export const UserUpdate = z.strictObject({
  default_number_id: z.optional(
    z.nullable(
      z.union([z.int().check(z.positive(), z.maximum(MAX_INT)), z.string().check(z.regex(/^\d{0,10}$/, 'must be the id of a number'))]),
    ),
  ),
})
export type UserUpdate = z.infer<typeof UserUpdate>

export const updateUser = endpoint({
  name: 'updateUser',
  method: 'PUT',
  path: `${HIPCALL}/users/{id}`,
  group: 'User',
  summary: "Change a user's default number",
  right: 'number.assign',
  params: z.object({ id: wholeNumber() }),
  query: z.object({ default_number_id: z.optional(z.string()) }),
  body: z.optional(UserUpdate),
  status: 200,
  answer: single(UserDetail),
  errors: {
    403: 'only an admin changes default numbers',
    404: 'no user with this id',
    422: 'default_number_id is missing, or no such number exists',
  },
})
