/** Every URL of the app, spelled here and nowhere else. */
import type { CallAddress } from '#contract/dashboard/calls.ts'

export const paths = {
  home: () => '/',
  calls: () => '/calls',
  /** A call, under the UTC date it started on. */
  call: ({ uuid, started_at }: CallAddress) => `/calls/${started_at.slice(0, 10).replaceAll('-', '/')}/${uuid}`,
  /** Sign-in, that leads back to `from` (a path with its query) afterwards. */
  signIn: (from?: string) => (from === undefined || from === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(from)}`),
} as const

/** The patterns the router matches. */
export const patterns = { calls: '/calls', call: '/calls/:yyyy/:mm/:dd/:uuid', signIn: '/sign-in' } as const
