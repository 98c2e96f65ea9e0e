import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { setLive } from '#web/api/live-state.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
/** Noon in Istanbul. */
const NOW = '2026-03-31T09:00:00Z'
const at = (time: string, day = '2026-03-31') => `${day}T${time}+0000`

/** Today two answered and one missed, yesterday until noon one answered, and one later. */
const CALLS = [
  calling({ at: at('06:00:00'), kind: 'answered', contact_id: 1, user_id: 2 }),
  calling({ at: at('07:00:00'), kind: 'answered', number: '+902120000001' }),
  calling({ at: at('07:30:00'), number: '+902123334455' }),
  calling({ at: at('07:30:00', '2026-03-30'), kind: 'answered', number: '+902120000002' }),
  calling({ at: at('15:00:00', '2026-03-30'), number: '+902120000003', kind: 'answered' }),
]

async function start(calls: readonly NewCdr[] = CALLS): Promise<TestApp> {
  await seedSmallAccount(on.db)
  await insertCdrs(on.db, [...calls])
  return createTestApp(on.db, { clock: testClock(NOW) })
}

beforeEach(() => {
  setLive(false)
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] })
})
afterEach(() => {
  setLive(false)
})

const figures = () => screen.findByRole('list', { name: 'Today until now' })

it('has today beside yesterday until this time, each figure opening its calls', async () => {
  renderRoute(await start(), '/live')
  const list = await figures()
  await waitFor(() => expect(list.textContent).toMatch(/Offered3yesterday until now 1/))
  expect(list.textContent).toMatch(/Answered2yesterday until now 1/)
  expect(list.textContent).toMatch(/Missed1yesterday until now 0/)
  expect(list.textContent).toMatch(/Answer rate66\.7%/)
  expect(within(list).getByRole('link', { name: '1' }).getAttribute('href')).toMatch(/^\/calls\?.*period=today/)
  const hours = screen.getByRole('region', { name: 'Inbound calls of today, by hour' })
  expect(within(hours).getByRole('link', { name: '09:00: 1 Answered' })).toBeTruthy()
  expect(within(hours).getByRole('link', { name: '10:00: 1 Missed' }).getAttribute('href')).toMatch(/^\/calls\?/)
})

it('has the newest calls and who waits to be called back, each a link', async () => {
  renderRoute(await start(), '/live')
  const newest = await screen.findByRole('region', { name: 'Newest calls' })
  await waitFor(() => expect(within(newest).getAllByRole('listitem')).toHaveLength(5))
  expect(within(newest).getAllByRole('listitem')[0]?.textContent).toMatch(/10:30.*\+90 212 333 44 55.*Left in queue/)
  expect(within(newest).getAllByRole('link')[2]?.getAttribute('href')).toMatch(/^\/calls\/2026\/03\/31\//)
  const waiting = await screen.findByRole('region', { name: /^To be called back 1$/ })
  expect(within(waiting).getByRole('listitem').textContent).toMatch(/hours?.*\+90 212 333 44 55.*1 attempt/)
  expect(within(within(waiting).getByRole('listitem')).getByRole('link').getAttribute('href')).toMatch(/^\/callbacks\/\d+$/)
})

it('says how it is kept up to date', async () => {
  renderRoute(await start(), '/live')
  expect(await screen.findByText('Looks for news every 15 seconds')).toBeTruthy()
  setLive(true)
  expect(await screen.findByText('Up to date by itself')).toBeTruthy()
})

it('is sensible where nothing has happened yet', async () => {
  renderRoute(await start([]), '/live')
  expect(await screen.findByRole('region', { name: 'No call has come in today.' })).toBeTruthy()
  expect(await screen.findByText('Nobody waits to be called back.')).toBeTruthy()
  const list = await figures()
  await waitFor(() => expect(list.textContent).toMatch(/Answer rate—/))
})

it('fails in words, and tries again', async () => {
  let broken = true
  const through = (request: Request, next: Fetch) =>
    broken && request.url.includes('/insights') ? Promise.resolve(Response.json({ message: 'no' }, { status: 500 })) : next(request)
  renderRoute(await start(), '/live', { through })
  expect(await screen.findByText('The live screen could not be loaded')).toBeTruthy()
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  const list = await figures()
  await waitFor(() => expect(list.textContent).toMatch(/Offered3/))
})

it('speaks Turkish', async () => {
  renderRoute(await start(), '/live', { language: 'tr' })
  expect(await screen.findByRole('heading', { level: 1, name: 'Canlı' })).toBeTruthy()
  expect(await screen.findByText('dün bu saatte 1', { exact: false, selector: 'li:first-child p' })).toBeTruthy()
})
