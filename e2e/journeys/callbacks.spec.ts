import { expect, test } from '../fixtures/test.ts'

test('an agent takes the next caller, makes a task of it, closes the case and opens it again', async ({ page, signIn }) => {
  await signIn('agent')
  await page.goto('/callbacks')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Callbacks')
  await page.getByRole('button', { name: 'Take the next caller' }).click()
  await expect(page).toHaveURL(/\/callbacks\/\d+$/)
  const title = page.locator('main').getByRole('heading', { level: 1 })
  await expect(page.getByText('Holly James took it')).toBeVisible()
  const caller = (await title.textContent()) ?? ''

  await page.getByRole('link', { name: 'Create task' }).click()
  const form = page.getByRole('dialog', { name: 'New task' })
  await expect(form.getByLabel('Task', { exact: true })).toHaveValue(/\S/)
  await expect(form.getByLabel('Description')).toHaveValue(/\/calls\/\d{4}\//)
  await form.getByRole('button', { name: 'Create task' }).click()
  await expect(page.getByText('Task created')).toBeVisible()
  await expect(form).toHaveCount(0)

  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Why is nobody to call back?').selectOption({ label: 'Wrong number' })
  await page.getByRole('button', { name: 'Close the case' }).click()
  await expect(page.getByText(/Closed by Holly James on .*: Wrong number\./)).toBeVisible()
  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(page.getByText('Holly James opened it again')).toBeVisible()
  await page.goto('/callbacks?assignee=me')
  await expect(page.locator('a[data-row]').filter({ hasText: caller })).toHaveCount(1)
})

test('two look at the same caller: one has the case, the other is told who', async ({ page, signIn, server, playwright }) => {
  await signIn('agent')
  // A screen that has not heard yet what happened elsewhere.
  await page.route('**/api/dashboard/events*', (route) => route.abort())
  await page.goto('/callbacks?assignee=nobody&sort=-attempts')
  const href = (await page.locator('a[data-row]').nth(1).getAttribute('href')) ?? ''
  await page.goto(href)
  await expect(page.getByRole('button', { name: 'Take' })).toBeVisible()
  const other = await playwright.request.newContext({
    baseURL: server.origin,
    extraHTTPHeaders: { authorization: 'Bearer demo-supervisor' },
  })
  const { data } = await (await other.get(`/api/dashboard${href}`)).json()
  const taken = await other.post(`/api/dashboard${href}/assign`, { data: { version: data.version, user_id: 2 } })
  expect(taken.status()).toBe(200)
  await other.dispose()
  await page.getByRole('button', { name: 'Take' }).click()
  await expect(page.getByText('Too late: Satya Nadella has taken this caller. Nothing was changed.')).toBeVisible()
  await expect(page.getByText('Satya Nadella took it')).toBeVisible()
})

test('what somebody else does stands on the screen by itself', async ({ page, signIn, server, playwright }) => {
  await signIn('agent')
  await page.goto('/callbacks?assignee=nobody&sort=-last_at')
  const href = (await page.locator('a[data-row]').nth(2).getAttribute('href')) ?? ''
  const listening = page.waitForResponse((response) => response.url().includes('/api/dashboard/events'))
  await page.goto(href)
  await listening
  const other = await playwright.request.newContext({
    baseURL: server.origin,
    extraHTTPHeaders: { authorization: 'Bearer demo-supervisor' },
  })
  const { data } = await (await other.get(`/api/dashboard${href}`)).json()
  await other.post(`/api/dashboard${href}/assign`, { data: { version: data.version, user_id: 2 } })
  await other.dispose()
  await expect(page.getByText('Satya Nadella took it')).toBeVisible()
})

test('a row is taken with a, and the badge of the menu says how many wait', async ({ page, signIn }) => {
  await signIn('agent')
  await page.goto('/callbacks?assignee=nobody&sort=first_at')
  await expect(page.locator('a[data-row]').first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await expect(page.getByRole('status').filter({ hasText: /is yours now/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Callbacks.*\d/ })).toBeVisible()
})
