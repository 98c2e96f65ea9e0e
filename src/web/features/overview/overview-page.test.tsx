import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
/** Tuesday noon in Istanbul. */
const NOW = Date.parse('2026-03-31T09:00:00Z')

/** The `at`-th call, one every hour back from noon: answered by Satya Nadella after 35 s, talked 4:05. */
function cdr(at: number, more: Partial<NewCdr> = {}): NewCdr {
  const start = NOW - 60_000 - at * 3_600_000
  return {
    resource_type: 'cdr',
    uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    direction: 1,
    user_id: 2,
    contact_id: 0,
    channel_type: 1,
    channel_id: 1,
    started_at: formatTimestamp(start),
    answered_at: formatTimestamp(start),
    bridged_at: formatTimestamp(start + 35_000),
    ended_at: formatTimestamp(start + 280_000),
    call_duration: 280,
    first_touch_duration: 35,
    missing_call: false,
    missing_call_reason: 0,
    caller_id: null,
    caller_type: 1,
    caller_number: `+90532620${String(1000 + at)}`,
    callee_id: 1,
    callee_type: 4,
    callee_number: null,
    record_url: null,
    hangup_by: 2,
    voicemail_type: null,
    voicemail_id: null,
    voicemail_url: null,
    call_flow: null,
    ...more,
  }
}
const missed: Partial<NewCdr> = { user_id: null, bridged_at: null, missing_call: true, missing_call_reason: 3 }

async function start(cdrs: readonly NewCdr[]) {
  await seedSmallAccount(on.db)
  await insertCdrs(on.db, cdrs)
  return createTestApp(on.db, { clock: testClock('2026-03-31T09:00:00Z') })
}

const noting =
  (asked: string[]) =>
  (request: Request, next: Fetch): Promise<Response> => {
    if (/\/insights(\?|$)/.test(request.url)) asked.push(decodeURIComponent(request.url).replace(/^.*\/insights/, ''))
    return next(request)
  }

