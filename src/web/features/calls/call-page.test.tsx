import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import type { Fetch } from '#contract/client.ts'
import { CdrDetail } from '#contract/hipcall/cdrs.ts'
import detailExample from '#contract/hipcall/examples/cdrs-retrieve.json'
import greetings from '#contract/hipcall/examples/greetings-list.json'
import teams from '#contract/hipcall/examples/teams-list.json'
import { Greeting } from '#contract/hipcall/greetings.ts'
import { Team } from '#contract/hipcall/teams.ts'
import { formatTimestamp, page } from '#contract/wire.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
const sample = CdrDetail.parse(detailExample.data)
const DOCUMENTED = `/calls/2023/03/31/${sample.uuid}`
const NOW = '2026-03-31T09:00:00Z'

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const addressOf = (at: number, search = '') => `/calls/2026/03/30/${uuid(at)}${search}`

/** The `at`-th call of 30 March, one an hour from 08:00 UTC, 60 s long, lost in the queue, from the number of the documented call. */
function lost(at: number, more: Partial<NewCdr> = {}): NewCdr {
  const start = Date.parse('2026-03-30T08:00:00Z') + at * 3_600_000
  const step = (second: number) => formatTimestamp(start + second * 1000)
  return {
    ...sample,
    uuid: uuid(at),
    user_id: null,
    started_at: step(0),
    ended_at: step(60),
    call_duration: 60,
    missing_call: true,
    missing_call_reason: 3,
    hangup_by: 2,
    call_flow: [
      { action: 'hangup', detail: { hangup_by: 'contact' }, timestamp: step(60) },
      { action: 'bridge_fail', detail: { type: 'user', id: 3, result: 19 }, timestamp: step(40) },
      { action: 'bridge_attempt', detail: { type: 'user', id: 3 }, timestamp: step(20) },
      { action: 'route', detail: { type: 'team', id: 1 }, timestamp: step(0) },
    ],
    ...more,
  }
}

async function start(...cdrs: NewCdr[]) {
  await seedSmallAccount(on.db)
  await upsertDirectory(on.db, { teams: z.parse(page(Team), teams).data, greetings: z.parse(page(Greeting), greetings).data })
  await insertCdrs(on.db, cdrs)
  return createTestApp(on.db, { clock: testClock(NOW) })
}

/** The text as it reads: a space is a space. */
const textOf = (element: Element | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const sentence = () => screen.findByRole('heading', { level: 1 })

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined)
})

describe('the documented call, by its address alone', () => {
  it('is told in a sentence, drawn and listed, with names instead of ids', async () => {
    renderRoute(await start(sample), DOCUMENTED)
    expect(textOf(await sentence())).toBe('Answered by Ada Admin after 41 s, talked 4 s, the caller hung up.')
    await screen.findByText(/31 March 2023, 11:41:58 Istanbul/)
    const timeline = screen.getByRole('group', { name: 'Timeline' })
    const bars = within(timeline).getAllByRole('button')
    expect(bars.map((bar) => bar.getAttribute('aria-label')?.replaceAll('\u00a0', ' '))).toEqual([
      expect.stringMatching(/heard the greeting · 0:05–0:18, 13 s · 11:42:03–11:42:16/),
      expect.stringMatching(/waiting · 0:18–0:41, 23 s/),
      'Satya Nadella, rang, rejected, code 21, read by ITU-T Q.850 · 0:30–0:31, 1 s · 11:42:28–11:42:29',
      'Ada Admin, rang, answered · 0:35–0:41, 6 s · 11:42:33–11:42:39',
      'Ada Admin, talked · 0:41–0:45, 4 s · 11:42:39–11:42:43',
    ])
    const steps = within(screen.getByRole('table', { name: 'Steps' })).getAllByRole('row')
    expect(steps.map((row) => row.textContent)).toHaveLength(9)
    expect(textOf(steps.at(-2))).toContain('0:4111:42:39Ada Admin picked up, after 6 s of ringing')
    const notes = screen.getByRole('list', { name: 'About these steps' })
    expect(textOf(notes)).toContain('493 days behind')
    expect(textOf(notes)).toContain('The steps last 45 s, the call 3 min 03 s')
  })

  it('gives its bars one stop for Tab and walks them by arrows', async () => {
    renderRoute(await start(sample), DOCUMENTED)
    const user = userEvent.setup()
    const bars = within(await screen.findByRole('group', { name: 'Timeline' })).getAllByRole('button')
    expect(bars.filter((bar) => bar.tabIndex === 0)).toEqual([bars[0]])
    bars[0]?.focus()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(document.activeElement).toBe(bars[2])
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(bars.at(-1))
  })

  it('is told in Turkish', async () => {
    renderRoute(await start(sample), DOCUMENTED, { language: 'tr' })
    expect(textOf(await sentence())).toBe('Ada Admin 41 sn sonra cevapladı, 4 sn konuşuldu, arayan kapattı.')
    expect(textOf(screen.getByRole('table', { name: 'Adımlar' }))).toContain('Satya Nadella: 1 sn sonra reddetti')
  })
})

