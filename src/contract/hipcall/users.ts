/** Users: the people of the account. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL, UNANSWERED } from '../endpoint.ts'
import { IdList, nameList, PageNumber, PerPage, SearchText, sortBy, wholeNumber } from '../query.ts'
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

/** Default order: created_at. */
export const UserListQuery = z.object({
  /** Search in first name, last name and e-mail. */
  q: z.optional(SearchText),
  status: z.optional(nameList(['active', 'passive'], STATUS)),
  page: PageNumber,
  /** Ours: ids of default numbers; 0 is for users without one. */
  default_number: z.optional(IdList),
  /** Ours: names in the order of the Latin alphabet (ç as c, ı as i); who never logged in comes last either way. */
  sort: z.optional(sortBy(['full_name', 'last_logged_in'])),
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: PerPage,
})
export type UserListQuery = z.output<typeof UserListQuery>

/** The parameters of UserListQuery that Hipcall does not document. */
export const USER_LIST_ADDITIONS = ['default_number', 'sort', 'per_page'] as const

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

/** Ours: the default number a client saw, as the If-Match of a change carries it: `"3"`, or `"none"`. */
export const SeenNumber = z.codec(
  z.string().check(z.regex(/^"(none|[1-9]\d{0,9})"$/)),
  z.nullable(z.int().check(z.positive(), z.maximum(MAX_INT))),
  { decode: (text) => (text === '"none"' ? null : Number(text.slice(1, -1))), encode: (id) => `"${id ?? 'none'}"` },
)

/** A user who has the wanted number already is answered as they are, whatever If-Match says: what was asked for is there. */
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
    409: 'the default number is not the one of If-Match any more; nothing was changed',
    422: 'default_number_id is missing, no such number exists, or If-Match makes no sense',
    ...UNANSWERED,
  },
})
