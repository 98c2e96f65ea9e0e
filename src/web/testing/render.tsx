/** Renders a route of the real app over the real server app in the same process. Failures are made by wrapping the fetch. */
import { act, render, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { parsePath, UNSAFE_createMemoryHistory } from 'react-router-dom'
import { expect } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import type { Role } from '#contract/dashboard/roles.ts'
import type { TestApp } from '#server/testing/app.ts'
import { sendRequestsTo } from '#web/api/client.ts'
import { createQueryClient } from '#web/api/query-client.ts'
import { App } from '#web/app/app.tsx'
import { toSignIn } from '#web/app/router.tsx'
import type { Language } from '#web/i18n/languages.ts'

export interface Rendered {
  /** Path and query the app is at. */
  location(): string
  goBack(): Promise<void>
  /** Waits until every question asked so far is answered: who one is, what the ids are called. */
  settled(): Promise<void>
}

// What jsdom lacks of the browser's dialog: opening and closing. Its keeping of the focus is for the journeys in a real browser.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false
}

let entries = 0

interface How {
  /** Null: nobody is signed in, and the session's cookie is kept as a browser keeps it. */
  as?: Role | null
  language?: Language
  /** Stands between app and server: gets the request and how to send it on. */
  through?: (request: Request, next: Fetch) => Promise<Response>
}

/** Renders the app at `path`, as a person of this role. */
export function renderRoute(server: TestApp, path: string, { as = 'supervisor', language = 'en', through }: How = {}): Rendered {
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
  let cookie = ''
  const next: Fetch = async (request) => {
    const signed = new Request(request)
    if (as !== null) signed.headers.set('authorization', `Bearer demo-${as}`)
    else if (cookie !== '') signed.headers.set('cookie', cookie)
    const response = await server.app.request(signed)
    // What a browser does with a cookie.
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  sendRequestsTo(through === undefined ? next : (request) => through(request, next))
  const queryClient = createQueryClient(() => toSignIn(history))
  // An entry of its own: what a list remembers of one must not reach the next.
  entries += 1
  const history = UNSAFE_createMemoryHistory({ initialEntries: [{ ...parsePath(path), key: `entry ${entries}` }], v5Compat: true })
  render(<App history={history} queryClient={queryClient} />)
  return {
    location: () => `${history.location.pathname}${history.location.search}`,
    goBack: () => act(async () => history.go(-1)),
    settled: () => waitFor(() => expect(queryClient.isFetching()).toBe(0)),
  }
}
