/** What the lists and details of all records of the account do alike, for each of them. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const start = async () => {
  await seedDocumentedAccount(on.db)
  return createTestApp(on.db)
}

/** A list, and what it holds of the documentation's account. */
interface Screen {
  path: string
  title: string
  turkish: string
  /** How many, in words. */
  count: string
  turkishCount: string
  /** What the first row says. */
  first: RegExp
  /** Text that one row has, and what the row says. */
  search: string
  found: RegExp
  nothing: string
  noMatch: string
  failed: string
  missing: string
  /** The heading of the page that the found row opens. */
  opened: RegExp
}

const SCREENS: readonly Screen[] = [
  {
    path: '/teams',
    title: 'Teams',
    turkish: 'Ekipler',
    count: '2 teams',
    turkishCount: '2 ekip',
    first: /All users.*801.*In random order.*Active/,
    search: 'microsoft',
    found: /Microsoft Team/,
    nothing: 'No teams yet',
    noMatch: 'No team matches',
    failed: 'The teams could not be loaded',
    missing: 'There is no such team',
    opened: /^Microsoft Team$/,
  },
  {
    path: '/numbers',
    title: 'Numbers',
    turkish: 'Numaralar',
    count: '4 numbers',
    turkishCount: '4 numara',
    first: /Line 1.*\+90 850 303 0031.*2 people/,
    search: '0850 303 00 33',
    found: /Line 3/,
    nothing: 'No numbers yet',
    noMatch: 'No number matches',
    failed: 'The numbers could not be loaded',
    missing: 'There is no such number',
    opened: /^Line 3$/,
  },
  {
    path: '/greetings',
    title: 'Greetings',
    turkish: 'Karşılamalar',
    count: '4 greetings',
    turkishCount: '4 karşılama',
    first: /Welcome.*800.*Yes.*0 s.*1.*Active/,
    search: 'to micro',
    found: /Welcome to Microsoft/,
    nothing: 'No greetings yet',
    noMatch: 'No greeting matches',
    failed: 'The greetings could not be loaded',
    missing: 'There is no such greeting',
    opened: /^Welcome to Microsoft$/,
  },
  {
    path: '/extensions',
    title: 'Extensions',
    turkish: 'Dahililer',
    count: '8 extensions',
    turkishCount: '8 dahili',
    first: /1001.*Person.*Ada Admin.*31 Mar 2023, 11:41/,
    search: '300',
    found: /300.*Team.*Microsoft Team/,
    nothing: 'No extensions yet',
    noMatch: 'No extension matches',
    failed: 'The extensions could not be loaded',
    missing: 'There is no such extension',
    opened: /^Extension 300$/,
  },
]

const rows = () => screen.queryAllByRole('row').filter((row) => row.dataset.key !== undefined)
const some = async () => waitFor(() => expect(rows().length).toBeGreaterThan(1))

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

describe.each(SCREENS)('$path', ({ path, ...expected }) => {
  it('shows all rows in words, and how many they are', async () => {
    renderRoute(await start(), path, { as: 'agent' })
    await waitFor(() => expect(rows()[0]?.textContent).toMatch(expected.first))
    expect(screen.getByRole('heading', { level: 1, name: expected.title })).toBeTruthy()
    expect(await screen.findByText(expected.count)).toBeTruthy()
    expect(screen.getByRole('link', { name: expected.title, current: 'page' })).toBeTruthy()
  })

  it('speaks Turkish', async () => {
    renderRoute(await start(), path, { language: 'tr' })
    await some()
    expect(screen.getByRole('heading', { level: 1, name: expected.turkish })).toBeTruthy()
    expect(await screen.findByText(expected.turkishCount)).toBeTruthy()
  })

  it('searches from the keyboard, asks the server for it, and opens what it found', async () => {
    const asked: string[] = []
    const noting = (request: Request, next: Fetch) => {
      asked.push(new URL(request.url).search)
      return next(request)
    }
    const { location, goBack } = renderRoute(await start(), path, { through: noting })
    await some()
    await userEvent.keyboard(`/${expected.search}{Enter}`)
    await waitFor(() => expect(rows()).toHaveLength(1))
    await waitFor(() => expect(rows()[0]?.textContent).toMatch(expected.found))
    const searched = location()
    expect(new URLSearchParams(searched.split('?')[1]).get('q')).toBe(expected.search)
    expect(asked.some((search) => new URLSearchParams(search).get('q') === expected.search)).toBe(true)
    const [link] = within(rows()[0] ?? document.body).getAllByRole('link')
    await userEvent.click(link ?? document.body)
    expect(await screen.findByRole('heading', { level: 1, name: expected.opened })).toBeTruthy()
    expect(screen.getByRole('region', { name: /^Calls/ })).toBeTruthy()
    await goBack()
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(location()).toBe(searched)
  })

  it('says that there is nothing yet', async () => {
    renderRoute(createTestApp(on.db), path)
    expect(await screen.findByRole('heading', { name: expected.nothing })).toBeTruthy()
  })

  it('says that nothing matches, and drops the search', async () => {
    const { location } = renderRoute(await start(), `${path}?q=zzz`)
    expect(await screen.findByRole('heading', { name: expected.noMatch })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^Without/ }))
    await some()
    expect(location()).toBe(path)
  })

  it('says what failed, and recovers by another try', async () => {
    let broken = true
    renderRoute(await start(), path, {
      through: (request, next) =>
        broken && new URL(request.url).pathname === `/api/v20211124${path}`
          ? Promise.reject(new TypeError('Failed to fetch'))
          : next(request),
    })
    expect(await screen.findByRole('heading', { name: expected.failed })).toBeTruthy()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await some()
  })

  it.each(['999', 'nonsense'])('says that there is none at /%s, and leads back to the list', async (id) => {
    const { location } = renderRoute(await start(), `${path}/${id}`)
    expect(await screen.findByRole('heading', { level: 1, name: expected.missing })).toBeTruthy()
    const main = screen.getByRole('main')
    await userEvent.click(within(main).getByRole('link', { name: expected.title }))
    await some()
    expect(location()).toBe(path)
  })

  it('says what failed of one of them, and recovers by another try', async () => {
    let broken = true
    renderRoute(await start(), `${path}/1`, {
      through: (request, next) =>
        broken && request.url.endsWith(`/api/v20211124${path}/1`) ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
    })
    expect(await screen.findByRole('heading', { name: /^The \w+ could not be loaded$/ })).toBeTruthy()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('region', { name: /^Calls/ })).toBeTruthy()
  })
})

describe('filters', () => {
  it.each([
    { path: '/teams', button: 'State', option: 'Passive', search: 'status=passive', left: 0 },
    { path: '/extensions', button: 'Kind', option: 'Team', search: 'target=team', left: 2 },
  ])('of $path go to the address, and Back takes them away', async ({ path, button, option, search, left }) => {
    const { location, goBack } = renderRoute(await start(), path)
    await some()
    const all = rows().length
    await userEvent.click(screen.getByRole('button', { name: button, expanded: false }))
    await userEvent.click(await screen.findByRole('option', { name: option }))
    await waitFor(() => expect(location()).toBe(`${path}?${search}`))
    await waitFor(() => expect(rows()).toHaveLength(left))
    await goBack()
    await waitFor(() => expect(rows()).toHaveLength(all))
    expect(location()).toBe(path)
  })
})
