import { defineConfig } from 'playwright/test'
import { FIXED_NOW } from './fixtures/clock.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from './run/chromium.mjs'

// One difference between the real clock and the journeys' for the whole run: the workers inherit it.
process.env.CLOCK_OFFSET ??= String(FIXED_NOW - Date.now())

const { CHROMIUM_PATH = findChromium(), E2E_REPORT } = process.env
if (!CHROMIUM_PATH) throw new Error('No Chromium was found: `npm test` installs one.')

export default defineConfig({
  testDir: '.',
  testMatch: 'journeys/*.spec.ts',
  outputDir: '../test-results/journeys',
  globalSetup: './fixtures/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: E2E_REPORT ? [['list'], ['json', { outputFile: E2E_REPORT }]] : [['list']],
  use: {
    launchOptions: { executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGUMENTS },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Not the account's zone: a time that follows the browser instead of the account fails a journey.
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
  },
})
