/** Bearer tokens of this server, for programs. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { createToken, listTokens, revokeToken, type TokenCreate } from '#contract/dashboard/tokens.ts'
import { api } from './client.ts'

export const tokensOptions = () => queryOptions({ queryKey: ['tokens'], queryFn: ({ signal }) => api(listTokens, { signal }) })

const meta = { invalidates: [['tokens'], ['audit']] }

/** Its answer has the token itself, and is not kept longer than it is shown. */
export const createTokenMutation = () =>
  mutationOptions({ mutationKey: ['create-token'], mutationFn: (body: TokenCreate) => api(createToken, { body }), gcTime: 0, meta })

export const revokeTokenMutation = () =>
  mutationOptions({ mutationKey: ['revoke-token'], mutationFn: (id: number) => api(revokeToken, { params: { id } }), meta })
