/** Which screen stands at which URL. Everything but the list of calls is fetched when it is first wanted. */
import type { ComponentType } from 'react'
import { createBrowserRouter, type DataRouter, type RouteObject, redirect } from 'react-router-dom'
import { CallsPage } from '#web/features/calls/calls-page.tsx'
import { loadAllWords } from '#web/i18n/index.ts'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { fetchCallPage } from './parts.ts'
import { paths, patterns } from './paths.ts'
import { Bare } from './shell/bare.tsx'
import { Shell } from './shell/shell.tsx'

/** A screen that is fetched when it is first wanted, with its words. */
async function screen(component: Promise<ComponentType>): Promise<{ Component: ComponentType }> {
  const [Component] = await Promise.all([component, loadAllWords()])
  return { Component }
}

/** The routes; `handle.nav` names the entry of the navigation that a screen belongs to. */
export const routes: RouteObject[] = [
  {
    Component: Bare,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        path: patterns.signIn,
        ErrorBoundary: ErrorPage,
        lazy: () => screen(import('#web/features/sign-in/sign-in-page.tsx').then(({ SignInPage }) => SignInPage)),
      },
    ],
  },
  {
    Component: Shell,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { path: paths.home(), loader: () => redirect(paths.calls()) },
          {
            path: paths.overview(),
            lazy: () => screen(import('#web/features/overview/overview-page.tsx').then(({ OverviewPage }) => OverviewPage)),
            handle: { nav: 'overview' },
          },
          { path: patterns.calls, Component: CallsPage, handle: { nav: 'calls' } },
          {
            path: patterns.call,
            lazy: () => screen(fetchCallPage().then(({ CallPage }) => CallPage)),
            handle: { nav: 'calls' },
          },
          {
            path: paths.callbacks(),
            lazy: () => screen(import('#web/features/callbacks/callbacks-page.tsx').then(({ CallbacksPage }) => CallbacksPage)),
            handle: { nav: 'callbacks' },
          },
          {
            path: patterns.callback,
            lazy: () => screen(import('#web/features/callbacks/callback-page.tsx').then(({ CallbackPage }) => CallbackPage)),
            handle: { nav: 'callbacks' },
          },
          {
            path: paths.live(),
            lazy: () => screen(import('#web/features/live/live-page.tsx').then(({ LivePage }) => LivePage)),
            handle: { nav: 'live' },
          },
          {
            path: paths.tasks(),
            lazy: () => screen(import('#web/features/tasks/tasks-page.tsx').then(({ TasksPage }) => TasksPage)),
            handle: { nav: 'tasks' },
          },
          {
            path: patterns.task,
            lazy: () => screen(import('#web/features/tasks/task-page.tsx').then(({ TaskPage }) => TaskPage)),
            handle: { nav: 'tasks' },
          },
          {
            path: paths.users(),
            lazy: () => screen(import('#web/features/users/users-page.tsx').then(({ UsersPage }) => UsersPage)),
            handle: { nav: 'users' },
          },
          {
            path: patterns.user,
            lazy: () => screen(import('#web/features/users/user-page.tsx').then(({ UserPage }) => UserPage)),
            handle: { nav: 'users' },
          },
          {
            path: paths.numberChanges(),
            lazy: () => screen(import('#web/features/number-changes/number-changes-page.tsx').then((module) => module.NumberChangesPage)),
            handle: { nav: 'users' },
          },
          {
            path: paths.newNumberChange(),
            lazy: () =>
              screen(import('#web/features/number-changes/new-number-change-page.tsx').then((module) => module.NewNumberChangePage)),
            handle: { nav: 'users' },
          },
          {
            path: patterns.numberChange,
            lazy: () => screen(import('#web/features/number-changes/number-change-page.tsx').then((module) => module.NumberChangePage)),
            handle: { nav: 'users' },
          },
          {
            path: paths.account(),
            lazy: () => screen(import('#web/features/account/account-page.tsx').then(({ AccountPage }) => AccountPage)),
            handle: { nav: 'account' },
          },
          {
            path: paths.audit(),
            lazy: () => screen(import('#web/features/audit/audit-page.tsx').then(({ AuditPage }) => AuditPage)),
            handle: { nav: 'audit' },
          },
          {
            path: paths.teams(),
            lazy: () => screen(import('#web/features/teams/teams-page.tsx').then(({ TeamsPage }) => TeamsPage)),
            handle: { nav: 'teams' },
          },
          {
            path: patterns.team,
            lazy: () => screen(import('#web/features/teams/team-page.tsx').then(({ TeamPage }) => TeamPage)),
            handle: { nav: 'teams' },
          },
          {
            path: paths.numbers(),
            lazy: () => screen(import('#web/features/numbers/numbers-page.tsx').then(({ NumbersPage }) => NumbersPage)),
            handle: { nav: 'numbers' },
          },
          {
            path: patterns.number,
            lazy: () => screen(import('#web/features/numbers/number-page.tsx').then(({ NumberPage }) => NumberPage)),
            handle: { nav: 'numbers' },
          },
          {
            path: paths.greetings(),
            lazy: () => screen(import('#web/features/greetings/greetings-page.tsx').then(({ GreetingsPage }) => GreetingsPage)),
            handle: { nav: 'greetings' },
          },
          {
            path: patterns.greeting,
            lazy: () => screen(import('#web/features/greetings/greeting-page.tsx').then(({ GreetingPage }) => GreetingPage)),
            handle: { nav: 'greetings' },
          },
          {
            path: paths.extensions(),
            lazy: () => screen(import('#web/features/extensions/extensions-page.tsx').then(({ ExtensionsPage }) => ExtensionsPage)),
            handle: { nav: 'extensions' },
          },
          {
            path: patterns.extension,
            lazy: () => screen(import('#web/features/extensions/extension-page.tsx').then(({ ExtensionPage }) => ExtensionPage)),
            handle: { nav: 'extensions' },
          },
          // Contacts and companies have no list: they are reached from calls.
          {
            path: patterns.contact,
            handle: { nav: 'calls' },
            lazy: () => screen(import('#web/features/contacts/contact-page.tsx').then(({ ContactPage }) => ContactPage)),
          },
          {
            path: patterns.company,
            handle: { nav: 'calls' },
            lazy: () => screen(import('#web/features/companies/company-page.tsx').then(({ CompanyPage }) => CompanyPage)),
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]

/** The router of the page. */
export const createAppRouter = () => createBrowserRouter(routes)

/** Leads a person whose session is dead to the sign-in page, and back here afterwards. */
export function toSignIn(router: DataRouter): void {
  // Where one is going, if one is on the way.
  const { pathname, search } = router.state.navigation.location ?? router.state.location
  if (pathname !== paths.signIn()) void router.navigate(paths.signIn(`${pathname}${search}`), { replace: true })
}
