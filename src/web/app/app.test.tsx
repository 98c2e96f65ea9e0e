import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const start = async () => {
  await seedSmallAccount(on.db)
  return createTestApp(on.db)
}

beforeEach(() => {
  delete document.documentElement.dataset.theme
})

it('asks who one is, signs in with one click, and leads back to where one wanted to go', async () => {
  const { location } = renderRoute(await start(), '/calls?direction=inbound', { as: null })
  await userEvent.click(await screen.findByRole('button', { name: /Supervisor/ }))
  await screen.findByRole('heading', { name: 'Calls' })
  expect(location()).toBe('/calls?direction=inbound')
})

it('refuses a wrong token in words, and an empty one without asking the server', async () => {
  const sent = vi.fn()
  renderRoute(await start(), '/sign-in', {
    as: null,
    through: (request, next) => {
      if (request.method === 'POST') sent()
      return next(request)
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('Enter a token.')).toBeTruthy()
  expect(sent).not.toHaveBeenCalled()
  await userEvent.type(screen.getByLabelText('API token'), 'nonsense{Enter}')
  expect(await screen.findByText(/not valid here/)).toBeTruthy()
})

it('says how long to wait after too many attempts', async () => {
  const server = await start()
  renderRoute(server, '/sign-in', { as: null })
  await userEvent.type(await screen.findByLabelText('API token'), 'nonsense{Enter}')
  await screen.findByText(/not valid here/)
  // The other attempts of this minute, from the same address.
  const attempt = { method: 'POST', body: '{"token":"nonsense"}', headers: { 'content-type': 'application/json' } }
  for (let left = 50, status = 403; status === 403 && left > 0; left -= 1)
    ({ status } = await server.app.request('/api/dashboard/session', attempt))
  await userEvent.type(screen.getByLabelText('API token'), '{Enter}')
  expect(await screen.findByText(/Too many attempts. Wait \d+ s/)).toBeTruthy()
})

it('never leads to another site after signing in', async () => {
  const { location } = renderRoute(await start(), '/sign-in?from=//evil.example/x', { as: null })
  await userEvent.click(await screen.findByRole('button', { name: /Agent/ }))
  await waitFor(() => expect(location()).toBe('/calls'))
})

it('goes to the sign-in page when the session has ended, and keeps the place', async () => {
  const { location } = renderRoute(await start(), '/calls?q=2911', { as: null })
  await waitFor(() => expect(location()).toBe(`/sign-in?from=${encodeURIComponent('/calls?q=2911')}`))
})

it('signs out', async () => {
  const { location } = renderRoute(await start(), '/calls', { as: null })
  await userEvent.click(await screen.findByRole('button', { name: /Supervisor/ }))
  await userEvent.click(await screen.findByRole('button', { name: /^Signed in as/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(location()).toBe('/sign-in'))
})

it('says that the server cannot be reached, and that it is there again', async () => {
  let down = false
  vi.stubGlobal('fetch', async () => (down ? Promise.reject(new TypeError('refused')) : new Response('{}')))
  renderRoute(await start(), '/calls?users=2', {
    through: (request, next) => (down ? Promise.reject(new TypeError('refused')) : next(request)),
  })
  await screen.findByRole('heading', { name: 'Calls' })
  down = true
  await userEvent.click(await screen.findByRole('button', { name: 'Missed' }))
  expect(await screen.findByText(/cannot be reached/)).toBeTruthy()
  down = false
  await waitFor(() => expect(screen.queryByText(/cannot be reached/)).toBeNull(), { timeout: 8_000 })
  vi.unstubAllGlobals()
})

it('says so before anybody has signed in, too', async () => {
  let down = false
  vi.stubGlobal('fetch', async () => (down ? Promise.reject(new TypeError('refused')) : new Response('{}')))
  renderRoute(await start(), '/sign-in', {
    as: null,
    through: (request, next) => (down ? Promise.reject(new TypeError('refused')) : next(request)),
  })
  const supervisor = await screen.findByRole('button', { name: /Supervisor/ })
  down = true
  await userEvent.click(supervisor)
  expect(await screen.findByText(/cannot be reached/)).toBeTruthy()
  down = false
  await waitFor(() => expect(screen.queryByText(/cannot be reached/)).toBeNull(), { timeout: 8_000 })
  expect(await screen.findByText('Reached again.')).toBeTruthy()
  vi.unstubAllGlobals()
})

it('has a page for addresses that lead nowhere, with a way on', async () => {
  const { location } = renderRoute(await start(), '/nowhere')
  await screen.findByRole('heading', { name: 'This page does not exist' })
  await userEvent.click(screen.getByRole('link', { name: 'Go to the calls' }))
  await waitFor(() => expect(location()).toBe('/calls'))
})

it('finds a number in any format, and a person however the letters are typed, by keyboard alone', async () => {
  const { location } = renderRoute(await start(), '/calls')
  await screen.findByRole('heading', { name: 'Calls' })
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = await screen.findByRole('dialog', { name: 'Search for anything' })
  await userEvent.type(within(palette).getByRole('combobox'), '0532 620{Enter}')
  await waitFor(() => expect(location()).toBe('/calls?q=0532+620'))
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(await screen.findByRole('combobox'), 'SATYA')
  await userEvent.click(await screen.findByText(/Calls of Satya Nadella/))
  await waitFor(() => expect(location()).toBe('/calls?users=2'))
})

it('changes theme and language for good', async () => {
  renderRoute(await start(), '/calls')
  await userEvent.click(await screen.findByRole('button', { name: 'Theme' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Dark' }))
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(localStorage.getItem('santral.theme')).toBe('dark')
  await userEvent.click(screen.getByRole('button', { name: 'Language' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Türkçe' }))
  await screen.findByRole('heading', { name: 'Çağrılar' })
  expect(document.documentElement.lang).toBe('tr')
  expect(localStorage.getItem('santral.language')).toBe('tr')
})

it('remembers that the menu is narrow', async () => {
  const server = await start()
  renderRoute(server, '/calls')
  await userEvent.click(await screen.findByRole('button', { name: 'Narrow the menu' }))
  cleanup()
  renderRoute(server, '/calls')
  await userEvent.click(await screen.findByRole('button', { name: 'Widen the menu' }))
  expect(localStorage.getItem('santral.rail')).toBe('wide')
})

it('lists the shortcuts', async () => {
  renderRoute(await start(), '/calls')
  await screen.findByRole('heading', { name: 'Calls' })
  await userEvent.keyboard('?')
  expect(await screen.findByText('The call before and after')).toBeTruthy()
})
