import type { Locator, Page } from 'playwright/test'
import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

const heatmap = (page: Page) => page.getByRole('table', { name: 'Missed by weekday and hour' })
const numberOf = async (cell: Locator) => Number(((await cell.textContent()) ?? '').replaceAll(',', ''))

async function worst(page: Page): Promise<Locator> {
  const cells = heatmap(page).getByRole('link')
  const counts = (await cells.allInnerTexts()).map(Number)
  return cells.nth(counts.indexOf(Math.max(...counts)))
}

test('the worst hour of the week opens just those calls, and Back finds the overview', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/overview?period=30d')
  await expect(heatmap(page)).toBeVisible()
  const cell = await worst(page)
  const missed = await numberOf(cell)
  expect(missed).toBeGreaterThan(1)
  await cell.click()
  const calls = callsPage(page)
  await expect(calls.count).toBeVisible()
  expect(await calls.total()).toBe(missed)
  await expect(calls.rows.first()).toContainText(/Left in|Rang out|Rejected|Closed|Short|Callback/)
  await page.goBack()
  await expect(page).toHaveURL(/\/overview\?period=30d$/)
  await expect(heatmap(page)).toBeVisible()
})

test('every figure of the tiles opens as many calls as it says', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/overview?period=yesterday')
  const calls = callsPage(page)
  for (const name of ['Offered', 'Answered', 'Missed', 'Voicemail', 'Outbound', 'Left in queue']) {
    const figure = page.getByRole('region', { name: 'Figures' }).getByRole('link', { name: new RegExp(`^${name}: [\\d,]+, open`) })
    const said = Number(/: ([\d,]+),/.exec((await figure.getAttribute('aria-label')) ?? '')?.[1]?.replaceAll(',', ''))
    await figure.click()
    await expect(calls.count).toBeVisible()
    expect(await calls.total(), name).toBe(said)
    await page.goBack()
  }
})

test('by keyboard alone: through the cells by arrows, into the calls by Enter', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/overview')
  await heatmap(page).getByRole('link').first().focus()
  await page.keyboard.press('ArrowRight')
  const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(label).toMatch(/missed of/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/calls\?.*weekday=/)
})

test.describe('in Turkish, on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'tr-TR', hasTouch: true })

  test('the figures and the charts fit, and their definitions open', async ({ page, signIn }) => {
    await signIn('agent')
    await page.goto('/overview')
    await expect(page.getByRole('heading', { level: 1, name: 'Genel bakış' })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Gün ve saate göre kaçan' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '“Servis seviyesi” ne demek' }).tap()
    await expect(page.getByRole('dialog')).toContainText('first_touch_duration')
  })
})
