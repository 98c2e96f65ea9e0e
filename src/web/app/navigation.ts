/** The entries of the navigation, in order. A screen is added here, in paths.ts and in screens.tsx. */
import {
  IconBuilding,
  IconChecklist,
  IconDeviceLandlinePhone,
  IconDeviceTv,
  IconHash,
  IconHistory,
  IconLayoutDashboard,
  IconPhone,
  IconPhoneIncoming,
  IconUser,
  IconUsersGroup,
  IconVolume,
} from '@tabler/icons-react'
import type { Right } from '#contract/dashboard/roles.ts'
import { paths } from './paths.ts'

/** The groups the entries stand in, each under its word; the first has none. */
export const NAVIGATION_GROUPS = ['work', 'people', 'routing', 'account'] as const

export type NavigationName =
  | 'overview'
  | 'calls'
  | 'callbacks'
  | 'tasks'
  | 'live'
  | 'users'
  | 'teams'
  | 'numbers'
  | 'greetings'
  | 'extensions'
  | 'account'
  | 'audit'

interface Entry {
  name: NavigationName
  group: (typeof NAVIGATION_GROUPS)[number]
  to: string
  Icon: typeof IconPhone
  /** Whoever lacks this right does not see it. */
  right?: Right
}

export const NAVIGATION: readonly Entry[] = [
  { name: 'overview', group: 'work', to: paths.overview(), Icon: IconLayoutDashboard },
  { name: 'calls', group: 'work', to: paths.calls(), Icon: IconPhone },
  { name: 'callbacks', group: 'work', to: paths.callbacks(), Icon: IconPhoneIncoming },
  // What is still to do, the most urgent first; Clear shows them all.
  { name: 'tasks', group: 'work', to: paths.tasks({ done: 'false', sort: 'due_date' }), Icon: IconChecklist },
  { name: 'live', group: 'work', to: paths.live(), Icon: IconDeviceTv },
  { name: 'users', group: 'people', to: paths.users(), Icon: IconUser },
  { name: 'teams', group: 'people', to: paths.teams(), Icon: IconUsersGroup },
  { name: 'numbers', group: 'routing', to: paths.numbers(), Icon: IconDeviceLandlinePhone },
  { name: 'greetings', group: 'routing', to: paths.greetings(), Icon: IconVolume },
  { name: 'extensions', group: 'routing', to: paths.extensions(), Icon: IconHash },
  { name: 'account', group: 'account', to: paths.account(), Icon: IconBuilding },
  { name: 'audit', group: 'account', to: paths.audit(), Icon: IconHistory, right: 'audit.read' },
]

/** Entries that stand in the bar of a phone; the others are behind "More". */
export const IN_PHONE_BAR = 4
