import { join } from 'node:path'
import type { Page, TestInfo } from 'playwright/test'
import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

/** The README's pictures: into SCREENSHOTS where it is set (`npm run screenshots`), else only into the results of the run. */
async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  const directory = process.env.SCREENSHOTS ?? info.outputPath()
  await page.waitForFunction(() => [...document.fonts].some(({ family, status }) => family.includes('Inter') && status === 'loaded'))
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(directory, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

/** Address of the answered call of yesterday that went through most hands. */
async function richestCall(page: Page): Promise<string> {
  const list = await page.request.get(
    '/api/dashboard/calls?period=yesterday&outcome=answered&has_recording=true&min_duration=90&max_duration=400&per_page=60',
  )
  const { data } = await list.json()
  let richest = { steps: 0, path: '' }
  for (const { uuid, started_at } of data) {
    const path = `${String(started_at).slice(0, 10).replaceAll('-', '/')}/${uuid}`
    const detail = await page.request.get(`/api/v20211124/cdrs/${path}`)
    const steps = (await detail.json()).data.call_flow.length
    if (steps > richest.steps) richest = { steps, path }
  }
  return `/calls/${richest.path}`
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ colorScheme: theme, reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })

    test('the history and a call', async ({ page, signIn }, info) => {
      await signIn('supervisor')
      await page.goto('/calls?period=7d&direction=inbound')
      await expect(callsPage(page).rows.first()).toBeVisible()
      await expect(callsPage(page).count).toBeVisible()
      await picture(page, info, `calls-${theme}`)
      await page.goto(await richestCall(page))
      await expect(page.getByRole('group', { name: 'Timeline' })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Recording' })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await picture(page, info, `call-${theme}`)
    })

    test('the overview, and who is to be called back', async ({ page, signIn }, info) => {
      await signIn('supervisor')
      await page.goto('/overview')
      await expect(page.locator('.recharts-surface').first()).toBeVisible()
      await picture(page, info, `overview-${theme}`)
      await page.goto('/callbacks')
      await expect(page.locator('a[data-row]').first()).toBeVisible()
      await expect(page.getByText('Called back within an hour')).toBeVisible()
      await picture(page, info, `callbacks-${theme}`)
    })

    test('a caller, and a task about them', async ({ page, signIn }, info) => {
      await signIn('agent')
      await page.goto('/contacts/1')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nalan Ergin')
      await expect(page.getByRole('region', { name: 'Calls' }).getByRole('link').first()).toBeVisible()
      await page.getByRole('region', { name: 'Tasks' }).getByRole('link', { name: 'New task' }).click()
      const form = page.getByRole('dialog', { name: 'New task' })
      await form.getByLabel('Task', { exact: true }).fill('Call Nalan back about the invoice')
      await form.getByRole('button', { name: 'Tomorrow 09:00' }).click()
      await picture(page, info, `task-${theme}`)
    })

    test('users and their default numbers', async ({ page, signIn }, info) => {
      await signIn('admin')
      await page.goto('/users')
      const boxes = page.getByRole('table', { name: 'Users' }).locator('tbody').getByRole('checkbox')
      await boxes.nth(1).click()
      await boxes.nth(8).click({ modifiers: ['Shift'] })
      await expect(page.getByText('8 chosen')).toBeVisible()
      await picture(page, info, `users-${theme}`)
    })
  })
}
