/** Who is signed in. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { chooseUser, getAccount, getSession, signIn, signOut } from '#contract/dashboard/session.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { knowClock } from '#web/lib/zone-clock.ts'
import { api } from './client.ts'

export const accountOptions = () =>
  queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => api(getAccount, { signal }), staleTime: Number.POSITIVE_INFINITY })

export const sessionOptions = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      const answer = await api(getSession, { signal })
      const { time_zone, clock } = answer.data.account
      knowClock(
        time_zone,
        clock.map(({ from, offset }) => ({ from: parseTimestamp(from), offset })),
      )
      return answer
    },
    staleTime: 5 * 60_000,
  })

export const signInMutation = () =>
  mutationOptions({ mutationKey: ['sign-in'], mutationFn: (token: string) => api(signIn, { body: { token } }) })

export const signOutMutation = () => mutationOptions({ mutationKey: ['sign-out'], mutationFn: () => api(signOut) })

/** Which user one is: what is one's own is read anew. Null: none. */
export const chooseUserMutation = () =>
  mutationOptions({
    mutationKey: ['choose-user'],
    mutationFn: (user_id: number | null) => api(chooseUser, { body: { user_id } }),
    meta: { invalidates: [['session'], ['callbacks'], ['views'], ['tasks']] },
  })
