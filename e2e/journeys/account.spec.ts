import type { APIRequestContext } from 'playwright/test'
import { expect, test } from '../fixtures/test.ts'

test('an admin makes a token, a program uses it, and it is revoked', async ({ page, signIn, playwright, server }) => {
  await signIn('admin')
  await page.goto('/account')
  await expect(page.getByText('This server is the account itself; nothing has to be fetched.')).toBeVisible()
  await page.getByRole('button', { name: 'Make a token' }).click()
  const form = page.getByRole('dialog', { name: 'New token' })
  await expect(form.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Wallboard')
  await form.getByLabel('Role').selectOption('Agent')
  await form.getByLabel('User').selectOption('Holly James')
  await form.getByRole('button', { name: 'Make it' }).press('Enter')
  const shown = page.getByRole('dialog', { name: 'Token “Wallboard”' })
  const token = await shown.getByLabel('The token').inputValue()
  await page.keyboard.press('Escape')
  await expect(shown).toBeVisible()

  const program = await playwright.request.newContext({ baseURL: server.origin, extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  expect(await statusOf(program, '/api/v20211124/cdrs')).toBe(200)
  expect(await statusOf(program, '/api/dashboard/tokens')).toBe(403)

  await shown.getByRole('button', { name: 'I have kept it' }).click()
  await page.reload()
  const tokens = page.getByRole('region', { name: 'Tokens' })
  await expect(tokens.getByRole('row', { name: /Wallboard Agent Holly James/ })).toBeVisible()
  expect(await page.content()).not.toContain(token)
  await tokens.getByRole('button', { name: 'Revoke Wallboard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('Token “Wallboard” revoked')).toBeVisible()
  await expect.poll(() => statusOf(program, '/api/v20211124/cdrs'), { timeout: 8_000 }).toBe(401)
  await program.dispose()

  await page.getByRole('link', { name: 'Audit trail: who changed what' }).click()
  await expect(page.getByRole('row', { name: /Token revoked.*Wallboard/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Token made: Agent, as Holly James/ })).toBeVisible()
})

const statusOf = async (program: APIRequestContext, path: string) => (await program.get(path)).status()

test('a supervisor sees what is held, and no tokens', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls')
  const mark = page.getByRole('link', { name: /^Complete to \d\d:\d\d$/ })
  await mark.click()
  await expect(page).toHaveURL(/\/account$/)
  await expect(page.getByText('You are Satya Nadella, Supervisor.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What is held here' })).toContainText('Calls held')
  await expect(page.getByRole('heading', { name: 'Tokens' })).toHaveCount(0)
  expect(await page.request.get('/api/dashboard/tokens').then((answer) => answer.status())).toBe(403)
})
