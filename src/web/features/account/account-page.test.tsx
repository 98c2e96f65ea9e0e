import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SYNC_STATES, type Sync } from '#contract/dashboard/sync.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'
import { filling, withSync } from '#web/testing/sync.ts'

const on = testDatabase()
/** Noon in Istanbul. */
const NOW = Date.parse('2026-03-31T09:00:00Z')
const start = async () => {
  await seedSmallAccount(on.db)
  return createTestApp(on.db, { clock: testClock(new Date(NOW).toISOString()) })
}
const held = () => screen.findByRole('region', { name: 'What is held here' })

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})

const account = async (sync: Partial<Sync> = {}, as: 'agent' | 'supervisor' | 'admin' = 'supervisor', language: 'en' | 'tr' = 'en') =>
  renderRoute(await start(), '/account', { as, language, through: withSync(() => filling(NOW, sync)) })

describe('what is held', () => {
  it('is said in one sentence, then as a band with its bounds, then in figures', async () => {
    await account()
    const part = await held()
    expect(
      within(part).getByText(
        'Complete from 28 Mar, 15:00 to today, 12:00; earlier calls still to come, about 3 hours; 312 call flows still to come, about 11 minutes.',
      ),
    ).toBeTruthy()
    expect(within(part).getByRole('img', { name: 'Stretches of time of which every call is here' })).toBeTruthy()
    expect(within(part).getByText('not here yet: before 28 Mar, 15:00')).toBeTruthy()
    for (const [name, text] of [
      ['Calls held', '27,412'],
      ['Steps held', /27,100 of 27,412 \(98\.9%\).*of missed calls 2,990 of 3,000/],
      ['Requests in the last minute', /28 of 30.*4 wait in the queue/],
      ['Last answer from Hipcall', /12 seconds ago/],
      ['Looked at again', /3 hours ago.*12 late, 3 changed, 1 removed/],
      ['Set aside', /0.*every record could be read/],
    ] as const)
      expect(within(part).getByText(name).parentElement?.textContent, name).toMatch(text)
    expect(within(part).getByRole('meter', { name: 'Requests in the last minute' })).toBeTruthy()
  })

  it('is said in Turkish', async () => {
    await account({ state: 'current', covered: [{ from: null, to: '2026-03-31T09:00:00+0000' }] }, 'supervisor', 'tr')
    expect(await screen.findByText('İlk çağrıdan bugün 12:00’ye kadar tam; 312 çağrının adımları yolda, yaklaşık 11 dakika.')).toBeTruthy()
  })

  it.each(SYNC_STATES)('has words for the state %s', async (state) => {
    const paused = state === 'paused' ? { at: '2026-03-31T08:00:00+0000', by: 'Ada Admin' } : null
    await account({ state, paused, ...(state === 'own' ? { requests: null } : {}) })
    const part = await held()
    expect(within(part).getByRole('status').textContent).toMatch(/^[A-Z][\w ]+$/)
    if (state === 'own') expect(part.textContent).toMatch(/nothing has to be fetched\.Calls held27,412$/)
    if (state === 'paused') expect(part.textContent).toContain('Paused by Ada Admin, 11:00. Nothing is fetched')
    if (state === 'refused') expect(part.textContent).toContain('until HIPCALL_API_TOKEN is mended')
  })

  it('says why the last request failed, and what is done about it', async () => {
    const last_error = { at: formatTimestamp(NOW - 4_000), message: 'connect ECONNREFUSED', status: null }
    await account({ state: 'failing', last_error })
    expect((await held()).textContent).toMatch(/Last failure.*Hipcall did not answer\. It is asked again by itself\.connect ECONNREFUSED/)
  })

  it('says that an old failure is over', async () => {
    await account({ last_error: { at: formatTimestamp(NOW - 60_000), message: 'Bad Gateway', status: 502 } })
    expect((await held()).textContent).toMatch(/1 minute ago.*Hipcall failed \(502\)\. It has answered since\./)
  })

  it('fails in words, and tries again', async () => {
    let broken = true
    const through = withSync(() => (broken ? Response.json({ message: 'no' }, { status: 500 }) : filling(NOW)))
    renderRoute(await start(), '/account', { through })
    expect(await screen.findByText('What is held could not be loaded')).toBeTruthy()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await held()).toBeTruthy()
  })
})

