/** Which screen stands at which URL. Everything but the list of calls is fetched when it is first wanted. */
import { type ComponentType, lazy } from 'react'
import { CallsPage } from '#web/features/calls/calls-page.tsx'
import { loadAllWords } from '#web/i18n/index.ts'
import type { NavigationName } from './navigation.ts'
import { fetchCallPage } from './parts.ts'
import { paths, patterns } from './paths.ts'

interface Screen {
  path: string
  /** The entry of the navigation it belongs to. */
  nav: NavigationName
  Component: ComponentType
}

/** A screen that is fetched when it is first wanted, with its words. */
const late = (fetchScreen: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => {
    const [Component] = await Promise.all([fetchScreen(), loadAllWords()])
    return { default: Component }
  })

export const SCREENS: readonly Screen[] = [
  {
    path: paths.overview(),
    nav: 'overview',
    Component: late(() => import('#web/features/overview/overview-page.tsx').then(({ OverviewPage }) => OverviewPage)),
  },
  { path: patterns.calls, nav: 'calls', Component: CallsPage },
  { path: patterns.call, nav: 'calls', Component: late(() => fetchCallPage().then(({ CallPage }) => CallPage)) },
  {
    path: paths.callbacks(),
    nav: 'callbacks',
    Component: late(() => import('#web/features/callbacks/callbacks-page.tsx').then(({ CallbacksPage }) => CallbacksPage)),
  },
  {
    path: patterns.callback,
    nav: 'callbacks',
    Component: late(() => import('#web/features/callbacks/callback-page.tsx').then(({ CallbackPage }) => CallbackPage)),
  },
  { path: paths.live(), nav: 'live', Component: late(() => import('#web/features/live/live-page.tsx').then(({ LivePage }) => LivePage)) },
  {
    path: paths.tasks(),
    nav: 'tasks',
    Component: late(() => import('#web/features/tasks/tasks-page.tsx').then(({ TasksPage }) => TasksPage)),
  },
  {
    path: patterns.task,
    nav: 'tasks',
    Component: late(() => import('#web/features/tasks/task-page.tsx').then(({ TaskPage }) => TaskPage)),
  },
  {
    path: paths.users(),
    nav: 'users',
    Component: late(() => import('#web/features/users/users-page.tsx').then(({ UsersPage }) => UsersPage)),
  },
  {
    path: patterns.user,
    nav: 'users',
    Component: late(() => import('#web/features/users/user-page.tsx').then(({ UserPage }) => UserPage)),
  },
  {
    path: paths.numberChanges(),
    nav: 'users',
    Component: late(() =>
      import('#web/features/number-changes/number-changes-page.tsx').then(({ NumberChangesPage }) => NumberChangesPage),
    ),
  },
  {
    path: paths.newNumberChange(),
    nav: 'users',
    Component: late(() =>
      import('#web/features/number-changes/new-number-change-page.tsx').then(({ NewNumberChangePage }) => NewNumberChangePage),
    ),
  },
  {
    path: patterns.numberChange,
    nav: 'users',
    Component: late(() => import('#web/features/number-changes/number-change-page.tsx').then(({ NumberChangePage }) => NumberChangePage)),
  },
  {
    path: paths.account(),
    nav: 'account',
    Component: late(() => import('#web/features/account/account-page.tsx').then(({ AccountPage }) => AccountPage)),
  },
  {
    path: paths.audit(),
    nav: 'audit',
    Component: late(() => import('#web/features/audit/audit-page.tsx').then(({ AuditPage }) => AuditPage)),
  },
  {
    path: paths.teams(),
    nav: 'teams',
    Component: late(() => import('#web/features/teams/teams-page.tsx').then(({ TeamsPage }) => TeamsPage)),
  },
  {
    path: patterns.team,
    nav: 'teams',
    Component: late(() => import('#web/features/teams/team-page.tsx').then(({ TeamPage }) => TeamPage)),
  },
  {
    path: paths.numbers(),
    nav: 'numbers',
    Component: late(() => import('#web/features/numbers/numbers-page.tsx').then(({ NumbersPage }) => NumbersPage)),
  },
  {
    path: patterns.number,
    nav: 'numbers',
    Component: late(() => import('#web/features/numbers/number-page.tsx').then(({ NumberPage }) => NumberPage)),
  },
  {
    path: paths.greetings(),
    nav: 'greetings',
    Component: late(() => import('#web/features/greetings/greetings-page.tsx').then(({ GreetingsPage }) => GreetingsPage)),
  },
  {
    path: patterns.greeting,
    nav: 'greetings',
    Component: late(() => import('#web/features/greetings/greeting-page.tsx').then(({ GreetingPage }) => GreetingPage)),
  },
  {
    path: paths.extensions(),
    nav: 'extensions',
    Component: late(() => import('#web/features/extensions/extensions-page.tsx').then(({ ExtensionsPage }) => ExtensionsPage)),
  },
  {
    path: patterns.extension,
    nav: 'extensions',
    Component: late(() => import('#web/features/extensions/extension-page.tsx').then(({ ExtensionPage }) => ExtensionPage)),
  },
  // Contacts and companies have no list: they are reached from calls.
  {
    path: patterns.contact,
    nav: 'calls',
    Component: late(() => import('#web/features/contacts/contact-page.tsx').then(({ ContactPage }) => ContactPage)),
  },
  {
    path: patterns.company,
    nav: 'calls',
    Component: late(() => import('#web/features/companies/company-page.tsx').then(({ CompanyPage }) => CompanyPage)),
  },
]

export const SignInPage = late(() => import('#web/features/sign-in/sign-in-page.tsx').then(({ SignInPage }) => SignInPage))
