/** Which screen stands at which URL. Everything but the list of calls is fetched when it is first wanted. */
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createBrowserRouter, type DataRouter, type RouteObject, redirect } from 'react-router-dom'
import { createQueryClient } from '#web/api/query-client.ts'
import { startCall } from '#web/features/calls/call-loader.ts'
import { CallsPage } from '#web/features/calls/calls-page.tsx'
import { loadAllWords } from '#web/i18n/index.ts'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { paths, patterns } from './paths.ts'
import { Shell } from './shell/shell.tsx'

/** Stands while the first screen's code is on its way: index.html has drawn what is to be seen. */
const Nothing = () => null

/** A screen that is fetched when it is first wanted, with its words. */
async function screen(component: Promise<ComponentType>): Promise<{ Component: ComponentType }> {
  const [Component] = await Promise.all([component, loadAllWords()])
  return { Component }
}

/**
 * The routes; `handle.nav` names the entry of the navigation that a screen belongs to. Loaders start what their screen will ask for
 * while its code is on the way, and wait for nothing. The list of calls needs none: its code is there, and asks at once.
 */
const routes = (client: QueryClient): RouteObject[] => [
  {
    path: patterns.signIn,
    ErrorBoundary: ErrorPage,
    lazy: () => screen(import('#web/features/sign-in/sign-in-page.tsx').then(({ SignInPage }) => SignInPage)),
    HydrateFallback: Nothing,
  },
  {
    Component: Shell,
    ErrorBoundary: ErrorPage,
    HydrateFallback: Nothing,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { path: paths.home(), loader: () => redirect(paths.calls()) },
          { path: patterns.calls, Component: CallsPage, handle: { nav: 'calls' } },
          {
            path: patterns.call,
            loader: ({ params, request }) => startCall(client, params, new URL(request.url).search),
            lazy: () => screen(import('#web/features/calls/call-page.tsx').then(({ CallPage }) => CallPage)),
            handle: { nav: 'calls' },
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]

/**
 * The router of the page, and the cache that goes with it: a dead session leads to the sign-in page and back here afterwards.
 * `create` makes the router: of the browser's history, or of a history of its own in tests.
 */
export function createAppRouter(create: (routes: RouteObject[]) => DataRouter = createBrowserRouter): {
  router: DataRouter
  queryClient: QueryClient
} {
  const queryClient = createQueryClient(() => {
    const { pathname, search } = router.state.location
    if (pathname !== paths.signIn()) void router.navigate(paths.signIn(`${pathname}${search}`), { replace: true })
  })
  const router = create(routes(queryClient))
  return { router, queryClient }
}
