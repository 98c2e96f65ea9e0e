import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { renderRoute } from '#web/testing/render.tsx'

const on = testDatabase()
async function start() {
  await seedSmallAccount(on.db)
  return createTestApp(on.db)
}
const numberOf = async (id: number) => {
  const [row] = await on.db.rows<{ default_number_id: number | null }>(sql`select default_number_id from users where id = ${id}`)
  return row?.default_number_id
}
const field = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Calls with' })
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))
const ready = async () => {
  const select = await field()
  await waitFor(() => expect(select.options.length).toBe(5))
  return select
}

it('tells who a user is, with full name and state from the directory', async () => {
  renderRoute(await start(), '/users/2')
  expect(await screen.findByRole('heading', { level: 1, name: 'Satya Nadella' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'user2@example.com' })).toHaveProperty('href', 'mailto:user2@example.com')
  expect(await screen.findByText('Active')).toBeTruthy()
  expect(screen.getByText('Turkish')).toBeTruthy()
  expect(await screen.findByText('No calls yet')).toBeTruthy()
  expect(screen.getByRole('link', { name: /Line 1/ }).getAttribute('href')).toBe('/numbers/1')
})

it('says who may change the number to those who may not', async () => {
  renderRoute(await start(), '/users/2')
  expect(await screen.findByText('Only an admin changes default numbers.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

it('says that there is no such user', async () => {
  renderRoute(await start(), '/users/99', { language: 'tr' })
  expect(await screen.findByRole('heading', { name: 'Böyle bir kullanıcı yok' })).toBeTruthy()
})

describe('the default number', () => {
  it('is changed, and taken back by Undo', async () => {
    renderRoute(await start(), '/users/2', { as: 'admin' })
    await userEvent.selectOptions(await ready(), '3')
    await save()
    const told = await screen.findByText(/Satya Nadella now calls with: Line 3/)
    expect(await numberOf(2)).toBe(3)
    expect(screen.getByRole('link', { name: /Line 3/ })).toBeTruthy()
    await userEvent.click(within(told).getByRole('button', { name: 'Undo' }))
    await screen.findByText(/Undone: Satya Nadella calls with Line 1/)
    expect(await numberOf(2)).toBe(1)
  })

  it('that somebody else changed is shown, and the choice is not lost', async () => {
    renderRoute(await start(), '/users/2', { as: 'admin' })
    await userEvent.selectOptions(await ready(), '3')
    await on.db.rows(sql`update users set default_number_id = 4 where id = 2`)
    await save()
    expect((await screen.findByText(/Somebody else changed it meanwhile/)).textContent).toContain('it is now Line 4')
    expect(await numberOf(2)).toBe(4)
    expect((await field()).value).toBe('3')
    await save()
    await waitFor(async () => expect(await numberOf(2)).toBe(3))
    expect(screen.queryByText(/Somebody else/)).toBeNull()
  })

  it('is not undone over what somebody else changed since', async () => {
    renderRoute(await start(), '/users/2', { as: 'admin' })
    await userEvent.selectOptions(await ready(), 'none')
    await save()
    const told = await screen.findByText(/now calls with: none/)
    await on.db.rows(sql`update users set default_number_id = 4 where id = 2`)
    await userEvent.click(within(told).getByRole('button', { name: 'Undo' }))
    await screen.findByText('It was not undone: Somebody else has changed it since.')
    expect(await numberOf(2)).toBe(4)
  })

  it('that is gone, a right that is gone, and a server that is gone are told in a sentence', async () => {
    const app = await start()
    let answer: (() => Promise<Response>) | undefined
    renderRoute(app, '/users/2', {
      as: 'admin',
      through: (request, next) => (request.method === 'PUT' && answer ? answer() : next(request)),
    })
    await userEvent.selectOptions(await ready(), '3')
    answer = () => Promise.reject(new TypeError('Failed to fetch'))
    await save()
    expect(await screen.findByText('The server did not answer.')).toBeTruthy()
    answer = async () => Response.json({ message: 'no' }, { status: 403 })
    await save()
    expect(await screen.findByText('Only an admin changes default numbers.')).toBeTruthy()
    answer = undefined
    await on.db.rows(sql`delete from numbers where id = 3`)
    await save()
    expect(await screen.findByText('This number does not exist any more. Choose another one.')).toBeTruthy()
    expect((await field()).selectedOptions[0]?.textContent).toBe('Number 3')
    expect(await numberOf(2)).toBe(1)
    await on.db.rows(sql`delete from users where id = 2`)
    await userEvent.selectOptions(await field(), '4')
    await save()
    expect(await screen.findByRole('heading', { name: 'There is no such user' })).toBeTruthy()
  })
})
