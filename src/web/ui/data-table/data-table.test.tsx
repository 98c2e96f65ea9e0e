import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { describe, expect, it, vi } from 'vitest'
import type { DataColumn } from './columns.ts'
import { DataTable, type DataTableProps } from './data-table.tsx'
import { useSelection } from './use-selection.ts'

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

function tableOf(more: Partial<DataTableProps<Fruit>>) {
  return (
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
}

function show(more: Partial<DataTableProps<Fruit>> = {}, width = 1000) {
  return showElement(tableOf(more), width)
}

let entries = 0

function showElement(table: ReactElement, width = 1000) {
  vi.stubGlobal('innerWidth', width)
  // An entry of its own: what a list remembers of one must not reach the next test.
  entries += 1
  const router = createMemoryRouter(
    [
      { path: '/', element: table },
      { path: '/fruits/:id', element: <h1>One fruit</h1> },
    ],
    { initialEntries: [{ pathname: '/', key: `entry ${entries}` }] },
  )
  render(<RouterProvider router={router} />)
  return { router, user: userEvent.setup() }
}

const link = (at: number) => screen.getByRole('link', { name: `Open fruit ${at}` })
const headers = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent)

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
  await user.click(screen.getByRole('button', { name: 'Columns and density' }))
  const panel = await screen.findByRole('dialog')
  expect(await within(panel).findByRole('checkbox', { name: 'Name' })).toHaveProperty('disabled', true)
  await user.click(within(panel).getByRole('checkbox', { name: 'Weight' }))
  expect(headers()).not.toContain('Weight')
  await user.click(within(panel).getByRole('checkbox', { name: 'Weight' }))
  const [, , third] = within(panel).getAllByRole('button', { name: /to the left/ })
  await user.click(third as HTMLElement)
  expect(headers().slice(0, 3)).toEqual(['Name', 'Origin', 'Weight'])
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Columns and density' }))

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

function Choosing(props: Partial<DataTableProps<Fruit>>) {
  const { chosen, change } = useSelection('fruits')
  const selection = { chosen, change, label: (fruit: Fruit) => `Take ${fruit.name}`, able: (fruit: Fruit) => fruit.id !== 4 }
  return (
    <>
      <output>{[...chosen].join(' ')}</output>
      {tableOf({ selection, ...props })}
    </>
  )
}

describe('rows that can be chosen', () => {
  const choosing = (props: Partial<DataTableProps<Fruit>> = {}) => showElement(<Choosing {...props} />)
  const chosen = () => screen.getByRole('status').textContent
  const box = (at: number) => screen.getByRole('checkbox', { name: `Take fruit ${at}` })

  it('are taken by their boxes, with Shift a range, and never by the link', async () => {
    const { user, router } = choosing()
    await user.click(box(2))
    await user.keyboard('{Shift>}')
    await user.click(box(6))
    await user.keyboard('{/Shift}')
    expect(chosen()).toBe('2 3 5 6')
    await user.click(box(3))
    expect(chosen()).toBe('2 5 6')
    expect(box(4)).toHaveProperty('disabled', true)
    expect(router.state.location.pathname).toBe('/')
  })

  it('are taken by x and Space, with Shift from there to here', async () => {
    const { user } = choosing()
    await user.keyboard('jx')
    expect(chosen()).toBe('0')
    await user.keyboard('jj{Shift>}X{/Shift}')
    expect(chosen()).toBe('0 1 2')
    await user.keyboard(' ')
    expect(chosen()).toBe('0 1')
    await user.click(box(7))
    await user.keyboard('jj{Shift>} {/Shift}')
    expect(chosen()).toBe('0 1 7 8 9')
  })

  it('are taken all at once, as many as are loaded', async () => {
    const { user } = choosing({ rows: fruits.slice(0, 8) })
    const all = screen.getByRole('checkbox', { name: 'Choose all 7 that are loaded' })
    await user.click(box(1))
    expect(all).toHaveProperty('indeterminate', true)
    await user.click(all)
    expect(chosen()).toBe('1 0 2 3 5 6 7')
    expect(all).toHaveProperty('checked', true)
    await user.click(all)
    expect(chosen()).toBe('')
  })

  it('are taken on a phone too, and stay taken on Back', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }))
    const { user, router } = choosing()
    await user.click(box(1))
    await user.click(link(5))
    await screen.findByRole('heading', { name: 'One fruit' })
    await router.navigate(-1)
    await waitFor(() => expect(box(1)).toHaveProperty('checked', true))
  })
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
