import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import type { Fetch } from '#contract/client.ts'
import { listCallbacks } from '#contract/dashboard/callbacks.ts'
import type { Role } from '#contract/dashboard/roles.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
/** Noon in Istanbul. */
const NOW = '2026-03-31T09:00:00Z'
const at = (time: string) => `2026-03-31T${time}+0000`
const KNOWN = '+905326202911'
const UNKNOWN = '+902123334455'

/** Ali Veli tried twice, somebody unknown once and left a message, and a third was talked to. */
const CALLS = [
  calling({ number: KNOWN, at: at('06:00:00'), contact_id: 1 }),
  calling({ number: KNOWN, at: at('07:00:00'), contact_id: 1 }),
  calling({ number: UNKNOWN, at: at('08:00:00'), kind: 'voicemail' }),
  calling({ number: '+902120000000', at: at('08:10:00') }),
  calling({ number: '+902120000000', at: at('08:20:00'), kind: 'ours' }),
]

async function start(calls: readonly NewCdr[] = CALLS): Promise<TestApp> {
  await seedSmallAccount(on.db)
  await insertCdrs(on.db, [...calls])
  return createTestApp(on.db, { clock: testClock(NOW) })
}

/** What somebody else does to the case of a number meanwhile. */
async function elsewhere(app: TestApp, number: string, what: string, body: Record<string, unknown>, role: Role = 'admin') {
  const answer: unknown = await (await app.as(role, '/api/dashboard/callbacks?state=open,snoozed,closed')).json()
  const row = z.parse(listCallbacks.answer, answer).data.find((one) => one.number === number) ?? expect.unreachable()
  const response = await app.as(role, `/api/dashboard/callbacks/${row.id}/${what}`, {
    method: 'POST',
    body: { version: row.version, ...body },
  })
  expect(response.status).toBe(200)
}

const rows = () => screen.getAllByRole('row').filter((row) => row.dataset.key !== undefined)
const shown = async (count: number) => waitFor(() => expect(rows()).toHaveLength(count))
const rowOf = (text: RegExp) => rows().find((row) => text.test(row.textContent ?? '')) ?? expect.unreachable(`no row ${text}`)
/** Points at a row, which shows what can be done with it. */
async function actOn(text: RegExp, name: string) {
  await userEvent.hover(within(rowOf(text)).getAllByRole('link', { hidden: true })[0] ?? expect.unreachable())
  await userEvent.click(await within(rowOf(text)).findByRole('button', { name }))
}
const noting =
  (asked: string[]) =>
  (request: Request, next: Fetch): Promise<Response> => {
    if (/\/callbacks(\?|$)/.test(request.url)) asked.push(decodeURIComponent(new URL(request.url).search))
    return next(request)
  }

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] })
})