describe('the brakes', () => {
  it('are an admin’s, who is asked first', async () => {
    let state: Sync['state'] = 'filling'
    const sent: string[] = []
    const through = withSync(
      () => filling(NOW, { state }),
      (request, next) => {
        const { pathname } = new URL(request.url)
        if (!pathname.includes('/sync/')) return next(request)
        sent.push(pathname)
        state = pathname.endsWith('pause') ? 'paused' : 'filling'
        return Promise.resolve(Response.json({ data: filling(NOW, { state }) }))
      },
    )
    renderRoute(await start(), '/account', { as: 'admin', through })
    await userEvent.click(await screen.findByRole('button', { name: 'Pause fetching' }))
    const dialog = await screen.findByRole('dialog', { name: 'Pause fetching from Hipcall?' })
    expect(sent).toEqual([])
    await userEvent.click(within(dialog).getByRole('button', { name: 'Pause fetching' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Resume fetching' }))
    expect(await screen.findByRole('button', { name: 'Pause fetching' })).toBeTruthy()
    expect(sent).toEqual(['/api/dashboard/sync/pause', '/api/dashboard/sync/resume'])
  })

  it('are nobody else’s, and there are none for an account of one’s own', async () => {
    await account()
    await held()
    expect(screen.queryByRole('button', { name: /Pause/ })).toBeNull()
  })
})

describe('records set aside', () => {
  const record = {
    id: 1,
    resource: 'cdr',
    reason: 'started_at: must look like 2023-03-31T08:41:58+0000',
    raw: '{"uuid":"x"}',
    times: 3,
    first_at: '2026-03-30T09:00:00+0000',
    last_at: '2026-03-31T08:30:00+0000',
  }
  const links = { first: '', last: '', prev: null, next: null }
  const meta = { current_page: 1, from: 1, last_page: 1, links: [], path: '', per_page: 50, to: 1, total: 1 }
  const through = withSync(
    () => filling(NOW, { set_aside: 1 }),
    (request, next) =>
      request.url.includes('set-aside') ? Promise.resolve(Response.json({ data: [record], links, meta })) : next(request),
  )

  it('are shown to an admin with their reason and as they came', async () => {
    renderRoute(await start(), '/account', { as: 'admin', through })
    const part = await screen.findByRole('region', { name: 'Records set aside' })
    expect(await within(part).findByText(/Call/)).toBeTruthy()
    expect(part.textContent).toMatch(/must look like.*met 3 times, last 11:30/)
    await userEvent.click(within(part).getByText(/must look like/))
    expect(within(part).getByRole('region', { name: 'As it came' }).textContent).toBe('{"uuid":"x"}')
  })

  it('are a count for everybody else', async () => {
    renderRoute(await start(), '/account', { through })
    expect((await held()).textContent).toContain('1 record that could not be read')
    expect(screen.queryByRole('region', { name: 'Records set aside' })).toBeNull()
  })
})

describe('who one is', () => {
  it('is said, and chosen where the token does not say it', async () => {
    let user_id: number | null = null
    const server = await start()
    const through = withSync(
      () => filling(NOW),
      async (request, next) => {
        const { pathname } = new URL(request.url)
        if (pathname.endsWith('/session/user')) user_id = (await request.clone().json()).user_id
        if (!/\/session(\/user)?$/.test(pathname)) return next(request)
        const answer = await (await next(new Request(new URL('/api/dashboard/session', request.url)))).json()
        return Response.json({ data: { ...answer.data, user_id, may_choose_user: true } })
      },
    )
    renderRoute(server, '/account', { through })
    const part = await screen.findByRole('region', { name: 'You' })
    expect(await within(part).findByText(/no user of the account/)).toBeTruthy()
    await within(part).findByRole('option', { name: 'Holly James' })
    await userEvent.selectOptions(await within(part).findByLabelText('Which user are you?'), 'Holly James')
    expect(await screen.findByText('You are Holly James now.')).toBeTruthy()
    expect(await within(part).findByText('You are Holly James, Supervisor.')).toBeTruthy()
    expect(user_id).toBe(3)
  })
})
