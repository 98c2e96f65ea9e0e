import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
async function start() {
  await seedSmallAccount(on.db)
  await on.db.rows(sql`update users set title = 'Supervisor', two_factor = true, last_logged_in = '2026-03-30T08:00:00Z' where id = 2`)
  return createTestApp(on.db)
}

const rows = () => screen.getAllByRole('row').filter((row) => row.dataset.key !== undefined)
const shown = async (count: number) => waitFor(() => expect(rows()).toHaveLength(count))

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('shows users with their default number by name, and counts them', async () => {
  renderRoute(await start(), '/users')
  await shown(5)
  await waitFor(() =>
    expect(rows()[1]?.textContent).toMatch(/Satya Nadella.*Two-factor.*Supervisor.*Line 1.*\+90 850 303 0031.*Active.*30 Mar/),
  )
  expect(rows()[0]?.textContent).toMatch(/Ada Admin.*Owner of the account.*none.*never/)
  expect(rows()[4]?.textContent).toContain('Passive')
  expect(await screen.findByText('5 users')).toBeTruthy()
})

it('speaks Turkish', async () => {
  renderRoute(await start(), '/users', { language: 'tr' })
  await shown(5)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Kullanıcılar')
  await waitFor(() => expect(rows()[0]?.textContent).toMatch(/Hesabın sahibi.*yok.*hiç/))
})

it('filters by number, also by none, in the address, and Back takes it away', async () => {
  const asked: string[] = []
  const { location, goBack } = renderRoute(await start(), '/users', {
    through: (request, next) => {
      if (request.url.includes('/users')) asked.push(request.url)
      return next(request)
    },
  })
  await shown(5)
  await userEvent.click(screen.getByRole('button', { name: 'Default number' }))
  await userEvent.click(await screen.findByRole('option', { name: 'none' }))
  await shown(3)
  expect(location()).toBe('/users?default_number=0')
  expect(asked.at(-1)).toContain('default_number=0')
  await goBack()
  await shown(5)
})

it('sorts by name, A first', async () => {
  const { location } = renderRoute(await start(), '/users')
  await shown(5)
  await userEvent.click(screen.getByRole('button', { name: 'User' }))
  await waitFor(() => expect(location()).toBe('/users?sort=full_name'))
  await waitFor(() => expect(rows()[1]?.textContent).toContain('Holly James'))
  await userEvent.click(screen.getByRole('button', { name: 'User' }))
  await waitFor(() => expect(location()).toBe('/users?sort=-full_name'))
})

it('says that none matches, and recovers from a failure', async () => {
  let broken = true
  renderRoute(await start(), '/users?q=zzz', {
    through: (request, next) =>
      broken && request.url.includes('/users') ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
  })
  expect(await screen.findByRole('heading', { name: 'The users could not be loaded' })).toBeTruthy()
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('No user matches')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /Without/ }))
  await shown(5)
})

it('are chosen by an admin only', async () => {
  const app = await start()
  renderRoute(app, '/users')
  await shown(5)
  expect(screen.queryAllByRole('checkbox')).toEqual([])
  expect(screen.queryByRole('link', { name: 'Number changes' })).toBeNull()
})

it('are chosen, all that match or none, and stay chosen while the list is filtered', async () => {
  let broken = true
  const { location } = renderRoute(await start(), '/users?status=active', {
    as: 'admin',
    through: (request, next) =>
      broken && request.url.includes('per_page=200') ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
  })
  await shown(4)
  const all = async () => userEvent.click(await screen.findByRole('button', { name: 'Choose all 4 that match' }))
  await all()
  expect(await screen.findByText('They could not all be chosen: The server did not answer.')).toBeTruthy()
  broken = false
  await all()
  expect(await screen.findByText('4 chosen')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Remove Active' }))
  await shown(5)
  expect(screen.getByText('4 chosen')).toBeTruthy()
  expect(screen.getByRole('checkbox', { name: 'Choose Pasif Kişi' })).toHaveProperty('checked', false)
  expect(location()).toBe('/users')
  await userEvent.click(screen.getByRole('button', { name: 'Choose none' }))
  expect(screen.queryByText('4 chosen')).toBeNull()
})
