import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sync } from '#contract/dashboard/sync.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'
import { filling, withSync } from '#web/testing/sync.ts'

const on = testDatabase()
/** Noon in Istanbul. */
const NOW = Date.parse('2026-03-31T09:00:00Z')
const BEFORE = /Calls before 28 Mar, 15:00 are not here yet\. They are being fetched, all of history in about 3 hours\./

async function start() {
  await seedSmallAccount(on.db)
  await insertCdrs(on.db, [
    calling({ at: '2026-03-31T06:00:00+0000', kind: 'answered', contact_id: 1, user_id: 2 }),
    calling({ at: '2026-03-30T07:30:00+0000', number: '+902123334455' }),
  ])
  return createTestApp(on.db, { clock: testClock(new Date(NOW).toISOString()) })
}
const show = async (path: string, sync: Partial<Sync> = {}) =>
  renderRoute(await start(), path, { through: withSync(() => filling(NOW, sync)) })

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})

describe('while history is on its way', () => {
  it('the list of calls says so, counts at least what is here, and does not call its end the end', async () => {
    await show('/calls')
    expect((await screen.findByRole('note')).textContent).toMatch(BEFORE)
    expect(await screen.findByText(/^at least 2 calls/)).toBeTruthy()
    expect(screen.getByText('Those are all that are here: 2.')).toBeTruthy()
    expect(within(screen.getByRole('note')).getByRole('link', { name: 'Account' }).getAttribute('href')).toBe('/account')
  })

  it('a period that is all here is as it always is', async () => {
    await show('/calls?period=yesterday')
    expect(await screen.findByText(/^1 call /)).toBeTruthy()
    await waitFor(() => expect(localStorage.getItem('santral.gaps')).toBeNull())
    expect(screen.queryByRole('note')).toBeNull()
  })

  it('a file has what is here', async () => {
    await show('/calls')
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }))
    const panel = await screen.findByRole('dialog', { name: 'Export' })
    expect(await within(panel).findByText(/at least 2 calls/)).toBeTruthy()
    expect((await within(panel).findByRole('note')).textContent).toContain('The file has what is here.')
  })

  it('the overview says so, and is not compared', async () => {
    await show('/overview?period=30d')
    expect((await screen.findByRole('note')).textContent).toMatch(BEFORE)
    expect(await screen.findByText(/at least 2 inbound calls .* not compared: not all of these days/)).toBeTruthy()
    expect(await screen.findByRole('link', { name: 'Offered: ≥ 2, open these calls' })).toBeTruthy()
  })

  it('an overview whose days are here, but not those before, is not compared either', async () => {
    await show('/overview?started_from=2026-03-30&started_to=2026-03-31')
    expect(await screen.findByText(/^2 inbound calls .* not compared/)).toBeTruthy()
    expect(screen.queryByRole('note')).toBeNull()
  })

  it('a contact and a call say it of their calls', async () => {
    await show('/contacts/1')
    const block = await screen.findByRole('region', { name: 'Calls' })
    expect(await within(block).findByText('at least 1 call')).toBeTruthy()
    expect(within(block).getByRole('note').textContent).toMatch(BEFORE)
  })
})

describe('while Hipcall does not answer', () => {
  const failing = { state: 'failing', covered: [{ from: null, to: '2026-03-31T07:00:00+0000' }] } as const
  const AFTER = /Calls after 10:00 are not here yet\. Hipcall does not answer as it should; it is asked again by itself\./

  it('the callbacks say what may have happened meanwhile', async () => {
    await show('/callbacks', { ...failing, covered: [...failing.covered] })
    const { textContent } = await screen.findByRole('note')
    expect(textContent).toMatch(AFTER)
    expect(textContent).toContain('Somebody may have been reached meanwhile.')
  })

  it('the live screen says so', async () => {
    await show('/live', { ...failing, covered: [...failing.covered] })
    expect((await screen.findByRole('note')).textContent).toMatch(AFTER)
    const figures = await screen.findByRole('list', { name: 'Today until now' })
    await waitFor(() => expect(figures.textContent).toContain('Offered≥ 1'))
  })
})

describe('the mark of the top bar', () => {
  it.each([
    [{ state: 'current', covered: [{ from: null, to: '2026-03-31T08:59:00+0000' }] }, 'Complete to 11:59', 'Complete to 11:59'],
    [{}, 'Complete to 12:00 · Filling', 'Filling'],
    [{ state: 'failing' }, 'Complete to 12:00 · No answer', 'No answer'],
    [{ state: 'waiting', covered: [] }, 'Not begun', 'Not begun'],
  ] as const)('leads to the account and says %j', async (sync, name, shown) => {
    const { location } = await show('/tasks', sync as Partial<Sync>)
    const mark = await screen.findByRole('link', { name })
    expect(mark.textContent).toBe(shown)
    await userEvent.click(mark)
    await waitFor(() => expect(location()).toBe('/account'))
  })

  it('is not there where it is not known', async () => {
    renderRoute(await start(), '/tasks', { through: withSync(() => Response.json({ message: 'no' }, { status: 500 })) })
    await screen.findByRole('heading', { level: 1, name: 'Tasks' })
    await new Promise((over) => setTimeout(over, 3_500))
    expect(screen.queryByRole('link', { name: /Complete to/ })).toBeNull()
  })
})
