import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { FILE_WORDS } from '#server/exports/words.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { createTestApp, type TestApp } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import * as english from '#web/i18n/en/calls.ts'
import { outcome as englishOutcomes } from '#web/i18n/en/outcome.ts'
import * as turkish from '#web/i18n/tr/calls.ts'
import { outcome as turkishOutcomes } from '#web/i18n/tr/outcome.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
let server: TestApp
/** What the browser was told to fetch, and does: the answer's bytes are read as a download does. */
let fetched: string[] = []
let download: (address: string) => Promise<unknown>

beforeEach(async () => {
  await seedSmallAccount(on.db)
  await insertCdrs(
    on.db,
    Array.from({ length: 30 }, (_, index) =>
      calling({ at: `2026-03-30T08:${String(index).padStart(2, '0')}:00+0000`, kind: index % 2 ? 'missed' : 'answered' }),
    ),
  )
  server = createTestApp(on.db)
  fetched = []
  download = async (address) => (await server.as('supervisor', address)).arrayBuffer()
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const { pathname, search } = new URL(this.href)
    fetched.push(`${pathname}${search}`)
    void download(`${pathname}${search}`).catch(() => undefined)
  })
})

async function open(name = 'Export') {
  await userEvent.click(await screen.findByRole('button', { name }))
  return screen.findByRole('dialog', { name })
}

it('has the browser fetch the filter, whole, and says when it is done', async () => {
  renderRoute(server, '/calls?missing_call=true&sort=call_duration')
  const panel = await open()
  expect(await within(panel).findByText('15 calls as a file')).toBeTruthy()
  await userEvent.click(within(panel).getByRole('button', { name: 'CSV' }))
  expect(await within(panel).findByText('The file has 15 calls and is in your downloads.')).toBeTruthy()
  const [address = ''] = fetched
  const asked = new URL(address, 'http://localhost').searchParams
  expect(Object.fromEntries([...asked].filter(([name]) => name !== 'id'))).toEqual({
    missing_call: 'true',
    sort: 'call_duration',
    format: 'csv',
    language: 'en',
    told: expect.stringMatching(/missed/i),
  })
  await userEvent.click(within(panel).getByRole('button', { name: 'Close' }))
  expect(within(panel).getByRole('button', { name: 'Excel (XLSX)' })).toBeTruthy()
})

it('goes on while the panel is closed, and can be cancelled', async () => {
  // A line so slow that nothing of the file comes through.
  download = async (address) => void (await server.as('supervisor', address))
  renderRoute(server, '/calls', { language: 'tr' })
  const panel = await open('Dışa aktar')
  await userEvent.click(await within(panel).findByRole('button', { name: 'Excel (XLSX)' }))
  expect(await within(panel).findByRole('progressbar', { name: 'Yazılan çağrılar' })).toBeTruthy()
  await userEvent.keyboard('{Escape}')
  const again = await open('Dışa aktar')
  await userEvent.click(await within(again).findByRole('button', { name: 'Vazgeç' }))
  expect(await within(again).findByText('İptal edildi: indirilen dosya eksik.')).toBeTruthy()
})

it('is not offered to who may not', async () => {
  renderRoute(server, '/calls', { as: 'agent' })
  await screen.findByRole('button', { name: 'Copy link' })
  await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(2))
  expect(screen.queryByRole('button', { name: 'Export' })).toBeNull()
})

it('calls everything as the screen does', () => {
  for (const [words, calls, outcomes] of [
    [FILE_WORDS.en, english.calls, englishOutcomes],
    [FILE_WORDS.tr, turkish.calls, turkishOutcomes],
  ] as const) {
    expect(words.direction).toEqual(calls.direction)
    const { rule: _, ...names } = outcomes
    expect(words.outcome).toEqual(names)
  }
})
