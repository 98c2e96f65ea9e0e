/** Measures one cold visit of a page over a slow line with a slow processor. */
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright/test'

/** 1.6 Mbit/s down, 750 kbit/s up, in bytes a second; round trip in milliseconds; processor slowed four times. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }
const CPU_SLOWED = 4
/** Milliseconds after the first row in which long tasks, shifts and later scripts still count. */
const AFTERWARDS = 4000

/** Times in milliseconds since navigation; sizes in bytes after gzip. */
export interface FirstLoad {
  firstRow: number
  blocking: number
  shift: number
  scriptsBeforeRow: number
  scriptsInAll: number
}

/** What the page itself notes down while it loads. */
interface Notes {
  firstRow: number
  blocking: number
  shift: number
}

declare global {
  var notes: Notes
}

/** Runs in the page before anything else; `row` is a selector that fits once a row with data is there. */
function takeNotes(row: string): void {
  globalThis.notes = { firstRow: 0, blocking: 0, shift: 0 }
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) notes.blocking += Math.max(0, task.duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && typeof entry.value === 'number' && !('hadRecentInput' in entry && entry.hadRecentInput))
        notes.shift += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
  const watcher = new MutationObserver(() => {
    if (!document.querySelector(row)) return
    watcher.disconnect()
    requestAnimationFrame(() => setTimeout(() => (notes.firstRow = performance.now())))
  })
  watcher.observe(document, { childList: true, subtree: true })
}

export async function measureFirstLoad(context: BrowserContext, address: string, row: string): Promise<FirstLoad> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: false })
  await cdp.send('Network.emulateNetworkConditions', LINE)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED })
  await page.addInitScript(takeNotes, row)

  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (/\.m?js(\?|$)/.test(response.url())) scripts.push(response.body().then((body) => gzipSync(body).byteLength))
  })
  const started = page.goto(address, { waitUntil: 'commit' })
  await started
  await page.waitForFunction(() => notes.firstRow > 0, undefined, { timeout: 60_000, polling: 100 })
  const scriptsBeforeRow = sum(await Promise.all(scripts))
  await page.waitForTimeout(AFTERWARDS)
  const measured = await page.evaluate(() => notes)
  const scriptsInAll = sum(await Promise.all(scripts))
  await page.close()
  return { ...measured, scriptsBeforeRow, scriptsInAll }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
