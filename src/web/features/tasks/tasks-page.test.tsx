import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { upsertRecords } from '#server/resources/directory/records.ts'
import { createTestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
/** Noon in Istanbul. */
const NOW = Date.parse('2026-03-31T09:00:00Z')
const HOUR = 3_600_000

interface Told {
  name: string
  /** Hours from now. */
  due?: number
  done?: boolean
  assign_to?: number | null
  priority?: string
  contact_ids?: number[]
}

/** The tasks told, in the small account, which has one more: number 1, open, low, of user 2, about contact 2. */
async function start(tasks: readonly Told[] = []) {
  await seedSmallAccount(on.db)
  const at = formatTimestamp(NOW - 24 * HOUR)
  await upsertRecords(on.db, {
    tasks: tasks.map(({ due, done = false, assign_to = null, priority = '', ...task }, index) => ({
      resource_type: 'task' as const,
      id: index + 10,
      description: null,
      due_date: due === undefined ? null : formatTimestamp(NOW + due * HOUR),
      done,
      done_at: done ? at : null,
      assign_to,
      priority,
      task_list_id: null,
      created_at: at,
      updated_at: at,
      ...task,
    })),
  })
  return createTestApp(on.db, { clock: testClock('2026-03-31T09:00:00Z') })
}

const rows = () => screen.getAllByRole('row').filter((row) => row.dataset.key !== undefined)
const shown = async (count: number) => waitFor(() => expect(rows()).toHaveLength(count))
const noting =
  (asked: string[]) =>
  (request: Request, next: Fetch): Promise<Response> => {
    if (/\/tasks(\?|$)/.test(request.url)) asked.push(decodeURIComponent(new URL(request.url).search))
    return next(request)
  }

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1600)
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})

it('shows tasks with names, and says in words what is overdue and what is due today', async () => {
  const app = await start([
    { name: 'Late', due: -30, assign_to: 3, priority: 'high' },
    { name: 'Soon', due: 3 },
    { name: 'Late but done', due: -30, done: true },
    { name: 'Next year', due: 24 * 300, priority: 'urgent' },
  ])
  renderRoute(app, '/tasks')
  await shown(5)
  await waitFor(() => expect(rows()[1]?.textContent).toContain('Holly James'))
  const texts = rows().map((row) => row.textContent)
  expect(texts[1]).toMatch(/Late.*High.*Holly James.*30 Mar, 06:00.*Overdue.*Open.*30 Mar/)
  expect(texts[2]).toMatch(/Soon.*—.*31 Mar, 15:00.*Today/)
  expect(texts[3]).not.toContain('Overdue')
  expect(texts[3]).toContain('Done')
  expect(texts[4]).toMatch(/urgent.*25 Jan 2027/)
  expect(
    within(rows()[1] as HTMLElement)
      .getByRole('link', { name: 'Holly James', hidden: true })
      .getAttribute('href'),
  ).toBe('/users/3')
  expect(await screen.findByText('5 tasks')).toBeTruthy()
})

it('speaks Turkish', async () => {
  renderRoute(await start([{ name: 'Geri ara', due: -30, priority: 'high' }]), '/tasks', { language: 'tr' })
  await shown(2)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Görevler')
  expect(rows()[1]?.textContent).toMatch(/Geri ara.*Yüksek.*Gecikmiş.*Açık/)
})

describe('the address', () => {
  it('is where filters and order go, and Back takes them away', async () => {
    const asked: string[] = []
    const app = await start([
      { name: 'Late', due: -30 },
      { name: 'Later', due: -2, assign_to: 2 },
    ])
    const { location, goBack } = renderRoute(app, '/tasks', { through: noting(asked) })
    await shown(3)
    await userEvent.click(screen.getAllByRole('button', { name: 'Due' })[0] as HTMLElement)
    await userEvent.click(await screen.findByRole('option', { name: 'Overdue' }))
    await shown(2)
    expect(location()).toBe('/tasks?due=overdue')
    await userEvent.keyboard('{Escape}')
    await userEvent.click(within(screen.getByRole('columnheader', { name: 'Due' })).getByRole('button'))
    await waitFor(() => expect(location()).toBe('/tasks?sort=due_date&due=overdue'))
    await waitFor(() => expect(asked.at(-1)).toContain('due=overdue'))
    expect(asked.at(-1)).toContain('sort=due_date')
    await goBack()
    await goBack()
    await shown(3)
    expect(location()).toBe('/tasks')
  })

  it('gives my tasks and the open ones by a button each, and their names by chips', async () => {
    const app = await start([
      { name: 'Mine', assign_to: 3 },
      { name: 'Mine and done', assign_to: 3, done: true },
    ])
    const { location } = renderRoute(app, '/tasks', { as: 'agent' })
    await shown(3)
    await userEvent.click(await screen.findByRole('button', { name: 'My tasks' }))
    await shown(2)
    await userEvent.click(screen.getByRole('button', { name: 'Open' }))
    await shown(1)
    expect(location()).toBe('/tasks?assign_to=3&done=false')
    expect(screen.getByRole('button', { name: 'Open' }).getAttribute('aria-pressed')).toBe('true')
    await userEvent.click(screen.getByRole('button', { name: 'My tasks' }))
    await shown(2)
    expect(location()).toBe('/tasks?done=false')
  })

  it('names the contact whose tasks they are', async () => {
    const { location } = renderRoute(await start([{ name: 'Other' }]), '/tasks?contact_id=2')
    await shown(1)
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Ilgaz Yıldırım' }))
    await shown(2)
    expect(location()).toBe('/tasks')
  })

  it('says what makes no sense, and not of a form that lies over it', async () => {
    renderRoute(await start(), '/tasks?due=someday&new=task&task_name=x&task_contact=2')
    await shown(1)
    expect(await screen.findByRole('dialog', { name: 'New task' })).toBeTruthy()
    const [notice] = screen.getAllByRole('alert', { hidden: true })
    expect(notice?.textContent).toContain('due=someday')
    expect(notice?.textContent).not.toContain('task_name')
  })
})

