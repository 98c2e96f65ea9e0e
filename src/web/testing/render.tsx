/** Renders a route of the real app over the real server app in the same process. Failures are made by wrapping the fetch. */
import { cleanup, render } from '@testing-library/react'
import i18next from 'i18next'
import { createMemoryRouter } from 'react-router-dom'
import { afterEach } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import type { Role } from '#contract/dashboard/roles.ts'
import type { TestApp } from '#server/testing/app.ts'
import { sendRequestsTo } from '#web/api/client.ts'
import { createQueryClient } from '#web/api/query-client.ts'
import { App } from '#web/app/app.tsx'
import { paths } from '#web/app/paths.ts'
import { routes } from '#web/app/router.tsx'
import { chooseLanguage, loadAllWords, startI18n } from '#web/i18n/index.ts'
import { LANGUAGES, type Language } from '#web/i18n/languages.ts'

export interface Rendered {
  /** Path and query the app is at. */
  location(): string
  goBack(): Promise<void>
}

// The words of both languages are there before the first test, so that what is rendered needs no waiting for them.
await startI18n()
await loadAllWords()
for (const language of LANGUAGES.toReversed()) await chooseLanguage(language)

afterEach(cleanup)

interface How {
  /** Null: nobody is signed in. */
  as?: Role | null
  language?: Language
  /** Stands between app and server: gets the request and how to send it on. */
  through?: (request: Request, next: Fetch) => Promise<Response>
}

/** Renders the app at `path`, as a person of this role. */
export function renderRoute(server: TestApp, path: string, { as = 'supervisor', language = 'en', through }: How = {}): Rendered {
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
  const next: Fetch = async (request) => {
    const signed = new Request(request)
    if (as !== null) signed.headers.set('authorization', `Bearer demo-${as}`)
    return server.app.request(signed)
  }
  sendRequestsTo(through === undefined ? next : (request) => through(request, next))
  const queryClient = createQueryClient(() => {
    const { pathname, search } = router.state.location
    if (pathname !== paths.signIn()) void router.navigate(paths.signIn(`${pathname}${search}`), { replace: true })
  })
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  render(<App router={router} queryClient={queryClient} />)
  return {
    location: () => `${router.state.location.pathname}${router.state.location.search}`,
    goBack: () => router.navigate(-1),
  }
}
