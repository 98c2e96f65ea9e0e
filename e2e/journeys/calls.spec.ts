import { callsPage } from '../fixtures/calls-page.ts'
import { dataDirectory, freePort, startServer } from '../fixtures/server.ts'
import { signIn as signInAt } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

test.beforeEach(({ signIn }) => signIn('supervisor'))

test('the same number is found however it is written', async ({ page }) => {
  const calls = callsPage(page)
  const counts: number[] = []
  for (const text of ['0532 620 29 11', '+90532 620 2911', '00905326202911', '5326202911', '620 29 11']) {
    await page.goto(`/calls?q=${encodeURIComponent(text)}`)
    await expect(calls.rows.first()).toBeVisible()
    counts.push(await calls.total())
  }
  expect(new Set(counts).size, counts.join(' | ')).toBe(1)
})

test('the exact count is the number of rows', async ({ page }) => {
  await page.goto('/calls?period=yesterday&outcome=voicemail')
  const calls = callsPage(page)
  await expect(calls.count).toBeVisible()
  const count = await calls.total()
  await expect(page.getByRole('table', { name: 'Calls' })).toHaveAttribute('aria-rowcount', String(count + 1))
  const answer = await page.request.get('/api/dashboard/calls?period=yesterday&outcome=voicemail&per_page=200')
  const body = await answer.json()
  expect(body.data).toHaveLength(count)
})

test('Back from a call finds the list scrolled as it was', async ({ page }) => {
  await page.goto('/calls')
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  const first = await calls.rows.first().getAttribute('href')
  await page.mouse.move(700, 600)
  for (let turn = 0; turn < 12; turn++) {
    await page.mouse.wheel(0, 600)
    await page.waitForTimeout(80)
  }
  await expect(calls.rows.first()).not.toHaveAttribute('href', first ?? '')
  const row = page.getByRole('table', { name: 'Calls' }).locator('a[data-row]').nth(12)
  const href = (await row.getAttribute('href')) ?? ''
  const chosen = page.locator(`a[data-row][href="${href}"]`)
  // Where it is once the list stands still.
  await chosen.click({ trial: true })
  const before = await chosen.boundingBox()
  await chosen.click()
  await expect(page.getByRole('group', { name: 'Timeline' })).toBeVisible()
  await page.goBack()
  const again = page.locator(`a[data-row][href="${href}"]`)
  await expect(again).toBeInViewport()
  const after = await again.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1e6))).toBeLessThan(8)
})

test('the end of a long list is reached by scrolling, and no row stands twice', async ({ page }) => {
  await page.goto('/calls?period=yesterday')
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  const seen = new Set<string>()
  await page.mouse.move(700, 600)
  const total = await calls.total()
  for (let turn = 0; turn < 200 && seen.size < total; turn++) {
    for (const href of await calls.rows.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) seen.add(href)
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(40)
  }
  expect(seen.size).toBe(total)
})

test('what is set shows as chips that can be taken away', async ({ page }) => {
  await page.goto('/calls?period=yesterday&direction=outbound')
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  await page.getByRole('button', { name: 'Remove Outbound' }).click()
  await expect(page).not.toHaveURL(/direction/)
  await expect(page).toHaveURL(/period=yesterday/)
})

test('sorting by length shows the longest first, also after a reload', async ({ page }) => {
  await page.goto('/calls?sort=-call_duration')
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  const first = await calls.rows.first().getAttribute('href')
  const answer = await page.request.get('/api/dashboard/calls?sort=-call_duration&per_page=1')
  const { data } = await answer.json()
  expect(first).toContain(data[0].uuid)
  await page.reload()
  await expect(calls.rows.first()).toHaveAttribute('href', first ?? '')
})

test('times are the account’s, not the browser’s', async ({ page }) => {
  await page.goto('/calls?period=yesterday')
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()
  const answer = await page.request.get('/api/dashboard/calls?period=yesterday&per_page=1')
  const { data } = await answer.json()
  const inIstanbul = new Date(data[0].started_at.replace('+0000', 'Z')).toLocaleTimeString('en-GB', { timeZone: 'Europe/Istanbul' })
  await expect(page.getByRole('table', { name: 'Calls' }).getByText(inIstanbul).first()).toBeVisible()
  await expect(page.getByText(/Istanbul/).first()).toBeVisible()
})

test('nothing matches: the filters are named and can be dropped', async ({ page }) => {
  await page.goto('/calls?q=99999999999')
  await expect(page.getByText('No call matches')).toBeVisible()
  await page
    .getByRole('button', { name: /Without|Clear all/ })
    .first()
    .click()
  await expect(callsPage(page).rows.first()).toBeVisible()
})

test('calls that come in wait behind a button, and nothing moves until it is pressed', async ({ page, context }) => {
  test.setTimeout(150_000)
  const data = await dataDirectory()
  const busy = { DEMO_DAYS: '1', DEMO_CALLS_PER_DAY: '6000', DEMO_LIVE: 'true' }
  const server = await startServer({ dataDir: data.path, port: await freePort(), env: busy })
  try {
    await signInAt(context, server.origin, 'supervisor')
    await page.goto(`${server.origin}/calls`)
    const first = callsPage(page).rows.first()
    await expect(first).toBeVisible()
    const hrefs = () => callsPage(page).rows.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const known = new Set(await hrefs())
    const [href = ''] = known
    const before = await first.boundingBox()
    const newer = page.getByRole('button', { name: /new calls?$/ })
    await expect(newer).toBeVisible({ timeout: 90_000 })
    await expect(first).toHaveAttribute('href', href ?? '')
    expect((await first.boundingBox())?.y).toBe(before?.y)
    await newer.click()
    await expect.poll(async () => (await hrefs()).filter((each) => !known.has(each))).not.toEqual([])
    await expect(newer).toHaveCount(0)
  } finally {
    await server.stop()
    await data.remove()
  }
})
