/** Who is signed in to the dashboard, and to which account. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { SafeText } from '../query.ts'
import { Id, MAX_INT, single, Timestamp } from '../wire.ts'
import { RIGHTS, ROLES } from './roles.ts'

/** What the account's clocks are ahead of UTC, in seconds, from an instant on. */
const ClockChange = z.object({ from: Timestamp, offset: z.int() })
export type ClockChange = z.infer<typeof ClockChange>

/**
 * The account this Santral serves. `time_zone` is an IANA name, `clock` its offsets of the last two years and the coming one, oldest
 * first. `demo_sign_in` offers a button for each demo person.
 */
export const Account = z.object({
  kind: z.enum(['demo', 'hipcall']),
  time_zone: z.string(),
  clock: z.array(ClockChange),
  demo_sign_in: z.boolean(),
})
export type Account = z.infer<typeof Account>

/**
 * The person behind the request. `user_id` is the user they are in the account, null where that is not known. `may_choose_user`: their
 * token does not say which user they are, and they may (`chooseUser`).
 */
export const Session = z.object({
  role: z.enum(ROLES),
  rights: z.array(z.enum(RIGHTS)),
  user_id: z.nullable(Id),
  name: z.string(),
  may_choose_user: z.boolean(),
  account: Account,
})
export type Session = z.infer<typeof Session>

const none = { params: z.object({}), query: z.object({}), group: 'Session', addition: true, status: 200 } as const

export const getAccount = endpoint({
  ...none,
  name: 'getAccount',
  method: 'GET',
  path: `${DASHBOARD}/account`,
  summary: 'What the sign-in page needs to know, before anybody has signed in',
  right: 'public',
  body: z.undefined(),
  answer: single(Account),
})

export const getSession = endpoint({
  ...none,
  name: 'getSession',
  method: 'GET',
  path: `${DASHBOARD}/session`,
  summary: 'The signed-in person, their role and rights, and the account',
  right: 'read',
  body: z.undefined(),
  answer: single(Session),
})

export const signIn = endpoint({
  ...none,
  name: 'signIn',
  method: 'POST',
  path: `${DASHBOARD}/session`,
  summary: 'Sign in with an API token; the answer sets a sealed HttpOnly cookie',
  right: 'public',
  body: z.strictObject({ token: SafeText.check(z.trim(), z.minLength(1), z.maxLength(500)) }),
  answer: single(Session),
  errors: {
    403: 'the token is not valid here, or belongs to another account',
    422: 'no token was sent',
    503: 'Hipcall cannot be asked about the token',
  },
})

export const chooseUser = endpoint({
  ...none,
  name: 'chooseUser',
  method: 'PUT',
  path: `${DASHBOARD}/session/user`,
  summary: 'Say which user of the account you are, for the rest of the session; no right hangs on it',
  right: 'read',
  body: z.strictObject({ user_id: z.nullable(z.int().check(z.positive(), z.maximum(MAX_INT))) }),
  answer: single(Session),
  errors: { 409: 'the token says already which user you are, or there is no session to keep it', 422: 'there is no such user' },
})

export const signOut = endpoint({
  ...none,
  name: 'signOut',
  method: 'DELETE',
  path: `${DASHBOARD}/session`,
  summary: 'Sign out: the cookie is cleared',
  right: 'public',
  body: z.undefined(),
  answer: z.object({}),
})