const three = [cdr(0), cdr(1), cdr(2, missed)]

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('shows the figures of a week, each with its rule and its calls', async () => {
  renderRoute(await start(three), '/overview')
  const offered = await screen.findByRole('link', { name: 'Offered: 3, open these calls' })
  expect(offered.getAttribute('href')).toBe('/calls?period=7d&direction=inbound')
  expect(screen.getByRole('link', { name: 'Answer rate: 66.7%, open these calls' })).toBeTruthy()
  expect(screen.getByText('2 of 3')).toBeTruthy()
  expect(screen.getByText('within 20 s: answered in time, of all offered')).toBeTruthy()
  expect(screen.getByText(/^3 inbound calls/).textContent).toMatch(/ · 25 Mar – 31 Mar, Istanbul time · compared with 18 Mar/)
  expect(screen.getAllByText('No calls before').length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toMatch(/NaN|undefined/)
})

it('opens just the calls a figure counts, and Back finds it as it was', async () => {
  const app = renderRoute(await start(three), '/overview?period=30d')
  const tiles = await screen.findByRole('region', { name: 'Figures' })
  await userEvent.click(within(tiles).getByRole('link', { name: /^Missed: 1, open/ }))
  expect(await screen.findByText(/^1 call\b/)).toBeTruthy()
  expect(app.location()).toMatch(/^\/calls\?period=30d&direction=inbound&outcome=/)
  await app.goBack()
  expect(await screen.findByRole('region', { name: 'Figures' })).toBeTruthy()
  expect(app.location()).toBe('/overview?period=30d')
})

it('puts filters, period and the rule of the service level into the address and the request', async () => {
  const asked: string[] = []
  const app = renderRoute(await start(three), '/overview', { through: noting(asked) })
  await screen.findByRole('link', { name: /^Offered: 3/ })
  expect(asked).toEqual([''])
  await userEvent.click(screen.getByRole('button', { name: 'Last 7 days' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Last 30 days' }))
  await waitFor(() => expect(asked.at(-1)).toBe('?period=30d'))
  await userEvent.click(screen.getByRole('button', { name: 'Service level: 20 s' }))
  const seconds = await screen.findByRole('textbox', { name: 'To be answered within (seconds)' })
  await userEvent.clear(seconds)
  await userEvent.type(seconds, '40')
  await userEvent.click(screen.getByRole('radio', { name: /^answered in time, of those answered/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Apply' }))
  await waitFor(() => expect(asked.at(-1)).toBe('?period=30d&threshold=40&formula=answered'))
  expect(app.location()).toBe('/overview?period=30d&threshold=40&formula=answered')
  expect(await screen.findByText('within 40 s: answered in time, of those answered')).toBeTruthy()
  await screen.findByRole('link', { name: 'Service level: 100%, open these calls' })
  await app.goBack()
  await waitFor(() => expect(app.location()).toBe('/overview?period=30d'))
})

it('says what a figure means, from which fields, and what is left out', async () => {
  renderRoute(await start(three), '/overview')
  await userEvent.click(await screen.findByRole('button', { name: 'What “Speed of answer” means' }))
  const panel = await screen.findByRole('dialog')
  await waitFor(() => expect(panel.textContent).toContain('first_touch_duration'))
  expect(panel.textContent).toContain('until a person picked up')
  expect(panel.textContent).toContain('Left out')
})

it('shows the charts, every cell and row a link, and the same as tables', async () => {
  renderRoute(await start(three), '/overview')
  const cell = await screen.findByRole('link', { name: 'Tuesday 09:00–10:00: 1 missed of 1' })
  expect(cell.getAttribute('href')).toMatch(/weekday=2/)
  expect(cell.getAttribute('href')).toMatch(/hour=9/)
  const heat = screen.getByRole('region', { name: 'Missed by weekday and hour' })
  await userEvent.click(within(heat).getByRole('button', { name: 'As table' }))
  expect(within(heat).getByRole('rowheader', { name: 'Tuesday 09:00–10:00' })).toBeTruthy()
  const people = screen.getByRole('table', { name: 'By person' })
  expect(await within(people).findByRole('link', { name: 'Satya Nadella, Answered: 2, open these calls' })).toBeTruthy()
  const series = screen.getByRole('region', { name: 'Calls by day' })
  await userEvent.click(within(series).getByRole('button', { name: 'As table' }))
  expect(within(series).getAllByRole('row')).toHaveLength(8)
  const flow = screen.getByRole('region', { name: 'Where callers go' })
  await userEvent.click(within(flow).getByRole('button', { name: 'As table' }))
  expect(within(flow).getAllByRole('row').length).toBeGreaterThan(1)
})

it('moves through the heatmap by arrows, as one stop for Tab', async () => {
  renderRoute(await start(three), '/overview')
  const heat = await screen.findByRole('table', { name: 'Missed by weekday and hour' })
  const cells = within(heat).getAllByRole('link')
  expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
  cells[0]?.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(cells[1])
  await userEvent.keyboard('{Home}')
  expect(document.activeElement).toBe(cells[0])
})

it('says in words that a period has no calls, and offers a longer one', async () => {
  const app = renderRoute(await start([cdr(24 * 40)]), '/overview?period=today&users=2')
  expect(await screen.findByText('No calls in this period')).toBeTruthy()
  expect(await screen.findByText(/that fit what is set: Satya Nadella\./)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show the last 90 days' }))
  expect(await screen.findByRole('link', { name: /^Offered: 1,/ })).toBeTruthy()
  expect(app.location()).toBe('/overview?period=90d&users=2')
})

it('says that there is nothing to reckon with where only outbound calls are', async () => {
  renderRoute(await start([cdr(0, { direction: 2 })]), '/overview')
  expect(await screen.findByRole('link', { name: /^Outbound: 1,/ })).toBeTruthy()
  expect(screen.getAllByText('No calls to reckon with').length).toBeGreaterThan(1)
  expect(await screen.findByText('No inbound calls in this period.')).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/NaN|Infinity/)
})

it('leaves out a period that ends before it begins, and says so', async () => {
  const asked: string[] = []
  renderRoute(await start(three), '/overview?started_from=2026-03-30&started_to=2026-03-01&threshold=x', { through: noting(asked) })
  await screen.findByRole('link', { name: /^Offered: 3/ })
  expect(asked).toEqual([''])
  const notice = screen.getByRole('alert').textContent
  expect(notice).toContain('started_from=2026-03-30')
  expect(notice).toContain('threshold=x')
})

it('tells a failure, and tries again', async () => {
  let broken = true
  renderRoute(await start(three), '/overview', {
    through: async (request, next) =>
      broken && /\/insights/.test(request.url) ? Response.json({ message: 'out of order' }, { status: 500 }) : next(request),
  })
  expect((await screen.findByRole('alert')).textContent).toContain('out of order')
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: /^Offered: 3/ })).toBeTruthy()
})

it('speaks Turkish', async () => {
  renderRoute(await start(three), '/overview', { language: 'tr', as: 'agent' })
  expect(await screen.findByRole('link', { name: 'Cevaplanma oranı: %66,7, bu çağrıları aç' })).toBeTruthy()
  expect(await screen.findByRole('link', { name: 'Salı 09:00–10:00: 1 çağrıdan 1 kaçan' })).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Genel bakış')
  expect(within(screen.getByRole('navigation')).getByRole('link', { name: 'Genel bakış' }).getAttribute('aria-current')).toBe('page')
})
