import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

test.describe('in a Turkish browser', () => {
  test.use({ locale: 'tr-TR' })

  test('the screens speak Turkish', async ({ page, signIn }) => {
    await signIn('supervisor')
    await page.goto('/calls')
    await expect(page.locator('html')).toHaveAttribute('lang', 'tr')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Çağrılar/)
    await page.locator('a[data-row]').first().click()
    await expect(page.getByRole('table', { name: 'Adımlar' })).toBeVisible()
  })
})

test('the language can be changed, and stays', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls')
  await expect(callsPage(page).rows.first()).toBeVisible()
  await page.getByRole('button', { name: /language/i }).click()
  await page.getByRole('button', { name: 'Türkçe' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Çağrılar/)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Çağrılar/)
})

test('the theme can be changed, and stays', async ({ page, signIn }) => {
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color)
  await signIn('supervisor')
  await page.goto('/calls')
  await expect(callsPage(page).rows.first()).toBeVisible()
  const light = await ink()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(ink).not.toBe(light)
  const dark = await ink()
  await page.reload()
  await expect(callsPage(page).rows.first()).toBeVisible()
  expect(await ink()).toBe(dark)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('rows are cards, nothing scrolls sideways, a call opens', async ({ page, signIn }) => {
    await signIn('agent')
    await page.goto('/calls')
    const calls = callsPage(page)
    await expect(calls.rows.first()).toBeVisible()
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await sideways()).toBeLessThanOrEqual(0)
    await calls.rows.first().tap()
    await expect(page.getByRole('table', { name: 'Steps' })).toBeVisible()
    expect(await sideways()).toBeLessThanOrEqual(0)
  })
})
