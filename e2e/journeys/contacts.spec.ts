import { callsPage } from '../fixtures/calls-page.ts'
import { expect, test } from '../fixtures/test.ts'

test('from a call to its caller: tags are pasted, taken away and put back, a comment is written', async ({ page, signIn }) => {
  await signIn('agent')
  await page.goto('/calls?q=5326202911')
  await callsPage(page).rows.first().click()
  await expect(page.getByRole('group', { name: 'Timeline' })).toBeVisible()
  await page.getByRole('link', { name: 'Nalan Ergin' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nalan Ergin')
  const tags = page.getByRole('region', { name: 'Tags' })
  await tags.getByRole('combobox').fill('Öncelikli, iade bekliyor')
  await tags.getByRole('combobox').press('Enter')
  await expect(tags.getByRole('button', { name: 'Remove the tag iade bekliyor' })).toBeVisible()
  await tags.getByRole('button', { name: 'Remove the tag Öncelikli' }).click()
  await expect(tags.getByText('Öncelikli')).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(tags.getByText('Öncelikli')).toBeVisible()
  const comments = page.getByRole('region', { name: 'Comments' })
  await comments.getByRole('textbox').fill('**Wants** her money back <script>alert(1)</script>')
  await comments.getByRole('textbox').press('Control+Enter')
  await expect(comments.locator('strong').filter({ hasText: 'Wants' })).toBeVisible()
  await expect(comments.locator('script')).toHaveCount(0)
  await page.reload()
  await expect(tags.getByText('iade bekliyor')).toBeVisible()
  await expect(comments.getByText('her money back')).toBeVisible()
})

test('the palette finds a contact, a company and a person by a part of the name', async ({ page, signIn }) => {
  await signIn('supervisor')
  await page.goto('/teams')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Teams')
  for (const [typed, found, heading] of [
    ['nalan', /Nalan Ergin/, 'Nalan Ergin'],
    ['koç gı', /Koç Gıda/, /Koç Gıda/],
    ['satya', /Satya Nadella/, 'Satya Nadella'],
  ] as const) {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog')
    await expect(palette.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(typed)
    await expect(palette.getByRole('option', { name: found }).first()).toBeVisible()
    await palette.getByRole('option', { name: found }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
})
