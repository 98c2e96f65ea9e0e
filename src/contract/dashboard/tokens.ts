/** Bearer tokens of this server: made by an admin for programs that read the account here. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { SafeText, wholeNumber } from '../query.ts'
import { Id, MAX_INT, single, Timestamp } from '../wire.ts'
import { ROLES } from './roles.ts'

/** A token as it is kept: never the token itself. `user_id` is the user it acts as, null for none. */
export const Token = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(ROLES),
  user_id: z.nullable(Id),
  created_at: Timestamp,
  last_used_at: z.nullable(Timestamp),
  revoked_at: z.nullable(Timestamp),
})
export type Token = z.infer<typeof Token>

export const TokenCreate = z.strictObject({
  name: SafeText.check(z.trim(), z.minLength(2), z.maxLength(100)),
  role: z.enum(ROLES),
  user_id: z.optional(z.nullable(z.int().check(z.positive(), z.maximum(MAX_INT)))),
})
export type TokenCreate = z.infer<typeof TokenCreate>

const asked = { group: 'Account', addition: true, right: 'token.manage', query: z.object({}) } as const

export const listTokens = endpoint({
  ...asked,
  name: 'listTokens',
  method: 'GET',
  path: `${DASHBOARD}/tokens`,
  summary: 'The tokens of this server, newest first, those revoked too',
  params: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(z.array(Token)),
  errors: { 403: 'only an admin manages tokens' },
})

export const createToken = endpoint({
  ...asked,
  name: 'createToken',
  method: 'POST',
  path: `${DASHBOARD}/tokens`,
  summary: 'Make a token; the answer is the only time it is shown',
  params: z.object({}),
  body: TokenCreate,
  status: 201,
  answer: single(z.extend(Token, { token: z.string() })),
  errors: { 403: 'only an admin manages tokens', 422: 'a field is wrong, or there is no such user' },
})

export const revokeToken = endpoint({
  ...asked,
  name: 'revokeToken',
  method: 'DELETE',
  path: `${DASHBOARD}/tokens/{id}`,
  summary: 'Revoke a token: it stops working within seconds',
  params: z.object({ id: wholeNumber() }),
  body: z.undefined(),
  status: 200,
  answer: single(Token),
  errors: { 403: 'only an admin manages tokens', 404: 'no token with this id that is still valid' },
})
