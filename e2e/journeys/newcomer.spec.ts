import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

test('signs in with one click, finds a missed call of yesterday by its last digits, understands it, and shares it', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /supervisor/i }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Calls', exact: true }).first().click()
  const calls = callsPage(page)
  await expect(calls.rows.first()).toBeVisible()

  await calls.choose('All days', 'Yesterday')
  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Missed', exact: true }).click()
  await calls.search.fill('2911')
  await expect(page).toHaveURL(/period=yesterday/)
  await expect(page).toHaveURL(/q=2911/)
  const answer = await page.request.get(`/api/dashboard/calls${new URL(page.url()).search}`)
  const found = (await answer.json()).data.length
  expect(found).toBeGreaterThan(0)
  await expect(calls.rows).toHaveCount(found)
  for (const row of await page.getByRole('table', { name: 'Calls' }).locator('tr', { has: calls.rows }).all()) {
    await expect(row).toContainText('+90 532 620 29 11')
    await expect(row).toContainText(/Left in|Rang out|Rejected|Closed hours|Short call|Callback asked/)
  }

  await calls.rows.first().click()
  await expect(page).toHaveURL(/\/calls\/2026\/11\/1[67]\/[0-9a-f-]{36}/)
  await expect(page.getByRole('group', { name: 'Timeline' }).getByRole('button').first()).toBeVisible()
  const sentence = await page.getByRole('heading', { level: 1 }).textContent()
  expect(sentence).toMatch(/\w/)
  await expect(page.getByRole('table', { name: 'Steps' }).getByRole('row').last()).toContainText(/hung up|ended/i)

  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(sentence ?? '')

  await page.goBack()
  await expect(page).toHaveURL(/period=yesterday/)
  await expect(calls.rows).toHaveCount(found)
})

test('plays the recording of an answered call, and skips in it', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls?has_recording=true&min_duration=60')
  await callsPage(page).rows.first().click()
  const player = page.getByRole('region', { name: 'Recording' })
  await player.getByRole('button', { name: 'Play' }).click()
  const position = player.getByRole('slider', { name: 'Position' })
  await expect(async () => expect(Number(await position.inputValue())).toBeGreaterThan(0)).toPass()
  const audio = player.locator('audio')
  const before = await audio.evaluate((element: HTMLAudioElement) => element.currentTime)
  await expect(async () =>
    expect(await audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(before),
  ).toPass()
  await player.getByRole('button', { name: 'Forward 10 seconds' }).click()
  await expect(async () => expect(Number(await position.inputValue())).toBeGreaterThanOrEqual(10)).toPass()
  await player.getByRole('button', { name: 'Pause' }).click()
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible()
})

test('a voicemail plays too', async ({ page, signIn }) => {
  await signIn('agent')
  await page.goto('/calls?has_voicemail=true')
  await callsPage(page).rows.first().click()
  const player = page.getByRole('region', { name: 'Voicemail' })
  await player.getByRole('button', { name: 'Play' }).click()
  const audio = player.locator('audio')
  await expect(async () => expect(await audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0.2)).toPass()
})
