import { readFile } from 'node:fs/promises'
import { expect, test } from '../fixtures/test.ts'

test('a supervisor has the list as a file: as many calls as the screen counts', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/calls?missing_call=true&period=30d')
  const counted = page.getByRole('status').filter({ hasText: /^[\d,]+ calls/ })
  await expect(counted).toBeVisible()
  const count = Number(((await counted.textContent()) ?? '').match(/^[\d,]+/)?.[0].replaceAll(',', ''))
  await page.getByRole('button', { name: 'Export' }).click()
  const panel = page.getByRole('dialog', { name: 'Export' })
  const downloading = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^santral-calls-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  await expect(panel.getByText(`The file has ${count.toLocaleString('en')} calls and is in your downloads.`)).toBeVisible()
  const text = await readFile(await download.path(), 'utf8')
  const lines = text.trimEnd().split('\r\n')
  const head = lines.findIndex((line) => line.startsWith('Started,'))
  expect(lines[head - 2]).toBe(`Calls,${count}`)
  expect(lines.length - head - 1).toBe(count)
})

test('an agent is offered no file, and refused one', async ({ page, signIn }) => {
  await signIn('agent')
  await page.goto('/calls')
  await expect(page.locator('a[data-row]').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)
  expect((await page.request.get('/api/dashboard/calls/export?format=csv')).status()).toBe(403)
})

test('by keyboard, as a workbook', async ({ page, signIn }) => {
  await signIn('admin')
  await page.goto('/calls?period=7d')
  await expect(page.locator('a[data-row]').first()).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Excel (XLSX)' })).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Excel (XLSX)' }).focus()
  await page.keyboard.press('Enter')
  const bytes = await readFile(await (await downloading).path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  await expect(page.getByText(/The file has [\d,]+ calls/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
