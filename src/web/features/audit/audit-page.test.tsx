import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
async function start({ changes = true } = {}) {
  await seedSmallAccount(on.db)
  const app = createTestApp(on.db)
  if (!changes) return app
  const api = '/api/v20211124'
  await app.as('admin', `${api}/users/2`, { method: 'PUT', body: { default_number_id: 3 } })
  await app.as('admin', `${api}/users/2`, { method: 'PUT', body: { default_number_id: null } })
  await app.as('agent', `${api}/tasks`, { method: 'POST', body: { name: 'Call Ali back', assign_to: 2, priority: 'low', task_list: 4 } })
  await app.as('agent', `${api}/contacts/2/tags`, { method: 'POST', body: { tags: ['vip'] } })
  return app
}
const rows = () => screen.getAllByRole('row').filter((row) => row.dataset.key !== undefined)
const shown = async (count: number) => waitFor(() => expect(rows()).toHaveLength(count))

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('says in words who did what to whom, newest first', async () => {
  renderRoute(await start(), '/audit')
  await shown(4)
  await waitFor(() => expect(rows()[2]?.textContent).toMatch(/Admin.*Default number: Line 3 → none.*Satya Nadella.*User/))
  expect(rows()[0]?.textContent).toMatch(/Agent.*Tags added: vip.*Ilgaz Yıldırım.*Contact/)
  expect(rows()[1]?.textContent).toMatch(/Task created.*Call Ali back.*Task/)
  expect(screen.getByRole('link', { name: 'Ilgaz Yıldırım' })).toHaveProperty('pathname', '/contacts/2')
})

it('speaks Turkish', async () => {
  renderRoute(await start(), '/audit', { language: 'tr' })
  await shown(4)
  await waitFor(() => expect(rows()[2]?.textContent).toContain('Varsayılan numara: Line 3 → yok'))
})

it('is filtered by kind, by person and by what was done, in the address', async () => {
  const { location, goBack } = renderRoute(await start(), '/audit')
  await shown(4)
  await userEvent.click(screen.getByRole('button', { name: 'Kind' }))
  await userEvent.click(await screen.findByRole('option', { name: 'User' }))
  await shown(2)
  expect(location()).toBe('/audit?target_type=user')
  await goBack()
  await shown(4)
  await userEvent.click(screen.getByRole('button', { name: 'What' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Tags added' }))
  await shown(1)
  expect(location()).toBe('/audit?action=tag.add')
})

it('of one thing names it', async () => {
  renderRoute(await start(), '/audit?target_type=user&target_id=2')
  await shown(2)
  expect(await screen.findByRole('button', { name: 'Remove Satya Nadella' })).toBeTruthy()
})

it('says that nothing was changed yet, and that nothing matches', async () => {
  const app = await start({ changes: false })
  renderRoute(app, '/audit')
  expect(await screen.findByText('No changes yet')).toBeTruthy()
  renderRoute(app, '/audit?action=tag.add')
  expect(await screen.findByText('No change matches')).toBeTruthy()
})

it('is not for an agent, who is told who may', async () => {
  const asked: string[] = []
  renderRoute(await start(), '/audit', {
    as: 'agent',
    through: (request, next) => {
      asked.push(request.url)
      return next(request)
    },
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'Audit trail' })).toBeTruthy()
  expect(screen.getByText('The role Supervisor or a higher one may do this; yours is Agent.')).toBeTruthy()
  expect(asked.some((address) => address.includes('/audit'))).toBe(false)
})

it('says what failed, and recovers', async () => {
  let broken = true
  renderRoute(await start(), '/audit', {
    through: (request, next) =>
      broken && request.url.includes('/audit') ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
  })
  expect(await screen.findByRole('heading', { name: 'The audit trail could not be loaded' })).toBeTruthy()
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await shown(4)
})
