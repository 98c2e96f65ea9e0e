import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { formatTimestamp } from '#contract/wire.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const NOW = Date.parse('2026-03-31T09:00:00Z')

/** Twelve calls of contact 2, who is of company 2. */
async function start(): Promise<TestApp> {
  await seedSmallAccount(on.db)
  await insertCdrs(
    on.db,
    Array.from({ length: 12 }, (_, at) => ({
      resource_type: 'cdr' as const,
      uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      direction: 1,
      user_id: 2,
      contact_id: 2,
      channel_type: 1,
      channel_id: 1,
      started_at: formatTimestamp(NOW - at * 600_000 - 600_000),
      answered_at: null,
      bridged_at: null,
      ended_at: formatTimestamp(NOW - at * 600_000 - 500_000),
      call_duration: 100,
      first_touch_duration: null,
      missing_call: at < 3,
      missing_call_reason: at < 3 ? 3 : 0,
      caller_id: null,
      caller_type: 1,
      caller_number: '+905326202911',
      callee_id: 1,
      callee_type: 4,
      callee_number: null,
      record_url: null,
      hangup_by: 2,
      voicemail_type: null,
      voicemail_id: null,
      voicemail_url: null,
      call_flow: null,
    })),
  )
  return createTestApp(on.db, { clock: testClock('2026-03-31T09:00:00Z') })
}

const part = async (name: string) => within(await screen.findByRole('region', { name }))

it('shows its people, numbers and newest calls, and how many there are in all', async () => {
  renderRoute(await start(), '/companies/2')
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('İnşaat Işık A.Ş.')
  expect(screen.getByRole('link', { name: 'Satya Nadella' }).getAttribute('href')).toBe('/users/2')
  expect((await part('Contacts')).getByRole('link', { name: 'Ilgaz Yıldırım' }).getAttribute('href')).toBe('/contacts/2')
  expect(screen.getByText('+90 212 333 44 00')).toBeTruthy()
  const calls = await part('Calls')
  expect(await calls.findByText('12 calls')).toBeTruthy()
  expect(calls.getAllByRole('link')).toHaveLength(11)
  expect(calls.getByRole('link', { name: 'All of them' }).getAttribute('href')).toBe('/calls?company_id=2')
  expect(screen.getByRole('link', { name: '12' }).getAttribute('href')).toBe('/calls?company_id=2')
  expect(screen.getByRole('link', { name: '3 missed' }).getAttribute('href')).toBe('/calls?missing_call=true&company_id=2')
})

it('is tagged and commented on', async () => {
  renderRoute(await start(), '/companies/1')
  await userEvent.type(await screen.findByRole('combobox', { name: 'Add tags' }), 'gold{Enter}')
  expect((await (await part('Tags')).findByRole('listitem')).textContent).toBe('gold')
  await userEvent.type(screen.getByRole('textbox', { name: 'New comment' }), 'a good customer')
  await userEvent.click(screen.getByRole('button', { name: 'Comment' }))
  expect(await (await part('Comments')).findByText('a good customer', { selector: 'p' })).toBeTruthy()
})

it('says where there is none with this id, or where it can be none', async () => {
  const app = await start()
  renderRoute(app, '/companies/99')
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('There is no such company')
})

it('speaks Turkish', async () => {
  renderRoute(await start(), '/companies/abc', { language: 'tr' })
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Böyle bir şirket yok')
})
