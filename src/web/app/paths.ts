/** Every URL of the app, spelled here and nowhere else. */
import type { CallAddress } from '#contract/dashboard/calls.ts'
import { screenSearch } from '#web/lib/overlay.ts'

/** Parameters of a list, as they stand in the URL. */
type Search = Readonly<Record<string, string | number>>

function withSearch(path: string, search: Search | undefined): string {
  const text = new URLSearchParams(Object.entries(search ?? {}).map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? path : `${path}?${text}`
}

const listAt = (path: string) => (search?: Search) => withSearch(path, search)
const oneAt = (path: string) => (id: number) => `${path}/${id}`

/** What a new task begins with. Contact, company and assignee are ids; `call` is the path of the call it is about. */
export interface TaskPrefill {
  name?: string
  contact?: number | undefined
  company?: number | undefined
  assignee?: number | undefined
  call?: string
}

export const paths = {
  home: () => '/',
  overview: listAt('/overview'),
  calls: listAt('/calls'),
  /** A call, under the UTC date it started on. */
  call: ({ uuid, started_at }: CallAddress) => `/calls/${started_at.slice(0, 10).replaceAll('-', '/')}/${uuid}`,
  callbacks: listAt('/callbacks'),
  callback: oneAt('/callbacks'),
  tasks: listAt('/tasks'),
  task: oneAt('/tasks'),
  /** The form of a new task, over the screen that is there. */
  newTask({ pathname, search }: { pathname: string; search: string }, prefill: TaskPrefill = {}): string {
    const params = new URLSearchParams(screenSearch(search))
    params.set('new', 'task')
    for (const [name, value] of Object.entries(prefill)) if (value !== undefined) params.set(`task_${name}`, String(value))
    return `${pathname}?${params}`
  },
  users: listAt('/users'),
  user: oneAt('/users'),
  teams: listAt('/teams'),
  team: oneAt('/teams'),
  numbers: listAt('/numbers'),
  number: oneAt('/numbers'),
  greetings: listAt('/greetings'),
  greeting: oneAt('/greetings'),
  extensions: listAt('/extensions'),
  extension: oneAt('/extensions'),
  contact: oneAt('/contacts'),
  company: oneAt('/companies'),
  /** Changes of many default numbers. */
  numberChanges: listAt('/number-changes'),
  numberChange: oneAt('/number-changes'),
  newNumberChange: () => '/number-changes/new',
  audit: listAt('/audit'),
  account: () => '/account',
  live: () => '/live',
  /** A saved view: its list, as it was saved. */
  view: ({ screen, search }: { screen: string; search: string }) => (search === '' ? `/${screen}` : `/${screen}?${search}`),
  /** Sign-in, that leads back to `from` (a path with its query) afterwards. */
  signIn: (from?: string) => withSearch('/sign-in', from === undefined || from === '/' ? undefined : { from }),
} as const

/** The patterns the router matches. */
export const patterns = {
  calls: '/calls',
  call: '/calls/:yyyy/:mm/:dd/:uuid',
  callback: '/callbacks/:id',
  task: '/tasks/:id',
  user: '/users/:id',
  team: '/teams/:id',
  number: '/numbers/:id',
  greeting: '/greetings/:id',
  extension: '/extensions/:id',
  contact: '/contacts/:id',
  company: '/companies/:id',
  numberChange: '/number-changes/:id',
  signIn: '/sign-in',
} as const