describe('the worklist', () => {
  it('has one row a caller, who has tried hardest first, with names and how it stands', async () => {
    renderRoute(await start(), '/callbacks')
    await shown(2)
    const [first, second] = rows().map((row) => row.textContent)
    expect(first).toMatch(/Ali Veli.*\+90 532 620 29 11.*2.*0:40.*Left in queue.*3 hours? ago/)
    expect(second).toMatch(/\+90 212 333 44 55.*1.*0:20.*Voicemail.*1 hour ago/)
    expect(screen.getByText('2 callers')).toBeTruthy()
    const figures = await screen.findByLabelText('How soon callers are called back')
    expect(figures.textContent).toMatch(/Waiting now2.*Longest waiting3 h/)
    expect(figures.textContent).toMatch(/Called back within an hour.*1 of 2/)
  })

  it('says that nobody waits, or that no caller matches', async () => {
    const app = await start([])
    const { location } = renderRoute(app, '/callbacks')
    expect(await screen.findByText('Nobody waits to be called back')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Nobody’s' }))
    expect(await screen.findByText('No caller matches')).toBeTruthy()
    expect(location()).toBe('/callbacks?assignee=nobody')
  })

  it('keeps its filters in the address, sends them, and goes back', async () => {
    const app = await start()
    await elsewhere(app, UNKNOWN, 'assign', { user_id: 3 })
    const asked: string[] = []
    const { location, goBack } = renderRoute(app, '/callbacks', { as: 'agent', through: noting(asked) })
    await shown(2)
    await userEvent.click(await screen.findByRole('button', { name: 'Mine' }))
    await shown(1)
    expect(location()).toBe('/callbacks?assignee=me')
    expect(asked.at(-1)).toContain('assignee=me')
    expect(rows()[0]?.textContent).toContain('+90 212 333 44 55')
    await goBack()
    await shown(2)
    await userEvent.click(screen.getByRole('button', { name: 'Waited' }))
    await waitFor(() => expect(asked.at(-1)).toContain('sort=-waited'))
  })

  it('tells of a filter that makes no sense, and of a server that fails, and tries again', async () => {
    let broken = true
    renderRoute(await start(), '/callbacks?cause=bored', {
      through: (request, next) =>
        broken && /\/callbacks\?/.test(request.url) ? Promise.resolve(Response.json({ message: 'no' }, { status: 500 })) : next(request),
    })
    expect(await screen.findByText('The filter cause=bored makes no sense here and was left out.')).toBeTruthy()
    expect(await screen.findByText('The callbacks could not be loaded')).toBeTruthy()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await shown(2)
  })

  it('speaks Turkish', async () => {
    renderRoute(await start(), '/callbacks', { language: 'tr' })
    await shown(2)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Geri dönüşler')
    expect(rows()[0]?.textContent).toMatch(/Kuyrukta kapattı.*3 saat önce/)
  })
})

describe('from the list', () => {
  it('a caller is taken, and the taking undone', async () => {
    const { settled } = renderRoute(await start(), '/callbacks', { as: 'agent' })
    await shown(2)
    await settled()
    await actOn(/Ali Veli/, 'Take')
    expect(await screen.findByText(/Ali Veli.* is yours now\./)).toBeTruthy()
    await waitFor(() => expect(rowOf(/Ali Veli/).textContent).toContain('Holly James'))
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(rowOf(/Ali Veli/).textContent).not.toContain('Holly James'))
  })

  it('two take the same caller: one has it, the other is told who', async () => {
    const app = await start()
    const { settled } = renderRoute(app, '/callbacks', { as: 'agent' })
    await shown(2)
    await settled()
    await elsewhere(app, KNOWN, 'assign', { user_id: 2 })
    await actOn(/Ali Veli/, 'Take')
    expect(await screen.findByText('Too late: Satya Nadella has taken this caller. Nothing was changed.')).toBeTruthy()
    await waitFor(() => expect(rowOf(/Ali Veli/).textContent).toContain('Satya Nadella'))
  })

  it('the next one nobody has is given, and opened', async () => {
    const app = await start()
    await elsewhere(app, KNOWN, 'assign', { user_id: 2 })
    const { location } = renderRoute(app, '/callbacks', { as: 'agent' })
    await shown(2)
    await userEvent.click(await screen.findByRole('button', { name: 'Take the next caller' }))
    expect(await screen.findByRole('heading', { level: 1, name: '+90 212 333 44 55' })).toBeTruthy()
    expect(location()).toMatch(/^\/callbacks\/\d+$/)
    expect(await screen.findByRole('button', { name: 'Give back' })).toBeTruthy()
  })

  it('a case is closed with a reason, which another one needs words for, and opened again', async () => {
    const { settled } = renderRoute(await start(), '/callbacks', { as: 'agent' })
    await shown(2)
    await settled()
    await actOn(/333 44 55/, 'Done')
    const dialog = await screen.findByRole('dialog', { name: 'Done with +90 212 333 44 55' })
    await userEvent.selectOptions(within(dialog).getByLabelText('Why is nobody to call back?'), 'Another reason')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the case' }))
    expect(await within(dialog).findByText('Say why.')).toBeTruthy()
    await userEvent.type(within(dialog).getByLabelText('Note'), 'Came to the office')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the case' }))
    await shown(1)
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await shown(2)
  })

  it('a case is put aside for an hour', async () => {
    const { settled } = renderRoute(await start(), '/callbacks', { as: 'agent' })
    await shown(2)
    await settled()
    await actOn(/Ali Veli/, 'Put aside')
    const dialog = await screen.findByRole('dialog', { name: /^Put Ali Veli.* aside$/ })
    await userEvent.click(within(dialog).getByRole('button', { name: 'For an hour' }))
    expect(await screen.findByText(/is put aside until 31 Mar, 13:00\./)).toBeTruthy()
    await shown(1)
  })
})
