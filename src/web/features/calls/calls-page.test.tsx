import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import type { Fetch } from '#contract/client.ts'
import teams from '#contract/hipcall/examples/teams-list.json'
import { Team } from '#contract/hipcall/teams.ts'
import { formatTimestamp, page } from '#contract/wire.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
/** Noon in Istanbul. */
const NOW = Date.parse('2026-03-31T09:00:00Z')
const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`

/** The `at`-th call, one every ten minutes back from noon: from a number ending in it, answered by Satya Nadella after 35 s. */
function cdr(at: number, more: Partial<NewCdr> = {}): NewCdr {
  const start = NOW - 60_000 - at * 600_000
  return {
    resource_type: 'cdr',
    uuid: uuid(at),
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
  await upsertDirectory(on.db, { teams: z.parse(page(Team), teams).data })
  await insertCdrs(on.db, cdrs)
  return createTestApp(on.db, { clock: testClock('2026-03-31T09:00:00Z') })
}

const noting =
  (asked: string[]) =>
  (request: Request, next: Fetch): Promise<Response> => {
    if (/\/calls(\?|$)/.test(request.url)) asked.push(decodeURIComponent(request.url))
    return next(request)
  }

const rows = () => screen.getAllByRole('row').filter((row) => row.dataset.key !== undefined)
const shown = async (count: number) => waitFor(() => expect(rows()).toHaveLength(count))

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('shows calls by name under their day, newest first, and counts them exactly', async () => {
  const app = await start([cdr(0), cdr(1, { ...missed, callee_type: 3, callee_id: 9 }), cdr(200)])
  renderRoute(app, '/calls')
  await shown(3)
  const [newest] = rows()
  await waitFor(() => expect(newest?.textContent).toContain('Satya Nadella'))
  expect(newest?.textContent).toMatch(/11:59:00.*\+90 532 620 10 00.*All users.*Line 1.*Satya Nadella.*Answered.*0:35.*4:05/)
  expect(rows()[1]?.textContent).toMatch(/Greeting 9.*—.*Left in greeting/)
  expect(screen.getAllByRole('rowheader').map((header) => header.textContent)).toEqual(['Tuesday 31 March', 'Monday 30 March'])
  expect(await screen.findByText(/^3 calls · all days, Istanbul time/)).toBeTruthy()
})

it('speaks Turkish', async () => {
  renderRoute(await start([cdr(0, missed)]), '/calls', { language: 'tr' })
  await shown(1)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Çağrılar')
  expect(rows()[0]?.textContent).toContain('Kuyrukta kapattı')
  expect(await screen.findByText(/^1 çağrı · tüm günler, İstanbul saati/)).toBeTruthy()
})

describe('the address', () => {
  it('is where a filter goes, and Back takes it away', async () => {
    const asked: string[] = []
    const app = await start([cdr(0), cdr(1, missed), cdr(2)])
    const { location, goBack } = renderRoute(app, '/calls', { through: noting(asked) })
    await shown(3)
    await userEvent.click(screen.getByRole('button', { name: 'Missed' }))
    await shown(1)
    expect(location()).toContain('outcome=left_in_greeting')
    expect(asked.at(-1)).toContain('outcome=left_in_greeting')
    await goBack()
    await shown(3)
    expect(location()).toBe('/calls')
  })

  it('says in words what a figure that was opened asks for', async () => {
    const app = await start([cdr(0), cdr(1, missed)])
    const { location } = renderRoute(app, '/calls?weekday=2,3&hour=9,11&min_waited=0&max_waited=40&through=greeting.0,team.1,person.2')
    await shown(1)
    const texts = () =>
      within(screen.getByRole('list', { name: 'What is set' }))
        .getAllByRole('button')
        .map((button) => button.textContent)
    const path = 'through no greeting, through All users, through Satya Nadella'
    await waitFor(() => expect(texts()).toEqual(['Tuesday, Wednesday', '09:00–10:00, 11:00–12:00', 'waited at most 40 s', path, 'Clear']))
    await userEvent.click(screen.getByRole('button', { name: `Remove ${path}` }))
    await userEvent.click(screen.getByRole('button', { name: 'Remove waited at most 40 s' }))
    expect(location()).toBe('/calls?hour=9%2C11&weekday=2%2C3')
  })

  it('gives the same list to whoever gets it pasted', async () => {
    const app = await start([cdr(0), cdr(1, { ...missed, direction: 2 }), cdr(2), cdr(3, { user_id: 3 })])
    renderRoute(app, '/calls?direction=inbound&users=3,4&sort=call_duration')
    await shown(1)
    await waitFor(() => expect(rows()[0]?.textContent).toContain('Holly James'))
    const set = screen.getByRole('list', { name: 'What is set' })
    expect(
      within(set)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Inbound', 'Holly James, Işıl Şahin', 'Clear'])
    expect(screen.getByRole('columnheader', { name: 'Length' }).getAttribute('aria-sort')).toBe('ascending')
    expect(screen.queryAllByRole('rowheader')).toEqual([])
  })

  it('says which of its filters make no sense, and shows the rest', async () => {
    const app = await start([cdr(0), cdr(1, { direction: 2 })])
    renderRoute(app, '/calls?direction=outbound&period=someday')
    await shown(1)
    expect(screen.getByRole('alert').textContent).toContain('The filter period=someday makes no sense here')
    await userEvent.click(screen.getByRole('button', { name: 'Hide this message' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('takes a typed number a moment later, without a step for Back', async () => {
    const app = await start([cdr(0), cdr(1), cdr(22)])
    const { location } = renderRoute(app, '/calls')
    await shown(3)
    await userEvent.keyboard('/')
    await userEvent.keyboard('0532 620 10 22')
    await shown(1)
    expect(location()).toBe('/calls?q=0532+620+10+22')
    expect(screen.getByRole('textbox', { name: 'Search by number' })).toHaveProperty('value', '0532 620 10 22')
  })

  it('is kept by an opened call', async () => {
    const { location } = renderRoute(await start([cdr(0), cdr(1)]), '/calls?users=2')
    await shown(2)
    await userEvent.keyboard('jj{Enter}')
    await waitFor(() => expect(location()).toBe(`/calls/2026/03/31/${uuid(1)}?users=2`))
  })
})

describe('the filters', () => {
  it('choose people by typing part of a name, with the keyboard alone', async () => {
    const app = await start([cdr(0), cdr(1, { user_id: 4 })])
    const { location, settled } = renderRoute(app, '/calls')
    await shown(2)
    await settled()
    screen.getByRole('button', { name: 'People' }).focus()
    await userEvent.keyboard('{Enter}')
    const field = await screen.findByRole('combobox')
    await waitFor(() => expect(document.activeElement).toBe(field))
    await userEvent.keyboard('sahin{Enter}{Escape}')
    await shown(1)
    expect(location()).toBe('/calls?users=4')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'People' }))
  })

  it('take own dates, first and last day', async () => {
    const app = await start([cdr(0), cdr(150), cdr(600)])
    const { location } = renderRoute(app, '/calls')
    await shown(3)
    await userEvent.click(screen.getByRole('button', { name: 'All days' }))
    await userEvent.type(await screen.findByLabelText('From'), '2026-03-30')
    await userEvent.type(screen.getByLabelText('To'), '2026-03-30')
    await userEvent.click(screen.getByRole('button', { name: 'Apply' }))
    await shown(1)
    expect(location()).toBe('/calls?started_from=2026-03-30&started_to=2026-03-30')
    expect(await screen.findByText(/^1 call · 30 Mar/)).toBeTruthy()
  })

  it('are taken away one by one, or all at once', async () => {
    const { location } = renderRoute(await start([cdr(0)]), '/calls?direction=inbound&users=2&has_recording=false')
    await shown(1)
    await userEvent.click(screen.getByRole('button', { name: 'Remove Inbound' }))
    expect(location()).toBe('/calls?users=2&has_recording=false')
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }))
    expect(location()).toBe('/calls')
  })
})

describe('without rows', () => {
  it('says that there are none yet', async () => {
    renderRoute(await start([]), '/calls')
    expect(await screen.findByText('No calls yet')).toBeTruthy()
  })

  it('names the filters where nothing matches, and drops the last', async () => {
    const { location } = renderRoute(await start([cdr(0)]), '/calls?direction=inbound')
    await shown(1)
    await userEvent.type(screen.getByRole('textbox', { name: 'Search by number' }), '999{Enter}')
    expect(await screen.findByText('Set: number with “999”, Inbound.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Without “number with “999””' }))
    await shown(1)
    expect(location()).toBe('/calls?direction=inbound')
  })

  it('says what failed, and recovers by another try', async () => {
    let broken = true
    const app = await start([cdr(0)])
    renderRoute(app, '/calls?users=2', {
      through: (request, next) =>
        broken && request.url.includes('/api/dashboard/calls') ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
    })
    expect(await screen.findByRole('heading', { name: 'The calls could not be loaded' })).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Remove Satya Nadella' })).toBeTruthy()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await shown(1)
  })

  it('names endpoint and field of an answer that breaks the contract', async () => {
    const app = await start([cdr(0)])
    renderRoute(app, '/calls', {
      through: async (request, next) => {
        const answer = await next(request)
        if (!/\/calls(\?|$)/.test(request.url)) return answer
        return Response.json(JSON.parse((await answer.text()).replace('"outcome":"answered"', '"outcome":7')))
      },
    })
    expect((await screen.findByRole('alert')).textContent).toMatch(/listCalls: data\.0\.outcome/)
  })
})

it('holds calls that come in back until they are asked for', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] })
  try {
    renderRoute(await start([cdr(1), cdr(2)]), '/calls')
    await shown(2)
    await insertCdrs(on.db, [cdr(0)])
    await vi.advanceTimersByTimeAsync(16_000)
    const bar = await screen.findByRole('button', { name: '1 new call' })
    expect(rows()).toHaveLength(2)
    bar.click()
    await shown(3)
    expect(screen.queryByRole('button', { name: '1 new call' })).toBeNull()
    expect(await screen.findByText(/^3 calls/)).toBeTruthy()
  } finally {
    vi.useRealTimers()
  }
})

it('fetches the next page when its end comes near, and says where the list ends', async () => {
  const asked: string[] = []
  renderRoute(await start(Array.from({ length: 60 }, (_, at) => cdr(at))), '/calls', { through: noting(asked) })
  await waitFor(() => expect(rows().length).toBeGreaterThan(10))
  await userEvent.keyboard('j{End}')
  await waitFor(() => expect(asked.some((address) => address.includes('after='))).toBe(true))
  await userEvent.keyboard('{End}')
  expect(await screen.findByText('That is all of them: 60 calls.')).toBeTruthy()
})

it('says the name of the contact whose calls are asked for, and their id where it cannot be had', async () => {
  const app = await start([cdr(0, { contact_id: 2 })])
  renderRoute(app, '/calls?contact_id=2')
  expect(await screen.findByRole('button', { name: /contact Ilgaz Yıldırım/ })).toBeTruthy()
  cleanup()
  renderRoute(app, '/calls?contact_id=77')
  expect((await screen.findAllByRole('button', { name: /contact 77/ })).length).toBeGreaterThan(0)
})
