import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/test.ts'

const ADMIN = { authorization: 'Bearer demo-admin' }

const users = (page: Page) => page.getByRole('table', { name: 'Users' }).locator('tbody tr[data-key]')

/** The default numbers of these users as the API tells them. */
async function numbersOf(page: Page, ids: readonly number[]): Promise<unknown[]> {
  const answer = await page.request.get('/api/v20211124/users?per_page=200')
  const { data }: { data: { id: number; default_number_id: number | null }[] } = await answer.json()
  return ids.map((id) => data.find((user) => user.id === id)?.default_number_id)
}

const numberOf = async (page: Page, id: number) => (await numbersOf(page, [id]))[0]

test('an admin gives twelve users another number; one was changed meanwhile, is resumed; all is undone', async ({ page, signIn }) => {
  await signIn('admin')
  await page.goto('/users')
  const rows = users(page)
  await expect(rows.nth(15)).toBeVisible()
  const ids = await rows.evaluateAll((all) => all.slice(4, 16).map((row) => Number((row as HTMLElement).dataset.key)))
  const before = await numbersOf(page, ids)
  await rows.nth(4).getByRole('checkbox').click()
  await rows
    .nth(15)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await expect(page.getByText('12 chosen')).toBeVisible()
  await page
    .getByRole('button', { name: 'Change default number' })
    .or(page.getByRole('link', { name: 'Change default number' }))
    .click()
  await page.getByLabel('New default number').selectOption({ label: (await optionOf(page, 3)) ?? '' })
  const start = page.getByRole('button', { name: /^Change \d+ users$/ })
  await expect(start).toBeEnabled()
  // Somebody else is quicker with one of them.
  const [meanwhile = 0] = ids
  const other = (await numberOf(page, meanwhile)) === 2 ? 4 : 2
  await page.request.put(`/api/v20211124/users/${meanwhile}`, { headers: ADMIN, data: { default_number_id: other } })
  await start.click()
  await expect(page).toHaveURL(/\/number-changes\/\d+$/)
  await expect(page.getByText(/Somebody else changed 1 user after the preview/)).toBeVisible()
  expect(await numberOf(page, meanwhile)).toBe(other)
  await page.getByRole('button', { name: /^Change the 1 all the same$/ }).click()
  await expect.poll(() => numberOf(page, meanwhile)).toBe(3)
  expect(await numbersOf(page, ids)).toEqual(ids.map(() => 3))
  await page.getByRole('button', { name: /^Undo for \d+ users$/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/undo of change/)
  await expect.poll(() => numbersOf(page, ids.slice(1))).toEqual(before.slice(1))
  await page.goto('/audit')
  await expect(page.getByRole('table', { name: 'Audit trail' })).toContainText('Undo of change')
})

/** What stands in the list of numbers for this one. */
function optionOf(page: Page, id: number): Promise<string | null> {
  return page.getByLabel('New default number').locator(`option[value="${id}"]`).textContent()
}

test('one user: changed where they are shown, and undone', async ({ page, signIn }) => {
  await signIn('admin')
  await page.goto('/users/20')
  const before = await numberOf(page, 20)
  const wanted = before === 2 ? '3' : '2'
  await page.getByLabel('Calls with').selectOption(wanted)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => numberOf(page, 20)).toBe(Number(wanted))
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => numberOf(page, 20)).toBe(before)
})

test('a supervisor is told who may, and is refused by the server', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/users/20')
  await expect(page.getByText('Only an admin changes default numbers.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await page.goto('/users')
  await expect(users(page).first()).toBeVisible()
  await expect(users(page).first().getByRole('checkbox')).toHaveCount(0)
  await page.goto('/number-changes/new')
  await expect(page.locator('main')).toContainText(/admin/i)
  const refused = await page.request.put('/api/v20211124/users/20', {
    headers: { authorization: 'Bearer demo-supervisor' },
    data: { default_number_id: 2 },
  })
  expect(refused.status()).toBe(403)
})
