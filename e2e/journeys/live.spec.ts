import { dataDirectory, freePort, startServer } from '../fixtures/server.ts'
import { signIn as signInAt } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

test('a call that comes in stands on the wall by itself, and the wall says when the server is away', async ({ page, context }) => {
  test.setTimeout(150_000)
  const data = await dataDirectory()
  const busy = { DEMO_DAYS: '1', DEMO_CALLS_PER_DAY: '6000', DEMO_LIVE: 'true' }
  const options = { dataDir: data.path, port: await freePort(), env: busy }
  let server = await startServer(options)
  try {
    await signInAt(context, server.origin, 'supervisor')
    await page.goto(`${server.origin}/live`)
    const newest = page.getByRole('region', { name: 'Newest calls' }).getByRole('link')
    await expect(newest.first()).toBeVisible()
    await expect(page.getByText('Up to date by itself')).toBeVisible()
    const before = await newest.first().getAttribute('href')
    await expect.poll(() => newest.first().getAttribute('href'), { timeout: 90_000 }).not.toBe(before)
    await server.stop()
    await expect(page.getByText(/Not up to date: the server cannot be reached since/)).toBeVisible({ timeout: 60_000 })
    server = await startServer(options)
    await expect(page.getByText('Up to date by itself')).toBeVisible({ timeout: 60_000 })
  } finally {
    await server.stop()
    await data.remove()
  }
})

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`nothing is to be scrolled at ${width} × ${height}`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height })
    await signIn('supervisor')
    await page.goto('/live')
    await expect(page.getByRole('region', { name: 'Newest calls' }).getByRole('link').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0)
  })
}