it('names the filters where nothing matches', async () => {
  renderRoute(await start(), '/tasks?priority=high&q=nothing')
  expect(await screen.findByText('No task matches')).toBeTruthy()
  expect(screen.getByText('Set: with “nothing”, High.')).toBeTruthy()
})

it('says what failed, and recovers by another try', async () => {
  let broken = true
  renderRoute(await start(), '/tasks', {
    through: (request, next) =>
      broken && /\/tasks\?/.test(request.url) ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
  })
  expect(await screen.findByRole('heading', { name: 'The tasks could not be loaded' })).toBeTruthy()
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await shown(1)
})

it('stands on the page of a contact as its open ones, those due first, with the way to all and to a new one about them', async () => {
  const app = await start([
    { name: 'Second', due: 5, contact_ids: [2] },
    { name: 'First', due: 2, contact_ids: [2] },
    { name: 'Done', done: true, contact_ids: [2] },
    { name: 'Other' },
  ])
  const { location } = renderRoute(app, '/contacts/2')
  const block = await screen.findByRole('region', { name: 'Tasks' })
  await within(block).findByText('3 open tasks')
  const named = within(block)
    .getAllByRole('listitem')
    .map((item) => item.querySelector('[title]')?.textContent)
  expect(named).toEqual(['First', 'Second', 'Call back'])
  expect(within(block).getByRole('link', { name: 'All of them' }).getAttribute('href')).toBe('/tasks?contact_id=2')
  await userEvent.keyboard('c')
  expect(await screen.findByRole('dialog', { name: 'New task' })).toBeTruthy()
  expect(location()).toBe('/contacts/2?new=task&task_contact=2')
})

describe('one task', () => {
  it('says everything of it, with links to whom it is about and who does it', async () => {
    const app = await start()
    const body = {
      name: 'Send the offer',
      description: 'See https://example.com/a. And http://localhost:3000/calls?q=1 <b>x</b>',
      due_date: '2026-03-31T14:00:00Z',
      priority: 'high',
      assign_to: 3,
      contact_ids: [2],
      company_ids: [1],
      deal_ids: [2],
    }
    const { data } = (await (await app.as('agent', '/api/v20211124/tasks', { method: 'POST', body })).json()) as { data: { id: number } }
    renderRoute(app, `/tasks/${data.id}`)
    expect(await screen.findByRole('heading', { level: 1, name: 'Send the offer' })).toBeTruthy()
    expect((await screen.findByRole('link', { name: 'Ilgaz Yıldırım' })).getAttribute('href')).toBe('/contacts/2')
    expect(screen.getByRole('link', { name: 'Acme' }).getAttribute('href')).toBe('/companies/1')
    expect(screen.getByText('Big deal')).toBeTruthy()
    expect(screen.getByText(/31 Mar, 17:00/)).toBeTruthy()
    expect(screen.getAllByRole('link', { name: 'Holly James' }).map((link) => link.getAttribute('href'))).toContain('/users/3')
    const outside = screen.getByRole('link', { name: 'https://example.com/a' })
    expect([outside.getAttribute('rel'), outside.getAttribute('target')]).toEqual(['noopener noreferrer nofollow', '_blank'])
    expect(screen.getByRole('link', { name: 'http://localhost:3000/calls?q=1' }).getAttribute('href')).toBe('/calls?q=1')
    expect(screen.getByText(/<b>x<\/b>/)).toBeTruthy()
    expect(await screen.findByRole('region', { name: 'Comments' })).toBeTruthy()
  })

  it('says that there is none with this id, or that an address can be none', async () => {
    renderRoute(await start(), '/tasks/999')
    expect(await screen.findByRole('heading', { name: 'There is no such task' })).toBeTruthy()
  })

  it('stays where only its links cannot be had', async () => {
    renderRoute(await start(), '/tasks/1', {
      through: (request, next) => (request.url.endsWith('/links') ? Promise.reject(new TypeError('refused')) : next(request)),
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'Call back' })).toBeTruthy()
    expect(await screen.findByText('What the task is linked to could not be loaded')).toBeTruthy()
  })
})
