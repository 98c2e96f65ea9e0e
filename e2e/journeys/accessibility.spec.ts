import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { callsPage } from '../fixtures/calls-page.ts'
import { SCREENS as FURTHER, open as openScreen } from '../fixtures/screens.ts'
import { expect, test } from '../fixtures/test.ts'

const SCREENS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  [
    'calls',
    async (page) => {
      await page.goto('/calls')
      await expect(callsPage(page).rows.first()).toBeVisible()
    },
  ],
  [
    'calls with filters and nothing found',
    async (page) => {
      await page.goto('/calls?period=yesterday&direction=outbound&q=99999999999&outcome=nonsense')
      await expect(page.getByText('No call matches')).toBeVisible()
    },
  ],
  [
    'an open filter',
    async (page) => {
      await page.goto('/calls')
      await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Outcome' }).click()
      await expect(page.getByText('All missed')).toBeVisible()
    },
  ],
  [
    'a call with a recording',
    async (page) => {
      await page.goto('/calls?has_recording=true')
      await callsPage(page).rows.first().click()
      await expect(page.getByRole('region', { name: 'Recording' })).toBeVisible()
    },
  ],
  [
    'a missed call',
    async (page) => {
      await page.goto('/calls?outcome=rang_out')
      await callsPage(page).rows.first().click()
      await expect(page.getByRole('group', { name: 'Timeline' })).toBeVisible()
    },
  ],
  [
    'an unknown call',
    async (page) => {
      await page.goto('/calls/2026/11/17/00000000-0000-4000-8000-000000000000')
      await expect(page.getByText('There is no such call')).toBeVisible()
    },
  ],
  [
    'the palette',
    async (page) => {
      await page.goto('/calls')
      await expect(callsPage(page).rows.first()).toBeVisible()
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  ],
  [
    'the shortcuts',
    async (page) => {
      await page.goto('/calls')
      await expect(callsPage(page).rows.first()).toBeVisible()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  ],
]

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))))
  // What passed is not written down, and all is done in the page, which has no frames: on a long list the rest takes longer than looking.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`),
  )
}

/** Every rule in the light theme; of the dark one, which is the same page in other colours, those that look at colours. */
async function expectNoViolation(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, ['color-contrast', 'link-in-text-block'])).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

test.describe('in light and dark', () => {
  test.use({ colorScheme: 'light', reducedMotion: 'reduce' })

  test('sign-in', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('button', { name: /supervisor/i })).toBeVisible()
    await expectNoViolation(page)
  })

  for (const [name, open] of SCREENS) {
    test(name, async ({ page, signIn }) => {
      await signIn('supervisor')
      await open(page)
      await expectNoViolation(page)
    })
  }

  for (const screen of FURTHER) {
    test(screen.name, async ({ page, signIn }) => {
      await signIn(screen.as ?? 'supervisor')
      await openScreen(page, screen)
      await expectNoViolation(page)
      // What a phone shows otherwise has the colours that were looked at.
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await violations(page)).toEqual([])
    })
  }

  for (const [device, width] of [
    ['phone', 390],
    ['tablet', 768],
  ] as const) {
    test(`calls on a ${device}`, async ({ page, signIn }) => {
      await page.setViewportSize({ width, height: 844 })
      await signIn('agent')
      await page.goto('/calls')
      await expect(callsPage(page).rows.first()).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calls' })).toBeVisible()
      await expectNoViolation(page)
    })
  }

  test('the documentation of the API', async ({ page }) => {
    await page.goto('/api/docs')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoViolation(page)
  })
})
