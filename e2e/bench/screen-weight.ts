/** How much JavaScript a screen fetches beyond the shell. */
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright/test'

/** Bytes after gzip, by path of the script, of all that a first visit of this address fetches by itself. */
export async function scriptsOf(context: BrowserContext, address: string): Promise<Map<string, number>> {
  const page = await context.newPage()
  const sizes: Promise<readonly [string, number]>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) sizes.push(response.body().then((body) => [pathname, gzipSync(body).byteLength]))
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const scripts = new Map(await Promise.all(sizes))
  await page.close()
  return scripts
}

/** Bytes of a screen's scripts that are not among those of the shell. */
export function weightBeyond(shell: ReadonlyMap<string, number>, screen: ReadonlyMap<string, number>): number {
  return [...screen].reduce((sum, [path, size]) => (shell.has(path) ? sum : sum + size), 0)
}
