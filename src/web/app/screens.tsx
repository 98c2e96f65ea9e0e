/** Which screen stands at which URL. Everything but the list of calls is fetched when it is first wanted. */
import { type ComponentType, lazy, type ReactNode } from 'react'
import { useLocation } from 'react-router-dom'
import { CallsPage } from '#web/features/calls/calls-page.tsx'
import { withWords } from '#web/i18n/index.ts'
import type { NavigationName } from './navigation.ts'
import { fetchCallPage } from './parts.ts'
import { paths, patterns } from './paths.ts'

interface Screen {
  path: string
  /** The entry of the navigation it belongs to. */
  nav: NavigationName
  element: ReactNode
}

type FetchScreen = () => Promise<ComponentType>

/** A try to fetch a screen, with its words, at an entry of the history. */
class Attempt {
  failed = false
  readonly key: string
  readonly Screen: ComponentType

  constructor(key: string, fetchScreen: FetchScreen) {
    this.key = key
    this.Screen = lazy(async () => {
      try {
        return { default: await withWords(fetchScreen()) }
      } catch (error) {
        this.failed = true
        throw error
      }
    })
  }
}

const attempts = new Map<FetchScreen, Attempt>()

/** A screen that is fetched when it is first wanted; if that fails, again at the next step that leads there. */
function Late({ fetchScreen }: { fetchScreen: FetchScreen }) {
  const { key } = useLocation()
  let last = attempts.get(fetchScreen)
  if (last === undefined || (last.failed && last.key !== key)) {
    last = new Attempt(key, fetchScreen)
    attempts.set(fetchScreen, last)
  }
  return <last.Screen />
}

const late = (fetchScreen: FetchScreen) => <Late fetchScreen={fetchScreen} />

export const SCREENS: readonly Screen[] = [
  {
    path: paths.overview(),
    nav: 'overview',
    element: late(() => import('#web/features/overview/overview-page.tsx').then(({ OverviewPage }) => OverviewPage)),
  },
  { path: patterns.calls, nav: 'calls', element: <CallsPage /> },
  { path: patterns.call, nav: 'calls', element: late(() => fetchCallPage().then(({ CallPage }) => CallPage)) },
  {
    path: paths.callbacks(),
    nav: 'callbacks',
    element: late(() => import('#web/features/callbacks/callbacks-page.tsx').then(({ CallbacksPage }) => CallbacksPage)),
  },
  {
    path: patterns.callback,
    nav: 'callbacks',
    element: late(() => import('#web/features/callbacks/callback-page.tsx').then(({ CallbackPage }) => CallbackPage)),
  },
  { path: paths.live(), nav: 'live', element: late(() => import('#web/features/live/live-page.tsx').then(({ LivePage }) => LivePage)) },
  {
    path: paths.tasks(),
    nav: 'tasks',
    element: late(() => import('#web/features/tasks/tasks-page.tsx').then(({ TasksPage }) => TasksPage)),
  },
  {
    path: patterns.task,
    nav: 'tasks',
    element: late(() => import('#web/features/tasks/task-page.tsx').then(({ TaskPage }) => TaskPage)),
  },
  {
    path: paths.users(),
    nav: 'users',
    element: late(() => import('#web/features/users/users-page.tsx').then(({ UsersPage }) => UsersPage)),
  },
  {
    path: patterns.user,
    nav: 'users',
    element: late(() => import('#web/features/users/user-page.tsx').then(({ UserPage }) => UserPage)),
  },
  {
    path: paths.numberChanges(),
    nav: 'users',
    element: late(() => import('#web/features/number-changes/number-changes-page.tsx').then(({ NumberChangesPage }) => NumberChangesPage)),
  },
  {
    path: paths.newNumberChange(),
    nav: 'users',
    element: late(() =>
      import('#web/features/number-changes/new-number-change-page.tsx').then(({ NewNumberChangePage }) => NewNumberChangePage),
    ),
  },
  {
    path: patterns.numberChange,
    nav: 'users',
    element: late(() => import('#web/features/number-changes/number-change-page.tsx').then(({ NumberChangePage }) => NumberChangePage)),
  },
  {
    path: paths.account(),
    nav: 'account',
    element: late(() => import('#web/features/account/account-page.tsx').then(({ AccountPage }) => AccountPage)),
  },
  {
    path: paths.audit(),
    nav: 'audit',
    element: late(() => import('#web/features/audit/audit-page.tsx').then(({ AuditPage }) => AuditPage)),
  },
  {
    path: paths.teams(),
    nav: 'teams',
    element: late(() => import('#web/features/teams/teams-page.tsx').then(({ TeamsPage }) => TeamsPage)),
  },
  {
    path: patterns.team,
    nav: 'teams',
    element: late(() => import('#web/features/teams/team-page.tsx').then(({ TeamPage }) => TeamPage)),
  },
  {
    path: paths.numbers(),
    nav: 'numbers',
    element: late(() => import('#web/features/numbers/numbers-page.tsx').then(({ NumbersPage }) => NumbersPage)),
  },
  {
    path: patterns.number,
    nav: 'numbers',
    element: late(() => import('#web/features/numbers/number-page.tsx').then(({ NumberPage }) => NumberPage)),
  },
  {
    path: paths.greetings(),
    nav: 'greetings',
    element: late(() => import('#web/features/greetings/greetings-page.tsx').then(({ GreetingsPage }) => GreetingsPage)),
  },
  {
    path: patterns.greeting,
    nav: 'greetings',
    element: late(() => import('#web/features/greetings/greeting-page.tsx').then(({ GreetingPage }) => GreetingPage)),
  },
  {
    path: paths.extensions(),
    nav: 'extensions',
    element: late(() => import('#web/features/extensions/extensions-page.tsx').then(({ ExtensionsPage }) => ExtensionsPage)),
  },
  {
    path: patterns.extension,
    nav: 'extensions',
    element: late(() => import('#web/features/extensions/extension-page.tsx').then(({ ExtensionPage }) => ExtensionPage)),
  },
  // Contacts and companies have no list: they are reached from calls.
  {
    path: patterns.contact,
    nav: 'calls',
    element: late(() => import('#web/features/contacts/contact-page.tsx').then(({ ContactPage }) => ContactPage)),
  },
  {
    path: patterns.company,
    nav: 'calls',
    element: late(() => import('#web/features/companies/company-page.tsx').then(({ CompanyPage }) => CompanyPage)),
  },
]

export const SIGN_IN = late(() => import('#web/features/sign-in/sign-in-page.tsx').then(({ SignInPage }) => SignInPage))
