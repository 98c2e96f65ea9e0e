import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const AT = '2024-02-05T06:30:00+0000'
const extension = (id: number, target_type: string | null, target_id: number | null) =>
  ({ resource_type: 'extension', id, number: `90${id}`, target_id, target_type, created_at: AT, updated_at: AT }) as const

async function start() {
  await seedDocumentedAccount(on.db)
  await upsertDirectory(on.db, { extensions: [extension(50, null, null), extension(51, 'smart_ivr', 7), extension(52, 'user', 77)] })
  return createTestApp(on.db)
}
const rows = () => screen.queryAllByRole('row').filter((row) => row.dataset.key !== undefined)
const numbers = () => rows().map((row) => row.textContent.split(' ')[0])

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('says what an extension rings, also nothing, a kind it does not know, and who is gone', async () => {
  renderRoute(await start(), '/extensions?q=90')
  await waitFor(() => expect(rows()).toHaveLength(3))
  await waitFor(() => expect(rows()[2]?.textContent).toMatch(/9052.*Person.*Person 77/))
  expect(rows()[0]?.textContent).toMatch(/9050.*—.*Nothing/)
  expect(rows()[1]?.textContent).toMatch(/9051.*smart_ivr.*7/)
})

it('sorts by its headers: lowest first, highest first, and as at first', async () => {
  const { location } = renderRoute(await start(), '/extensions')
  await waitFor(() => expect(rows()).toHaveLength(11))
  const before = numbers()
  const press = () => userEvent.click(within(screen.getByRole('columnheader', { name: 'Extension' })).getByRole('button'))
  await press()
  await waitFor(() => expect(numbers()).toEqual([...before].sort()))
  expect(location()).toBe('/extensions?sort=number')
  expect(screen.getByRole('columnheader', { name: 'Extension' }).getAttribute('aria-sort')).toBe('ascending')
  await press()
  await waitFor(() => expect(numbers()).toEqual([...before].sort().reverse()))
  expect(location()).toBe('/extensions?sort=-number')
  await press()
  await waitFor(() => expect(numbers()).toEqual(before))
  expect(location()).toBe('/extensions')
})

it('takes the documentation’s own example of a filter, and says which makes no sense', async () => {
  renderRoute(await start(), '/extensions?target=inbound,team&sort=colour')
  await waitFor(() => expect(rows()).toHaveLength(2))
  expect(screen.getByRole('alert').textContent).toContain('The filter sort=colour makes no sense here')
})

it('leads to what it rings and to the calls of that, and back', async () => {
  const { location } = renderRoute(await start(), '/extensions')
  await userEvent.click(await screen.findByRole('link', { name: 'Microsoft Team' }))
  await waitFor(() => expect(location()).toBe('/teams/2'))
  await userEvent.click(await screen.findByRole('link', { name: '300' }))
  await waitFor(() => expect(location()).toBe('/extensions/6'))
  expect(await screen.findByRole('region', { name: 'Calls of Microsoft Team' })).toBeTruthy()
  await userEvent.click(screen.getByRole('link', { name: 'Microsoft Team' }))
  await waitFor(() => expect(location()).toBe('/teams/2'))
})

it.each(['/extensions/50', '/extensions/51'])('shows no calls where they are of nothing it knows: %s', async (path) => {
  renderRoute(await start(), path)
  expect(await screen.findByRole('heading', { name: /^Extension 90/ })).toBeTruthy()
  expect(screen.queryByRole('region', { name: /Calls/ })).toBeNull()
})
