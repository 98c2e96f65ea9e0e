import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DataColumn } from './columns.ts'
import { DataTable, type DataTableProps } from './data-table.tsx'

interface Fruit {
  id: number
  name: string
  weight: number
}

const fruits: Fruit[] = Array.from({ length: 200 }, (_, at) => ({ id: at, name: `fruit ${at}`, weight: at * 10 }))
const columns: DataColumn<Fruit>[] = [
  { id: 'name', header: 'Name', cell: (fruit) => fruit.name, width: 200, grow: 1, priority: 0 },
  { id: 'weight', header: 'Weight', cell: (fruit) => `${fruit.weight} g`, width: 100, align: 'end', priority: 1, sort: 'weight' },
  { id: 'origin', header: 'Origin', cell: () => 'here', width: 100, priority: 2 },
]

function show(more: Partial<DataTableProps<Fruit>> = {}, width = 1000) {
  vi.stubGlobal('innerWidth', width)
  const table = (
    <DataTable
      name="fruits"
      label="Fruits"
      columns={columns}
      rows={fruits}
      rowKey={(fruit) => String(fruit.id)}
      rowHref={(fruit) => `/fruits/${fruit.id}`}
      rowLabel={(fruit) => `Open ${fruit.name}`}
      card={(fruit) => `card of ${fruit.name}`}
      state="ready"
      total={fruits.length}
      {...more}
    />
  )
  const router = createMemoryRouter([
    { path: '/', element: table },
    { path: '/fruits/:id', element: <h1>One fruit</h1> },
  ])
  render(<RouterProvider router={router} />)
  return { router, user: userEvent.setup() }
}

const link = (at: number) => screen.getByRole('link', { name: `Open fruit ${at}` })
const headers = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent)

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('draws a link for each row in sight and no more, and tells the whole number to screen readers', () => {
  show()
  expect(screen.getAllByRole('link').length).toBeLessThan(40)
  expect(link(0)).toHaveProperty('pathname', '/fruits/0')
  expect(screen.getByRole('table', { name: 'Fruits' }).getAttribute('aria-rowcount')).toBe('201')
  expect(link(3).closest('tr')?.getAttribute('aria-rowindex')).toBe('5')
})

it('moves with j and k from anywhere, with arrows, Home and End within the table, and opens with Enter', async () => {
  const { user, router } = show()
  await user.keyboard('jjj')
  expect(document.activeElement).toBe(link(2))
  await user.keyboard('k{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(link(3))
  await user.keyboard('{End}')
  expect(document.activeElement).toBe(link(199))
  await user.keyboard('{Home}j{Enter}')
  await screen.findByRole('heading', { name: 'One fruit' })
  expect(router.state.location.pathname).toBe('/fruits/1')
})

it('leaves the keys alone while a person types', async () => {
  const { user } = show({ card: () => '', rowActions: () => null })
  const input = document.body.appendChild(document.createElement('input'))
  await user.type(input, 'jk')
  expect(input.value).toBe('jk')
  expect(document.activeElement).toBe(input)
  input.remove()
})

it('gives the focus back to the row that was opened when one comes Back', async () => {
  const { user, router } = show()
  await user.click(link(5))
  await screen.findByRole('heading', { name: 'One fruit' })
  await router.navigate(-1)
  await waitFor(() => expect(document.activeElement).toBe(link(5)))
})

it('leaves a click with Ctrl to the browser', async () => {
  const { user, router } = show()
  await user.keyboard('{Control>}')
  await user.click(link(5))
  expect(router.state.location.pathname).toBe('/')
})

it('sorts from the header: highest first, lowest first, then as the list is', async () => {
  const onSort = vi.fn()
  const { user } = show({ onSort, sort: { field: 'weight', descending: true } })
  expect(screen.getByRole('columnheader', { name: 'Weight' }).getAttribute('aria-sort')).toBe('descending')
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Weight' }))
  expect(onSort).toHaveBeenLastCalledWith({ field: 'weight', descending: false })
})

it('hides, moves and brings back columns, and remembers it', async () => {
  const { user } = show()
  await user.click(screen.getByRole('button', { name: 'table.settings' }))
  const panel = await screen.findByRole('dialog')
  expect(await within(panel).findByRole('checkbox', { name: 'Name' })).toHaveProperty('disabled', true)
  await user.click(within(panel).getByRole('checkbox', { name: 'Weight' }))
  expect(headers()).not.toContain('Weight')
  await user.click(within(panel).getByRole('checkbox', { name: 'Weight' }))
  const [, , third] = within(panel).getAllByRole('button', { name: 'table.moveUp' })
  await user.click(third as HTMLElement)
  expect(headers().slice(0, 3)).toEqual(['Name', 'Origin', 'Weight'])
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'table.settings' }))

  cleanup()
  show()
  expect(headers().slice(0, 3)).toEqual(['Name', 'Origin', 'Weight'])
})

it('takes preferences that cannot be read as none', () => {
  localStorage.setItem('santral.table.fruits', '{"order":7,"shown":"no","density":"huge"')
  show()
  expect(headers().slice(0, 3)).toEqual(['Name', 'Weight', 'Origin'])
})

it('drops the least important column where room is short, never the first', () => {
  show({}, 380)
  expect(headers().slice(0, 2)).toEqual(['Name', 'Weight'])
  cleanup()
  show({}, 120)
  expect(headers()[0]).toBe('Name')
})

it('shows cards on a phone', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }))
  show({}, 390)
  expect(screen.getByText('card of fruit 0')).toBeTruthy()
  expect(screen.queryByText('0 g')).toBeNull()
})

it('asks for more when the end comes near, and not before', async () => {
  const onEnd = vi.fn()
  const { user } = show({ onEnd })
  expect(onEnd).not.toHaveBeenCalled()
  await user.keyboard('j{End}')
  expect(link(199)).toBeTruthy()
  cleanup()
  show({ onEnd, rows: fruits.slice(0, 10) })
  expect(onEnd).toHaveBeenCalledTimes(1)
})

it('holds the room of what is loading', () => {
  show({ rows: [], state: 'loading' })
  expect(screen.queryAllByRole('link')).toEqual([])
  expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true')
  expect(headers().slice(0, 3)).toEqual(['Name', 'Weight', 'Origin'])
})

it('puts rows under headings', () => {
  show({ groupOf: (fruit) => ({ key: String(Math.floor(fruit.id / 5)), label: `Box ${Math.floor(fruit.id / 5)}` }) })
  expect(screen.getByRole('rowheader', { name: 'Box 0' })).toBeTruthy()
  expect(screen.getByRole('rowheader', { name: 'Box 1' })).toBeTruthy()
})
