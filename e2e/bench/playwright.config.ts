import { defineConfig } from 'playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from '../run/chromium.mjs'

const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium was found: `npm test` installs one.')

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 300_000,
  reporter: 'line',
  use: { launchOptions: { executablePath, args: CHROMIUM_ARGUMENTS }, viewport: { width: 1440, height: 900 }, locale: 'en-GB' },
})
