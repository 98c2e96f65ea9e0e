import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { formatTimestamp } from '#contract/wire.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const UUID = '00000000-0000-4000-8000-000000000001'
const CALL = `/calls/2026/03/31/${UUID}`

/** One missed call, of contact 2 where that is known. */
async function start(contact_id: number) {
  const at = (seconds: number) => formatTimestamp(Date.parse('2026-03-31T08:00:00Z') + seconds * 1000)
  await seedSmallAccount(on.db)
  await insertCdrs(on.db, [
    {
      resource_type: 'cdr',
      uuid: UUID,
      direction: 1,
      user_id: null,
      contact_id,
      channel_type: 1,
      channel_id: 1,
      started_at: at(0),
      answered_at: at(0),
      bridged_at: null,
      ended_at: at(40),
      call_duration: 40,
      first_touch_duration: 40,
      missing_call: true,
      missing_call_reason: 3,
      caller_id: null,
      caller_type: 1,
      caller_number: '+905326202911',
      callee_id: 1,
      callee_type: 3,
      callee_number: null,
      record_url: null,
      hangup_by: 2,
      voicemail_type: null,
      voicemail_id: null,
      voicemail_url: null,
      call_flow: null,
    },
  ])
  return createTestApp(on.db, { clock: testClock('2026-03-31T09:00:00Z') })
}

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
})

it('begins a task about the contact of the call, with the link to it, by the same key as everywhere', async () => {
  const { location } = renderRoute(await start(2), `${CALL}?users=2`)
  const link = await screen.findByRole('link', { name: 'Create task' })
  await waitFor(() => expect(link.getAttribute('href')).toContain('task_contact=2'))
  await userEvent.keyboard('c')
  const dialog = await screen.findByRole('dialog', { name: 'New task' })
  expect(await within(dialog).findByLabelText('Task')).toHaveProperty('value', 'Call back Ilgaz Yıldırım')
  expect(within(dialog).getByLabelText('Description')).toHaveProperty('value', `Call: ${window.location.origin}${CALL}`)
  expect(await within(dialog).findByRole('button', { name: 'Remove Ilgaz Yıldırım' })).toBeTruthy()
  expect(location()).toContain('users=2&new=task')
  // What lies over the screen is no part of its filters.
  expect(screen.getAllByRole('link', { name: 'Calls' }).map((one) => one.getAttribute('href'))).toContain('/calls?users=2')
})

it('begins it with the number where nobody is known by it, from the list as well', async () => {
  renderRoute(await start(0), '/calls')
  await waitFor(() => expect(screen.getAllByRole('row').some((row) => row.dataset.key === UUID)).toBe(true))
  await userEvent.keyboard('j')
  await userEvent.click(await screen.findByRole('link', { name: 'Create task' }))
  const dialog = await screen.findByRole('dialog', { name: 'New task' })
  expect(await within(dialog).findByLabelText('Task')).toHaveProperty('value', 'Call back +90 532 620 29 11')
  expect(within(dialog).getByLabelText('Description')).toHaveProperty('value', `Call: ${window.location.origin}${CALL}`)
})
