import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { putUsers, userRow } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const start = async () => {
  await seedDocumentedAccount(on.db)
  return createTestApp(on.db)
}

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('says who has the number by default, and leads to them', async () => {
  renderRoute(await start(), '/numbers/1')
  const people = await screen.findByRole('region', { name: 'People with this default number' })
  const links = within(people).getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Işıl Şahin', '/users/4'],
    ['Satya Nadella', '/users/2'],
  ])
  expect(screen.getByRole('link', { name: '2 people' }).getAttribute('href')).toBe('/users?default_number=1')
})

it('names the first twenty and leads to all', async () => {
  const server = await start()
  await putUsers(
    on.db,
    Array.from({ length: 30 }, (_, at) => userRow(100 + at, { default_number_id: 3 })),
  )
  renderRoute(server, '/numbers/3', { language: 'tr' })
  const people = await screen.findByRole('region', { name: 'Varsayılan numarası bu olan kullanıcılar' })
  expect(within(people).getAllByRole('listitem')).toHaveLength(20)
  expect(within(people).getByRole('link', { name: 'Tümü' }).getAttribute('href')).toBe('/users?default_number=3')
})

it('says that nobody has it', async () => {
  renderRoute(await start(), '/numbers/2')
  expect(await screen.findByText('Nobody')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'People with this default number' })).toBeNull()
})

it('is shown grouped and copied as it is dialled', async () => {
  const user = userEvent.setup()
  renderRoute(await start(), '/numbers/1')
  await user.click(await screen.findByRole('button', { name: 'Copy +90 850 303 0031' }))
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('+908503030031'))
})

it('asks for its calls', async () => {
  const asked: string[] = []
  renderRoute(await start(), '/numbers/1', {
    through: (request, next) => {
      asked.push(decodeURIComponent(request.url))
      return next(request)
    },
  })
  expect(await screen.findByRole('region', { name: 'Calls' })).toBeTruthy()
  await waitFor(() => expect(asked.some((url) => /\/calls\?.*numbers=1(&|$)/.test(url))).toBe(true))
})
