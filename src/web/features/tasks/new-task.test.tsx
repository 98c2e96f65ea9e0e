import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fetch } from '#contract/client.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'
import { dismiss, toastStore } from '#web/ui/toast/toasts.ts'

const on = testDatabase()
const start = async () => {
  await seedSmallAccount(on.db)
  return createTestApp(on.db, { clock: testClock('2026-03-31T09:00:00Z') })
}

/** Tasks beyond the one of the small account, newest last. */
async function made(app: TestApp) {
  const answer = await (await app.as('admin', '/api/v20211124/tasks?per_page=50')).json()
  const { data } = answer as {
    data: { id: number; name: string; due_date: string | null; assign_to: number | null; description: string }[]
  }
  return data.slice(1)
}

const form = () => screen.findByRole('dialog', { name: 'New task' })
const closeForm = async () => {
  const [close] = within(await form()).getAllByRole('button', { name: 'Close' })
  await userEvent.click(close as HTMLElement)
}
const nameField = async () => within(await form()).findByLabelText('Task')
const isPost = (request: Request) => request.method === 'POST' && request.url.endsWith('/tasks')

beforeEach(() => {
  for (const { id } of toastStore.get()) dismiss(id)
  vi.stubGlobal('innerWidth', 1600)
})

it('is made by keys alone from any screen, by an agent too, and said with the way to it', async () => {
  const app = await start()
  const { location } = renderRoute(app, '/calls?direction=inbound', { as: 'agent' })
  await screen.findByRole('heading', { name: 'Calls' })
  await userEvent.keyboard('c')
  const field = await nameField()
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(location()).toBe('/calls?direction=inbound&new=task')
  await userEvent.keyboard('Send the offer{Control>}{Enter}{/Control}')
  await screen.findByText('Task created')
  await waitFor(() => expect(location()).toBe('/calls?direction=inbound'))
  expect(await made(app)).toMatchObject([{ name: 'Send the offer', assign_to: 3, due_date: null }])
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  await waitFor(() => expect(location()).toMatch(/^\/tasks\/\d+$/))
})

it('is closed by Back and by Escape, which leave the filters as they are', async () => {
  const { location, goBack } = renderRoute(await start(), '/tasks?done=false&new=task&task_contact=2')
  await form()
  await closeForm()
  await waitFor(() => expect(location()).toBe('/tasks?done=false'))
  await userEvent.click(screen.getAllByRole('link', { name: 'New task' }).at(-1) as HTMLElement)
  await form()
  await goBack()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location()).toBe('/tasks?done=false')
})

