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
  scripts: readonly Script[]
}

/** One script: its size in bytes after gzip, and when it was asked for and was there, in milliseconds since navigation. */
interface Script {
  name: string
  size: number
  from: number
  to: number
}

/** What the page itself notes down while it loads. */
interface Notes {
  /** The row came into the document, and was painted. */
  inserted: number
  firstRow: number
  blocking: number
  shift: number
}

declare global {
  var notes: Notes
}

/** Runs in the page before anything else; `row` is a selector that fits once a row with data is there. */
function takeNotes(row: string): void {
  globalThis.notes = { inserted: 0, firstRow: 0, blocking: 0, shift: 0 }
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
    notes.inserted = performance.now()
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

  const sizes: Promise<readonly [url: string, size: number]>[] = []
  page.on('response', (response) => {
    const url = response.url()
    if (/\.m?js$/.test(url)) sizes.push(response.body().then((body) => [url, gzipSync(body).byteLength]))
  })
  await page.goto(address, { waitUntil: 'commit' })
  await page
    .waitForFunction(() => notes.firstRow > 0, undefined, { timeout: 30_000, polling: 100 })
    .catch(async (cause: unknown) => {
      throw new Error(`no row at ${page.url()}; the page says: ${await page.locator('body').textContent()}`, { cause })
    })
  await page.waitForTimeout(AFTERWARDS)
  const measured = await page.evaluate(() => notes)
  const times = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => ({ name: entry.name, from: entry.startTime, to: entry.startTime + entry.duration })),
  )
  const bySize = new Map(await Promise.all(sizes))
  const scripts = times.flatMap((time) => {
    const size = bySize.get(time.name)
    return size === undefined ? [] : [{ ...time, name: new URL(time.name).pathname, size }]
  })
  await page.close()
  const early = scripts.filter((script) => script.from < measured.inserted)
  return { ...measured, scripts, scriptsBeforeRow: sum(early), scriptsInAll: sum(scripts) }
}

const sum = (scripts: readonly Script[]) => scripts.reduce((total, { size }) => total + size, 0)
