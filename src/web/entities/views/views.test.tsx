import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

Element.prototype.scrollIntoView ??= () => undefined

const on = testDatabase()
let server: TestApp
beforeEach(async () => {
  await seedSmallAccount(on.db)
  server = createTestApp(on.db)
})

const put = async (role: 'agent' | 'supervisor' | 'admin', name: string, search: string, more: object = {}) => {
  const response = await server.as(role, '/api/dashboard/views', {
    method: 'POST',
    body: { screen: 'tasks', name, search, ...more },
  })
  expect(response.status).toBe(201)
}
const stored = async (role: 'agent' | 'supervisor' = 'supervisor') => {
  const { data } = await (await server.as(role, '/api/dashboard/views')).json()
  return data.map(({ name, search, shared }: { name: string; search: string; shared: boolean }) => ({ name, search, shared }))
}
async function open(name = 'Views') {
  await userEvent.click(await screen.findByRole('button', { name }))
  const panel = await screen.findByRole('dialog', { name })
  await within(panel).findByRole('heading', { name: /Save what|Seçili olanları/ })
  return panel
}

describe('the views of a list', () => {
  it('are saved under a name, marked where they stand on the screen, and lead there', async () => {
    const { location } = renderRoute(server, '/tasks?done=false&sort=due_date')
    const panel = await open()
    expect(within(panel).getByText(/No views yet/)).toBeTruthy()
    await userEvent.type(within(panel).getByLabelText('Name'), '  To do  ')
    await userEvent.click(within(panel).getByRole('button', { name: 'Save' }))
    const link = await within(panel).findByRole('link', { name: 'To do' })
    expect(link.getAttribute('aria-current')).toBe('true')
    expect(await screen.findByText('View “To do” saved')).toBeTruthy()
    expect(await stored()).toEqual([{ name: 'To do', search: 'sort=due_date&done=false', shared: false }])
    await put('supervisor', 'Done', 'done=true')
    await userEvent.keyboard('{Escape}')
    await userEvent.click(await screen.findByRole('button', { name: /Clear$/ }))
    await waitFor(() => expect(location()).not.toContain('done'))
    const again = await open()
    await userEvent.click(await within(again).findByRole('link', { name: 'To do' }))
    await waitFor(() => expect(location()).toBe('/tasks?sort=due_date&done=false'))
    expect(screen.queryByRole('dialog', { name: 'Views' })).toBeNull()
  })

  it('are brought up to date where the list was changed since', async () => {
    await put('supervisor', 'Urgent', 'priority=high')
    renderRoute(server, '/tasks?priority=high')
    await within(await open()).findByRole('link', { name: 'Urgent', current: true })
    await userEvent.keyboard('{Escape}')
    await userEvent.type(screen.getByRole('textbox', { name: 'Search in name and description' }), 'call')
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Search in name and description' })).toHaveProperty('value', 'call'))
    const panel = await open()
    await userEvent.click(await within(panel).findByRole('button', { name: 'Update Urgent to what is set now' }))
    await within(panel).findByRole('link', { name: 'Urgent', current: true })
    expect(await stored()).toEqual([{ name: 'Urgent', search: 'q=call&priority=high', shared: false }])
  })

  it('are renamed, shared, deleted, and brought back', async () => {
    await put('supervisor', 'Old', 'done=true')
    renderRoute(server, '/tasks')
    const panel = await open()
    await userEvent.click(await within(panel).findByRole('button', { name: 'Rename Old' }))
    const line = within(panel).getAllByRole('listitem')[0] ?? expect.unreachable()
    await userEvent.clear(within(line).getByLabelText('Name'))
    await userEvent.type(within(line).getByLabelText('Name'), 'New')
    await userEvent.click(await within(line).findByRole('checkbox', { name: 'Share with everybody' }))
    await userEvent.click(within(line).getByRole('button', { name: 'Save' }))
    expect(await within(panel).findByRole('link', { name: 'Newshared with everybody' })).toBeTruthy()
    await userEvent.click(within(panel).getByRole('button', { name: 'Delete New' }))
    await waitFor(() => expect(within(panel).queryByRole('link', { name: /New/ })).toBeNull())
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect(await stored()).toEqual([{ name: 'New', search: 'done=true', shared: true }]))
  })

  it('of others are there to open, and not to change for who may not', async () => {
    await put('supervisor', 'Ours', 'done=false', { shared: true })
    await put('supervisor', 'Private', 'done=true')
    renderRoute(server, '/tasks', { as: 'agent' })
    const panel = await open()
    expect(await within(panel).findByRole('link', { name: /^Ours\s*by Satya Nadella$/ })).toBeTruthy()
    expect(within(panel).queryByRole('link', { name: /Private/ })).toBeNull()
    expect(within(panel).queryByRole('button', { name: /Rename|Delete/ })).toBeNull()
    expect(within(panel).queryByRole('checkbox')).toBeNull()
  })

  it('of others are deleted by a supervisor after a question', async () => {
    await put('admin', 'Ours', 'done=false', { shared: true })
    renderRoute(server, '/tasks', { as: 'supervisor' })
    const panel = await open()
    await userEvent.click(await within(panel).findByRole('button', { name: 'Delete Ours' }))
    await userEvent.click(within(panel).getByRole('button', { name: 'Cancel' }))
    expect(await stored()).toHaveLength(1)
    await userEvent.click(within(panel).getByRole('button', { name: 'Delete Ours' }))
    await userEvent.click(within(panel).getByRole('button', { name: 'Delete for everybody' }))
    expect(await screen.findByText('View “Ours” deleted')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(await stored()).toEqual([])
  })

  it('keep what was typed where the name is taken, and say so in Turkish', async () => {
    await put('supervisor', 'Kaçan', 'done=false')
    renderRoute(server, '/tasks', { language: 'tr' })
    const panel = await open('Görünümler')
    await userEvent.type(within(panel).getByLabelText('Ad'), 'KAÇAN')
    await userEvent.click(within(panel).getByRole('button', { name: 'Kaydet' }))
    expect(await within(panel).findByText('Burada bu adda bir görünümünüz var. Başka bir ad seçin.')).toBeTruthy()
    expect(within(panel).getByLabelText('Ad')).toHaveProperty('value', 'KAÇAN')
  })

  it('say where they cannot be loaded, and are loaded again', async () => {
    let away = true
    renderRoute(server, '/calls', {
      through: (request, next) => (away && request.url.endsWith('/views') ? Promise.reject(new TypeError('away')) : next(request)),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }))
    const panel = await screen.findByRole('dialog', { name: 'Views' })
    await within(panel).findByText('The views could not be loaded')
    away = false
    await userEvent.click(within(panel).getByRole('button', { name: 'Try again' }))
    expect(await within(panel).findByText(/No views yet/)).toBeTruthy()
  })

  it('are found in the palette by name, those of screens one may see', async () => {
    await put('admin', 'Missed ones', 'missing_call=true', { screen: 'calls', shared: true })
    await put('admin', 'Missed changes', '', { screen: 'audit', shared: true })
    const { location } = renderRoute(server, '/teams', { as: 'agent' })
    await screen.findByRole('heading', { level: 1 })
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.type(await screen.findByRole('combobox'), 'missed')
    const option = await screen.findByRole('option', { name: /Missed ones.*Calls.*View/ })
    expect(screen.queryByRole('option', { name: /Missed changes/ })).toBeNull()
    await userEvent.click(option)
    await waitFor(() => expect(location()).toBe('/calls?missing_call=true'))
  })
})
