import { LISTS, open, SCREENS } from '../fixtures/screens.ts'
import { expect, test } from '../fixtures/test.ts'

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  for (const screen of SCREENS) {
    test(`${screen.name} fits`, async ({ page, signIn }) => {
      await signIn(screen.as ?? 'supervisor')
      await open(page, screen)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    })
  }

  test('every screen of the navigation is two taps away', async ({ page, signIn }) => {
    await signIn('admin')
    await page.goto('/calls')
    const bar = page.getByRole('navigation', { name: 'Main' })
    await bar.getByRole('button', { name: 'More' }).tap()
    await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Extensions' }).tap()
    await expect(page).toHaveURL(/\/extensions$/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await bar.getByRole('link', { name: 'Tasks' }).tap()
    await expect(page).toHaveURL(/\/tasks\?/)
  })
})

for (const screen of LISTS) {
  test(`${screen.name}: a row opens by keyboard, and every way back finds the list as it was`, async ({ page, signIn }) => {
    await signIn(screen.as ?? 'supervisor')
    await open(page, screen)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'))
    expect(href).toMatch(new RegExp(`^${screen.path}/\\d+`))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`${screen.path}/\\d+`))
    await expect(page.locator('main').getByRole('heading', { level: 1 })).not.toHaveText(screen.heading)
    const isAsItWas = async () => {
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(screen.heading)
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(href)
    }
    await page.goBack()
    await isAsItWas()
    await page.keyboard.press('Enter')
    await expect(page.locator('main').getByRole('heading', { level: 1 })).not.toHaveText(screen.heading)
    await page.locator('main').getByRole('link', { name: screen.heading, exact: true }).click()
    await isAsItWas()
  })
}

test('what a row leads to opens in a tab of its own', async ({ page, context, signIn }) => {
  await signIn('supervisor')
  await page.goto('/teams')
  const opened = context.waitForEvent('page')
  await page
    .getByRole('table', { name: 'Teams' })
    .locator('a[data-row]')
    .first()
    .click({ modifiers: ['ControlOrMeta'] })
  const tab = await opened
  await expect(tab.locator('main').getByRole('heading', { level: 1 })).toHaveText('All users')
  await expect(page).toHaveURL(/\/teams$/)
})
