import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const NOW = '2026-03-31T09:00:00Z'
const NUMBER = '+905326202911'
let app: TestApp
let id: number

const at = (time: string) => `2026-03-31T${time}+0000`

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] })
  await seedSmallAccount(on.db)
  await insertCdrs(on.db, [
    calling({ number: NUMBER, at: at('06:00:00'), contact_id: 1 }),
    calling({ number: NUMBER, at: at('07:00:00'), kind: 'try', contact_id: 1 }),
    calling({ number: NUMBER, at: at('08:00:00'), kind: 'voicemail', contact_id: 1 }),
  ])
  app = createTestApp(on.db, { clock: testClock(NOW) })
  const { data } = await (await app.as('admin', '/api/dashboard/callbacks')).json()
  id = data[0].id
})

it('tells what the caller went through, with every call, and what was done', async () => {
  renderRoute(app, `/callbacks/${id}`, { as: 'agent' })
  expect(await screen.findByText('Tried to reach us 2 times since 31 Mar, 09:00 and waited 40 s in all.')).toBeTruthy()
  const calls = (await screen.findByRole('heading', { name: /Attempts and tries/ })).closest('section') ?? expect.unreachable()
  expect(within(calls).getAllByRole('listitem')).toHaveLength(3)
  expect(screen.getByText('1 try of ours')).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: 'Take' }))
  expect(await screen.findByText('Holly James took it')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.selectOptions(within(dialog).getByLabelText('Why is nobody to call back?'), 'Wrong number')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Close the case' }))
  expect(await screen.findByText(/Closed by Holly James on 31 Mar, 12:00: Wrong number\./)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Open again' }))
  expect(await screen.findByText('Holly James opened it again')).toBeTruthy()
})

it('makes a task of it, filled in', async () => {
  const { location } = renderRoute(app, `/callbacks/${id}`, { as: 'agent' })
  await userEvent.click(await screen.findByRole('link', { name: 'Create task' }))
  const drawer = await screen.findByRole('dialog')
  expect(await within(drawer).findByDisplayValue(/\+90 532 620 29 11/)).toBeTruthy()
  expect(location()).toContain('new=task')
})

it('knows of no other case', async () => {
  renderRoute(app, '/callbacks/99999')
  expect(await screen.findByText('There is no such callback')).toBeTruthy()
})

it('fails in words and tries again', async () => {
  let broken = true
  renderRoute(app, `/callbacks/${id}`, {
    through: (request, next) =>
      broken && request.url.endsWith(`/callbacks/${id}`)
        ? Promise.resolve(Response.json({ message: 'no' }, { status: 500 }))
        : next(request),
  })
  expect(await screen.findByText('The callback could not be loaded')).toBeTruthy()
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText(/Tried to reach us 2 times/)).toBeTruthy()
})