describe('what is around a call', () => {
  it('is every other call with the number, each a link, and this one in its place', async () => {
    renderRoute(await start(lost(0), lost(1), lost(2), lost(3, { caller_number: '+902123334455' })), addressOf(1))
    const section = await screen.findByRole('region', { name: 'This number' })
    await within(section).findByText(/2 other calls with this number, 2 missed, since 30 March 2026/)
    const items = within(section).getAllByRole('listitem')
    expect(items.map((item) => item.querySelector('a')?.getAttribute('href') ?? 'this')).toEqual([addressOf(2), 'this', addressOf(0)])
    expect(within(section).getByRole('link', { name: 'All calls with this number' }).getAttribute('href')).toBe('/calls?q=%2B905326202911')
  })

  it('is the call before and after within the filters of the list, by keys', async () => {
    const answered = { bridged_at: formatTimestamp(Date.parse('2026-03-30T09:00:20Z')), missing_call: false, missing_call_reason: 0 }
    const server = await start(lost(0), lost(1, answered), lost(2))
    const at = renderRoute(server, addressOf(2, '?outcome=left_in_queue&sort=-started_at'))
    const user = userEvent.setup()
    const older = await screen.findByRole('link', { name: 'Older call' })
    expect(screen.queryByRole('link', { name: 'Newer call' })).toBeNull()
    expect(older.getAttribute('href')).toBe(addressOf(0, '?outcome=left_in_queue&sort=-started_at'))
    await user.keyboard(']')
    await waitFor(() => expect(at.location()).toBe(addressOf(0, '?outcome=left_in_queue&sort=-started_at')))
    await screen.findByRole('link', { name: 'Newer call' })
    await user.keyboard('[[')
    await waitFor(() => expect(at.location()).toBe(addressOf(2, '?outcome=left_in_queue&sort=-started_at')))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(at.location()).toBe('/calls?outcome=left_in_queue&sort=-started_at'))
  })

  it('can be taken along: the number in full, and a link without the filters', async () => {
    const user = userEvent.setup()
    renderRoute(await start(lost(1)), addressOf(1, '?direction=inbound'))
    await user.click(await screen.findByRole('button', { name: 'Copy link' }))
    expect(await navigator.clipboard.readText()).toBe(`${location.origin}${addressOf(1)}`)
    await user.click(await screen.findByRole('button', { name: 'Copy number' }))
    expect(await navigator.clipboard.readText()).toBe('+905326202911')
    await screen.findByText('Copied +90 532 620 29 11')
  })
})

