import { readFile } from 'node:fs/promises'
import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

test('from a bad hour to its calls, to a caller, to a task, to a file: the three counts agree', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/overview?period=30d')
  const cell = page.getByRole('table', { name: 'Missed by weekday and hour' }).getByRole('link', { name: /^Tuesday 12:00–13:00/ })
  const figure = Number(await cell.textContent())
  expect(figure).toBeGreaterThan(3)

  await cell.click()
  const calls = callsPage(page)
  await expect(calls.count).toBeVisible()
  expect(await calls.total()).toBe(figure)
  await calls.rows.first().click()
  await expect(page.getByRole('group', { name: 'Timeline' })).toBeVisible()
  await page.goBack()

  await page.getByRole('button', { name: 'Export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const lines = (await readFile(await (await downloading).path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines.length - lines.findIndex((line) => line.startsWith('Started,')) - 1).toBe(figure)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: /^Callbacks/ }).click()
  await page.getByRole('button', { name: 'Take the next caller' }).click()
  await expect(page.getByText('Satya Nadella took it')).toBeVisible()
  await page.getByRole('link', { name: 'Create task' }).click()
  await page.getByRole('dialog', { name: 'New task' }).getByRole('button', { name: 'Create task' }).click()
  await expect(page.getByText('Task created')).toBeVisible()
})