describe('sending', () => {
  it('makes one task however often it is asked for', async () => {
    const app = await start()
    let posts = 0
    renderRoute(app, '/calls?new=task', {
      through: (request, next) => {
        if (isPost(request)) posts += 1
        return next(request)
      },
    })
    await userEvent.type(await nameField(), 'Once')
    const button = screen.getByRole('button', { name: 'Create task' })
    button.click()
    button.click()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText('Task created')
    expect(posts).toBe(1)
    expect(await made(app)).toHaveLength(1)
  })

  it('keeps what was typed when no answer comes, and another try makes the one task that was made already', async () => {
    const app = await start()
    const keys: (string | null)[] = []
    let lost = true
    const loseAnswer = async (request: Request, next: Fetch) => {
      if (!isPost(request)) return next(request)
      keys.push(request.headers.get('idempotency-key'))
      const answer = await next(request)
      if (lost) throw new TypeError('Failed to fetch')
      return answer
    }
    renderRoute(app, '/calls?new=task', { through: loseAnswer })
    await userEvent.type(await nameField(), 'Call the supplier{Enter}')
    expect((await screen.findByText(/It was not saved/)).textContent).toMatch(/did not answer.*is kept/)
    expect(await nameField()).toHaveProperty('value', 'Call the supplier')
    lost = false
    await userEvent.click(screen.getByRole('button', { name: 'Create task' }))
    await screen.findByText('Task created')
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys).toEqual([keys[0], keys[0]])
    expect(await made(app)).toHaveLength(1)
    expect(sessionStorage).toHaveLength(0)
  })

  it('takes a new key once what is sent has changed, and the old one when it is as before', async () => {
    const app = await start()
    const keys: (string | null)[] = []
    let down = true
    renderRoute(app, '/calls?new=task', {
      through: (request, next) => {
        if (isPost(request)) keys.push(request.headers.get('idempotency-key'))
        return isPost(request) && down ? Promise.reject(new TypeError('refused')) : next(request)
      },
    })
    await userEvent.type(await nameField(), 'First{Enter}')
    await screen.findByText(/It was not saved/)
    await userEvent.type(await nameField(), '!{Enter}')
    await screen.findByText(/It was not saved/)
    await userEvent.type(await nameField(), '{Backspace}')
    down = false
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText('Task created')
    expect(keys[1]).not.toBe(keys[0])
    expect(keys[2]).toBe(keys[0])
  })

  it('says at the field what is wrong, before it is sent and when the server refuses it', async () => {
    const app = await start()
    renderRoute(app, '/calls?new=task&task_contact=77', { language: 'tr' })
    const dialog = await screen.findByRole('dialog', { name: 'Yeni görev' })
    const field = await within(dialog).findByLabelText('Görev')
    await userEvent.type(field, 'x{Enter}')
    expect(await within(dialog).findByText('En az 2 karakter.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(field))
    await userEvent.type(field, 'yz{Enter}')
    expect(await within(dialog).findByText('Bağlı kayıtlardan biri artık yok. Listeden çıkarın.')).toBeTruthy()
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Kişi 77 filtresini kaldır' }))
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText('Görev oluşturuldu')
    expect(await made(app)).toMatchObject([{ name: 'xyz' }])
  })

  it('sends a due date as the account’s clocks show it, to whoever owns what is linked', async () => {
    const app = await start()
    renderRoute(app, '/calls?new=task&task_contact=2&task_name=Visit')
    const dialog = await form()
    const due = await within(dialog).findByLabelText('Due')
    expect(within(dialog).getByText(/Istanbul time/)).toBeTruthy()
    await userEvent.type(due, '2030-07-01T17:30')
    await userEvent.click(within(dialog).getByRole('button', { name: /^Assigned to/ }))
    await userEvent.click(await screen.findByRole('option', { name: /Owner of what is linked/ }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create task' }))
    await screen.findByText('Task created')
    expect(await made(app)).toMatchObject([{ due_date: '2030-07-01T14:30:00+0000', assign_to: 3 }])
  })
})

describe('the draft', () => {
  it('survives closing and coming back, for each beginning apart, until it is discarded', async () => {
    const app = await start()
    renderRoute(app, '/calls?new=task')
    await userEvent.type(await nameField(), 'Half a tho')
    await closeForm()
    cleanup()
    renderRoute(app, '/calls?new=task&task_contact=2')
    expect(await nameField()).toHaveProperty('value', '')
    cleanup()
    renderRoute(app, '/calls?new=task')
    expect(await nameField()).toHaveProperty('value', 'Half a tho')
    await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }))
    expect(await nameField()).toHaveProperty('value', '')
    expect(sessionStorage).toHaveLength(0)
  })

  it('is there after a session that ended on the way, and not for another person', async () => {
    const app = await start()
    let ended = false
    const { location } = renderRoute(app, '/calls?new=task', {
      through: (request, next) =>
        ended && isPost(request) ? Promise.resolve(Response.json({ message: 'no' }, { status: 401 })) : next(request),
    })
    await userEvent.type(await nameField(), 'Keep me')
    ended = true
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(location()).toBe(`/sign-in?from=${encodeURIComponent('/calls?new=task')}`))
    cleanup()
    renderRoute(app, '/calls?new=task', { as: 'agent' })
    expect(await nameField()).toHaveProperty('value', '')
    cleanup()
    renderRoute(app, '/calls?new=task')
    expect(await nameField()).toHaveProperty('value', 'Keep me')
  })
})

it('begins with what the address says, links found by name, and without what makes no sense', async () => {
  const app = await start()
  renderRoute(app, '/tasks?new=task&task_name=Call+back&task_company=2&task_contact=-1&task_call=//evil.example')
  const dialog = await form()
  expect(await within(dialog).findByText('İnşaat Işık A.Ş.')).toBeTruthy()
  expect(within(dialog).getByLabelText('Description')).toHaveProperty('value', '')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add a contact or company' }))
  await userEvent.keyboard('ilgaz')
  await screen.findByRole('option', { name: /Ilgaz Yıldırım/ })
  await userEvent.keyboard('{Enter}')
  expect(await within(dialog).findByRole('button', { name: 'Remove Ilgaz Yıldırım' })).toBeTruthy()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create task' }))
  await screen.findByText('Task created')
  const [task] = await made(app)
  const links = await (await app.as('agent', `/api/dashboard/tasks/${task?.id}/links`)).json()
  expect(links).toMatchObject({ data: { contacts: [{ id: 2 }], companies: [{ id: 2 }], created_by: { user_id: 2 } } })
})