describe('a recording', () => {
  it('whose link has died is fetched anew, once, and then given up with a way to try again', async () => {
    const links: string[] = []
    const through = async (request: Request, next: Fetch) => {
      const answer = await next(request)
      if (!request.url.includes(`/cdrs/2026/03/30/${uuid(1)}`)) return answer
      const body = z.parse(z.object({ data: CdrDetail }), await answer.json())
      links.push(`https://sounds.invalid/${links.length}.wav`)
      return Response.json({ data: { ...body.data, record_url: links.at(-1) } })
    }
    renderRoute(await start(lost(1, { recording_seconds: 20 })), addressOf(1), { through })
    const player = await screen.findByRole('region', { name: 'Recording' })
    const audio = player.querySelector('audio') ?? expect.fail('there is no audio element')
    expect(audio.getAttribute('src')).toBe(links[0])
    fireEvent.error(audio)
    await waitFor(() => expect(audio.getAttribute('src')).toBe('https://sounds.invalid/1.wav'))
    expect(links).toHaveLength(2)
    fireEvent.error(audio)
    await userEvent.click(await within(player).findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(audio.getAttribute('src')).toBe('https://sounds.invalid/2.wav'))
    fireEvent.loadedMetadata(audio)
    expect(textOf(within(player).getByRole('status'))).toBe('')
  })

  it('of a voicemail is called so, and a call without either has no player', async () => {
    const server = await start(lost(1, { voicemail_type: 2, voicemail_id: 4, voicemail_seconds: 9 }), lost(2))
    renderRoute(server, addressOf(1))
    await screen.findByRole('region', { name: 'Voicemail' })
    await userEvent.click(await screen.findByRole('link', { name: 'Newer call' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Voicemail' })).toBeNull())
  })
})

describe('when things are not as they should be', () => {
  it('an unknown call is a page with a way back to the list as it was', async () => {
    const at = renderRoute(await start(), `/calls/2026/03/30/${uuid(7)}?direction=inbound`)
    expect(textOf(await sentence())).toBe('There is no such call')
    await userEvent.click(screen.getByRole('link', { name: 'Back to the calls' }))
    await waitFor(() => expect(at.location()).toBe('/calls?direction=inbound'))
  })

  it('an address that cannot be one is the same page, and nothing is asked', async () => {
    const asked: string[] = []
    const through = (request: Request, next: Fetch) => {
      asked.push(new URL(request.url).pathname)
      return next(request)
    }
    renderRoute(await start(), '/calls/2026/13/99/nonsense', { through })
    expect(textOf(await sentence())).toBe('There is no such call')
    expect(asked.filter((path) => path.includes('cdrs'))).toEqual([])
  })

  it('a failing answer says what failed, and another try brings the call', async () => {
    let broken = true
    const through = (request: Request, next: Fetch) =>
      broken && request.url.includes('/cdrs/') ? Promise.resolve(Response.json({ data: { uuid: 5 } })) : next(request)
    renderRoute(await start(lost(1)), addressOf(1), { through })
    await screen.findByText('This call could not be loaded')
    expect(textOf(screen.getByRole('alert'))).toContain('retrieveCdr')
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(textOf(await sentence())).toContain('The caller gave up waiting for')
  })

  it('a failing history leaves the call standing', async () => {
    const through = (request: Request, next: Fetch) =>
      request.url.includes('/context') ? Promise.resolve(Response.json({ message: 'no' }, { status: 500 })) : next(request)
    renderRoute(await start(lost(1)), addressOf(1), { through })
    expect(textOf(await sentence())).toContain('The caller gave up waiting for')
    await screen.findByText('The other calls could not be loaded.')
  })

  it('steps that are not held are fetched while the rest is shown, and come when they come', async () => {
    const server = await start(lost(1))
    const asked: string[] = []
    const waiting: ((refused: Response) => void)[] = []
    const answer = async (response: Response) => {
      await waitFor(() => expect(waiting).toHaveLength(1))
      waiting.pop()?.(response)
    }
    const through = async (request: Request, next: Fetch) => {
      const { pathname, search } = new URL(request.url)
      if (pathname.includes('/cdrs/')) asked.push(search)
      const response = await next(request)
      if (pathname.endsWith('/context')) {
        const body = await response.json()
        return Response.json({ data: { ...body.data, call: { ...body.data.call, flow_known: false } } })
      }
      if (!pathname.includes('/cdrs/')) return response
      const { data } = await response.json()
      if (search === '?flow=held') return Response.json({ data: { ...data, call_flow: [] } })
      return new Promise<Response>((resolve) => {
        waiting.push((told) => resolve(told.ok ? Response.json({ data }) : told))
      })
    }
    renderRoute(server, addressOf(1), { through })
    expect(textOf(await sentence())).not.toBe('')
    expect(textOf(await screen.findByText(/are being fetched from Hipcall/))).toContain('The rest is shown meanwhile')
    expect(screen.queryByText(/steps of this call are not recorded/)).toBeNull()
    await answer(Response.json({ message: 'Hipcall did not answer in time.' }, { status: 504 }))
    await screen.findByText('Hipcall does not answer; the rest of the call is shown')
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText(/are being fetched from Hipcall/)
    await answer(Response.json({}))
    expect(await screen.findByRole('group', { name: 'Timeline' })).toBeTruthy()
    expect(screen.getByRole('table', { name: 'Steps' })).toBeTruthy()
    expect(asked).toEqual(['?flow=held', '', ''])
  })

  it('a call without steps is told from its fields, and says so', async () => {
    renderRoute(await start(lost(1, { call_flow: [] })), addressOf(1))
    expect(textOf(await sentence())).toContain('The caller left in')
    screen.getByText(/The steps of this call are not recorded/)
    expect(screen.queryByRole('group', { name: 'Timeline' })).toBeNull()
    expect(screen.queryByRole('table', { name: 'Steps' })).toBeNull()
  })

  it('a number that waits to be called back leads to its case', async () => {
    renderRoute(await start(lost(0), lost(1)), addressOf(0))
    const link = await screen.findByRole('link', { name: 'This number waits to be called back' })
    expect(link.getAttribute('href')).toMatch(/^\/callbacks\/\d+$/)
  })

  it('a withheld number has no history and no copying', async () => {
    renderRoute(await start(lost(1, { caller_number: null })), addressOf(1))
    await screen.findByText(/The number was withheld/)
    expect(screen.queryByRole('button', { name: 'Copy number' })).toBeNull()
  })
})

describe('the contact of a call', () => {
  it('is a link, and is tagged and commented on from the call', async () => {
    const app = await start(lost(0, { contact_id: 2 }))
    renderRoute(app, addressOf(0))
    expect((await screen.findByRole('link', { name: 'Ilgaz Yıldırım' })).getAttribute('href')).toBe('/contacts/2')
    await userEvent.type(await screen.findByRole('combobox', { name: 'Add tags' }), 'gold, silver{Enter}')
    const tags = await screen.findByRole('list', { name: 'Tags' })
    expect(
      within(tags)
        .getAllByRole('listitem')
        .map((tag) => tag.textContent),
    ).toEqual(['gold', 'silver'])
    await userEvent.click(screen.getByRole('button', { name: 'New comment' }))
    await userEvent.keyboard('wants an invoice{Control>}{Enter}{/Control}')
    expect(await screen.findByText('wants an invoice', { selector: 'li p' })).toBeTruthy()
  })

  it('has no part where there is none', async () => {
    renderRoute(await start(lost(0, { contact_id: 0 })), addressOf(0))
    await sentence()
    await screen.findByRole('region', { name: 'This number' })
    expect(screen.queryByRole('region', { name: /^Contact/ })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Tags' })).toBeNull()
  })
})
