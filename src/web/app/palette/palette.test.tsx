import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { hold } from '#web/testing/hold.ts'
import { renderRoute } from '#web/testing/render.tsx'

// What jsdom lacks: the window has no height to scroll in.
Element.prototype.scrollIntoView ??= () => undefined

const on = testDatabase()

async function start(): Promise<TestApp> {
  await seedSmallAccount(on.db)
  await upsertDirectory(on.db, {
    extensions: [
      {
        id: 1,
        resource_type: 'extension',
        number: '101',
        target_id: 2,
        target_type: 'user',
        created_at: '2023-03-31T08:41:58+0000',
        updated_at: '2023-03-31T08:41:58+0000',
      },
    ],
  })
  return createTestApp(on.db, { clock: testClock() })
}

async function open() {
  await screen.findByRole('heading', { level: 1 })
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = await screen.findByRole('dialog', { name: 'Search for anything' })
  return { palette, field: within(palette).getByRole('combobox') }
}
const options = () => screen.getAllByRole('option').map((option) => option.textContent)
const chosen = () => screen.getAllByRole('option').find((option) => option.getAttribute('aria-selected') === 'true')?.textContent

it('opens a person’s page first, and their calls second', async () => {
  const { location } = renderRoute(await start(), '/teams')
  const { field } = await open()
  await userEvent.type(field, 'satya')
  await waitFor(() => expect(options().slice(0, 2)).toEqual([expect.stringContaining('Satya Nadella'), 'Calls of Satya Nadella Calls']))
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(location()).toBe('/users/2'))
})

it('finds contacts, companies and tasks by name or number', async () => {
  const { location } = renderRoute(await start(), '/teams')
  const { field } = await open()
  await userEvent.type(field, 'ilgaz')
  expect(await screen.findByRole('option', { name: /Ilgaz Yıldırım.*İnşaat Işık A\.Ş\. · \+90\s532\s620\s29\s11.*Contact/ })).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, 'call back')
  expect(await screen.findByRole('option', { name: /Call back.*Task/ })).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, '0212 333')
  await userEvent.click(await screen.findByRole('option', { name: /İnşaat.*Company/ }))
  await waitFor(() => expect(location()).toBe('/companies/2'))
})

it('keeps the chosen entry where results arrive later', async () => {
  const { through, release } = hold(({ url }) => url.includes('/search?'))
  renderRoute(await start(), '/teams', { through })
  const { field } = await open()
  await userEvent.type(field, 'al')
  await waitFor(() => expect(options().length).toBeGreaterThan(1))
  await userEvent.keyboard('{ArrowDown}')
  const [before, place] = [chosen(), options().indexOf(chosen() ?? '')]
  release()
  await screen.findByRole('option', { name: /Ali Veli/ })
  expect(chosen()).toBe(before)
  expect(options().indexOf(before ?? '')).toBe(place)
})

it('says in one line where the search fails, and the rest works', async () => {
  const { location, settled } = renderRoute(await start(), '/teams', {
    through: (request, next) => (request.url.includes('/search?') ? Promise.reject(new TypeError('away')) : next(request)),
  })
  const { field } = await open()
  await settled()
  await userEvent.type(field, 'holly')
  expect(await screen.findByText('Contacts, companies and tasks could not be searched. The rest works.')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(location()).toBe('/users/3'))
})

it('asks the server from two characters on, once typing rests', async () => {
  const asked: string[] = []
  renderRoute(await start(), '/teams', {
    through: (request, next) => {
      const { pathname, searchParams } = new URL(request.url)
      if (pathname.endsWith('/search')) asked.push(searchParams.get('q') ?? '')
      return next(request)
    },
  })
  const { field } = await open()
  await userEvent.type(field, 'nobody special')
  await screen.findByRole('option', { name: /Nobody Special/ })
  expect(asked.every((text) => text.length >= 2)).toBe(true)
  expect(asked.at(-1)).toBe('nobody special')
  expect(asked.length).toBeLessThan(10)
})

it('offers the screens this role may see, and finds extensions by number', async () => {
  renderRoute(await start(), '/teams', { as: 'agent' })
  const { field } = await open()
  expect(options()).toContainEqual(expect.stringContaining('Go to Greetings'))
  expect(options().join()).not.toMatch(/Audit/)
  await userEvent.type(field, '101')
  await waitFor(() => expect(options()).toContain('101 Satya NadellaExtension'))
})
