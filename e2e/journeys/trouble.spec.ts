import { callsPage } from '../fixtures/calls-page.ts'
import { freePort, spawnServer } from '../fixtures/server.ts'
import { signIn as signInAt } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

test('a filter that makes no sense falls to its default and says so', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls?period=someday&direction=outbound')
  await expect(page.getByText(/someday/)).toContainText('makes no sense')
  await expect(callsPage(page).rows.first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove Outbound' })).toBeVisible()
})

test('an unknown call is a page with a way back', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls/2026/11/17/00000000-0000-4000-8000-000000000000')
  await expect(page.getByText('There is no such call')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the calls' }).click()
  await expect(callsPage(page).rows.first()).toBeVisible()
})

test('an unknown page is told so, with a way back', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page.getByRole('main')).not.toHaveText('')
})

test('a stopped server shows a banner, and the page recovers by itself when it is back', async ({ page, context, ownServer }) => {
  const first = await ownServer.start()
  await signInAt(context, first.origin, 'supervisor')
  await page.goto(`${first.origin}/calls`)
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  await first.stop()
  await page.getByRole('button', { name: 'Missed', exact: true }).click()
  const banner = page.getByRole('alert').filter({ hasText: 'Santral cannot be reached' })
  await expect(banner).toBeVisible()
  await ownServer.start()
  await expect(banner).toHaveCount(0, { timeout: 30_000 })
  await expect(calls.rows.first()).toBeVisible()
  await expect(page).toHaveURL(/outcome=left_in_greeting/)
  await expect(page.getByRole('table', { name: 'Calls' })).not.toContainText('Answered')
})

test('a part whose code cannot be fetched does not take the screen with it', async ({ page, signIn }) => {
  await page.route('**/assets/calls-*panel*.js', (route) => route.abort())
  await signIn('supervisor')
  await page.goto('/calls')
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Direction' }).click()
  await expect(page.getByRole('dialog', { name: 'Direction' }).getByRole('button', { name: 'Load again' })).toBeVisible()
  await expect(calls.rows.first()).toBeVisible()
})

test('a screen whose code cannot be fetched says so, leaves the others, and is fetched again', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls')
  await expect(callsPage(page).rows.first()).toBeVisible()
  await page.route('**/assets/teams-page*.js', (route) => route.abort())
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await navigation.getByRole('link', { name: 'Teams' }).click()
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert.getByRole('button')).toBeVisible()
  await navigation.getByRole('link', { name: 'Users' }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await page.unrouteAll()
  await navigation.getByRole('link', { name: 'Teams' }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 1, name: 'Teams' })).toBeVisible()
})

test('an answer that is not as agreed names the field', async ({ page, signIn }) => {
  await page.route('**/api/dashboard/calls?*', async (route) => {
    const response = await route.fetch()
    const answer = await response.json()
    answer.data[0].started_at = 'this morning'
    await route.fulfill({ response, json: answer })
  })
  await signIn('supervisor')
  await page.goto('/calls')
  await expect(page.getByText('The calls could not be loaded')).toBeVisible()
  await expect(page.getByText(/data\.0\.started_at/)).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(callsPage(page).rows.first()).toBeVisible()
})

test('a second process on the same data directory is refused with one clear line', async ({ server, ownServer }) => {
  expect(server.origin).not.toBe('')
  const first = await ownServer.start()
  const second = spawnServer({ ...ownServer.options, port: await freePort() })
  expect(await second.ended).not.toBe(0)
  expect(second.output()).toContain(ownServer.options.dataDir)
  expect(second.output()).not.toMatch(/\n\s+at /)
  expect((await fetch(`${first.origin}/readyz`)).ok).toBe(true)
})

test('a setting that makes no sense stops the start with one clear line', async ({ ownServer }) => {
  const refused = spawnServer({ ...ownServer.options, env: { API_RATE_LIMIT: 'many' } })
  expect(await refused.ended).not.toBe(0)
  expect(refused.output()).toContain('API_RATE_LIMIT')
  expect(refused.output()).not.toMatch(/\n\s+at /)
})
