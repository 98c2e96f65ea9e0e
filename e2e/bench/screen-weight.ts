/** How much JavaScript a screen fetches beyond the shell. */
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Response } from 'playwright/test'

/** Bytes after gzip, by path of the script, of all that a first visit of this address fetches by itself. */
export async function scriptsOf(context: BrowserContext, address: string): Promise<Map<string, number>> {
  const page = await context.newPage()
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(address, { waitUntil: 'networkidle' })
  const scripts = responses.filter((response) => new URL(response.url()).pathname.endsWith('.js'))
  const sizes = scripts.map(async (script) => [new URL(script.url()).pathname, gzipSync(await script.body()).byteLength] as const)
  const found = new Map(await Promise.all(sizes))
  await page.close()
  return found
}

/** Bytes of a screen's scripts that are not among those of the shell. */
export function weightBeyond(shell: ReadonlyMap<string, number>, screen: ReadonlyMap<string, number>): number {
  return [...screen].reduce((sum, [path, size]) => (shell.has(path) ? sum : sum + size), 0)
}
