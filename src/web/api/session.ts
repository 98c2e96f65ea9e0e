/** Who is signed in. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getAccount, getSession, signIn, signOut } from '#contract/dashboard/session.ts'
import { api } from './client.ts'

export const accountOptions = () =>
  queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => api(getAccount, { signal }), staleTime: Number.POSITIVE_INFINITY })

export const sessionOptions = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => api(getSession, { signal }), staleTime: 5 * 60_000 })

export const signInMutation = () =>
  mutationOptions({ mutationKey: ['sign-in'], mutationFn: (token: string) => api(signIn, { body: { token } }) })

export const signOutMutation = () => mutationOptions({ mutationKey: ['sign-out'], mutationFn: () => api(signOut) })
