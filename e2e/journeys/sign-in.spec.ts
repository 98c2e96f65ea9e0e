import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

for (const role of ['supervisor', 'agent', 'admin']) {
  test(`one click signs in as ${role}`, async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: new RegExp(role, 'i') }).click()
    await expect(page.getByRole('navigation').first()).toBeVisible()
    const session = await page.request.get('/api/dashboard/session')
    expect(await session.json()).toMatchObject({ data: { role } })
  })
}

test('a token can be typed, and a wrong one is refused with a reason', async ({ page }) => {
  await page.goto('/')
  const token = page.getByLabel('Token', { exact: false }).first()
  await token.fill('not-a-token')
  await token.press('Enter')
  await expect(
    page
      .getByRole('alert')
      .or(page.getByText(/not valid/i))
      .first(),
  ).toContainText(/not valid/i)
  await token.fill('demo-agent')
  await token.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

test('no script can read the session', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls')
  await expect(callsPage(page).rows.first()).toBeVisible()
  const readable = await page.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]))
  expect(readable).not.toContain('demo-supervisor')
  const cookies = await page.context().cookies()
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
})

test('whoever is not signed in comes to the address they opened after signing in', async ({ page }) => {
  await page.goto('/calls?period=yesterday&direction=outbound')
  await page.getByRole('button', { name: /supervisor/i }).click()
  await expect(page).toHaveURL(/\/calls\?.*period=yesterday/)
  await expect(page).toHaveURL(/direction=outbound/)
  await expect(callsPage(page).rows.first()).toBeVisible()
})

test('a session that dies while working leads to sign-in and back to the same place', async ({ page, context, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls?outcome=voicemail')
  const calls = callsPage(page)
  await expect(calls.count).toBeVisible()
  // What is still asked for would be refused first, and lead back to the list.
  await page.waitForLoadState('networkidle')
  await context.clearCookies()
  await calls.rows.first().click()
  await page.getByRole('button', { name: /supervisor/i }).click()
  await expect(page).toHaveURL(/\/calls\/2026\//)
  await expect(page.getByRole('group', { name: 'Timeline' })).toBeVisible()
})
