import { screen } from '@testing-library/react'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedDocumentedAccount } from '#server/testing/documented-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const TEAM = {
  resource_type: 'team',
  id: 9,
  name: 'Night',
  user_case: 'selected',
  wrap_up_time: 75,
  strategy: 'random',
  say_line_number: true,
  say_line_number_in_second: 60,
  callback: true,
  callback_dtmf: 5,
  callback_action: 'callback',
  state: 'active',
} as const

async function start(strategy: string, state = 'active') {
  await seedDocumentedAccount(on.db)
  await upsertDirectory(on.db, { teams: [{ ...TEAM, strategy, state }] })
  return createTestApp(on.db)
}
const fact = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent

it('says how it rings its people, in words', async () => {
  renderRoute(await start('random'), '/teams/9')
  await screen.findByRole('heading', { name: 'Night' })
  expect(fact('Rings')).toBe('In random order')
  expect(fact('Wrap-up time')).toBe('1 min 15 s')
  expect(fact('Tells the place in the queue')).toBe('every 1 min 00 s')
  expect(fact('Callback')).toBe('on key 5')
  expect(fact('Extension')).toBe('—')
})

it.each([
  ['RingAll', 'Herkes aynı anda'],
  ['round-robin', 'Dönüşümlü'],
  ['least recent', 'Önce en uzun süredir çağrı almayan'],
  ['fewest_calls', 'Önce en az çağrı alan'],
  ['linear', 'Belirli sırayla'],
  ['by_moon', 'by_moon'],
])('says %s in Turkish, or as it is', async (strategy, words) => {
  renderRoute(await start(strategy), '/teams/9', { language: 'tr' })
  await screen.findByRole('heading', { name: 'Night' })
  expect(fact('Çaldırma')).toBe(words)
})

it('shows a state it does not know as it is', async () => {
  renderRoute(await start('random', 'sleeping'), '/teams/9')
  expect(await screen.findByText('sleeping')).toBeTruthy()
})

it('leads to its extensions', async () => {
  renderRoute(await start('random'), '/teams/1')
  expect((await screen.findByRole('link', { name: '801' })).getAttribute('href')).toBe('/extensions/3')
})

it('says that Hipcall has it no more, and still tells what is known', async () => {
  const app = await start('random')
  await on.db.rows(sql`update teams set gone_at = now() where id = 9`)
  renderRoute(app, '/teams/9')
  await screen.findByRole('heading', { name: 'Night' })
  expect(await screen.findByText('No longer in Hipcall')).toBeDefined()
  expect(screen.queryByText('Active')).toBeNull()
  expect(fact('Rings')).toBe('In random order')
})
