import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
let server: TestApp
beforeEach(async () => {
  await seedSmallAccount(on.db)
  server = createTestApp(on.db)
})

const tokens = () => screen.findByRole('region', { name: 'Tokens' })
const put = (name: string) =>
  server.as('admin', '/api/dashboard/tokens', { method: 'POST', body: { name, role: 'supervisor', user_id: 3 } })

it('makes a token, shows it this once, and does not lose it by a slip', async () => {
  renderRoute(server, '/account', { as: 'admin' })
  const part = await tokens()
  expect(await within(part).findByText('No token is valid now.')).toBeTruthy()
  await userEvent.click(within(part).getByRole('button', { name: 'Make a token' }))
  const form = await screen.findByRole('dialog', { name: 'New token' })
  await userEvent.click(within(form).getByRole('button', { name: 'Make it' }))
  expect(within(form).getByText('At least 2 characters.')).toBeTruthy()
  await userEvent.type(within(form).getByLabelText('Name'), ' Wallboard ')
  await userEvent.selectOptions(within(form).getByLabelText('Role'), 'Supervisor')
  await within(form).findByRole('option', { name: 'Holly James' })
  await userEvent.selectOptions(within(form).getByLabelText('User'), 'Holly James')
  await userEvent.click(within(form).getByRole('button', { name: 'Make it' }))
  const shown = await screen.findByRole('dialog', { name: 'Token “Wallboard”' })
  const { value } = within(shown).getByLabelText<HTMLInputElement>('The token')
  const headers = { authorization: `Bearer ${value}` }
  expect(await (await server.as(null, '/api/dashboard/session', { headers })).json()).toMatchObject({
    data: { role: 'supervisor', name: 'Holly James' },
  })
  await userEvent.click(shown)
  expect(screen.getByRole('dialog', { name: 'Token “Wallboard”' })).toBeTruthy()
  await userEvent.click(within(shown).getByRole('button', { name: 'I have kept it' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  const row = await within(part).findByRole('row', { name: /Wallboard/ })
  expect(row.textContent).toMatch(/WallboardSupervisorHolly James/)
  expect(document.body.textContent).not.toContain(value)
})

it('revokes a token after a question, and keeps it among those revoked', async () => {
  await put('Wallboard')
  renderRoute(server, '/account', { as: 'admin' })
  const part = await tokens()
  await userEvent.click(await within(part).findByRole('button', { name: 'Revoke Wallboard' }))
  const dialog = await screen.findByRole('dialog', { name: 'Revoke “Wallboard”?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  expect(within(part).getByRole('row', { name: /Wallboard/ })).toBeTruthy()
  await userEvent.click(within(part).getByRole('button', { name: 'Revoke Wallboard' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke' }))
  expect(await screen.findByText('Token “Wallboard” revoked')).toBeTruthy()
  expect(await within(part).findByText('No token is valid now.')).toBeTruthy()
  expect(within(part).getByText('1 revoked token')).toBeTruthy()
})

it('says why a token was not revoked, where somebody was quicker', async () => {
  await put('Wallboard')
  renderRoute(server, '/account', { as: 'admin' })
  const part = await tokens()
  await userEvent.click(await within(part).findByRole('button', { name: 'Revoke Wallboard' }))
  await server.as('admin', '/api/dashboard/tokens/1', { method: 'DELETE' })
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }))
  expect((await within(dialog).findByRole('alert')).textContent).toMatch(/It was not revoked: There is no token/)
})

it('are not shown to who may not', async () => {
  const asked: string[] = []
  renderRoute(server, '/account', {
    as: 'supervisor',
    through: (request, next) => {
      asked.push(request.url)
      return next(request)
    },
  })
  expect(await screen.findByText('You are Satya Nadella, Supervisor.')).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('link', { name: /Audit trail:/ })).toBeTruthy())
  expect(screen.queryByRole('region', { name: 'Tokens' })).toBeNull()
  expect(asked.some((url) => url.includes('/tokens'))).toBe(false)
})

it('fails in words, and tries again', async () => {
  let away = true
  renderRoute(server, '/account', {
    as: 'admin',
    through: (request, next) => (away && request.url.endsWith('/tokens') ? Promise.reject(new TypeError('away')) : next(request)),
  })
  expect(await screen.findByText('The tokens could not be loaded')).toBeTruthy()
  away = false
  await userEvent.click(within(await tokens()).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('No token is valid now.')).toBeTruthy()
})

it('are written in the audit trail in words', async () => {
  await put('Wallboard')
  await server.as('admin', '/api/dashboard/tokens/1', { method: 'DELETE' })
  renderRoute(server, '/audit', { as: 'admin' })
  expect(await screen.findByText('Token made: Supervisor, as Holly James')).toBeTruthy()
  expect(screen.getByText('Token revoked')).toBeTruthy()
})
