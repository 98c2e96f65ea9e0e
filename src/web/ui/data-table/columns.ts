/** What a column of a table is, and which of them fit into the width there is. */
import type { ReactNode } from 'react'
import type { Preferences } from './preferences.ts'

/** One column. Widths in pixels do not depend on what the cells hold, so that nothing moves. */
export interface DataColumn<Row> {
  id: string
  /** In the header and in the column chooser. */
  header: string
  /** Said of the column to screen readers in place of the header where that is empty or short. */
  label?: string
  cell: (row: Row) => ReactNode
  /** The least width. */
  width: number
  /** Share of the width that is left over; 0 when absent. */
  grow?: number
  /** Figures end-align so that they line up. */
  align?: 'end' | 'center'
  /** Where room is short, the column with the highest number goes first; 0 stays always. */
  priority: number
  /** The list's sort field behind the header's button. */
  sort?: string
  /** The first press on the header sorts lowest first: for names and the like. */
  lowFirst?: boolean
  /** The two orders in words, for the list of orders that a phone has in place of headers. */
  orders?: { descending: string; ascending: string }
  /** Shown until the person says otherwise; true when absent. */
  shown?: boolean
}

export interface Sort {
  field: string
  descending: boolean
}

/** A column with the width it has now. */
export interface FittedColumn<Row> {
  column: DataColumn<Row>
  /** Pixels. */
  width: number
}

/** True where a column is shown: as the person says, else as the table does. A column of priority 0 always is. */
export function isShown({ id, priority, shown }: DataColumn<never>, preferences: Preferences): boolean {
  return priority === 0 || (preferences.shown[id] ?? shown ?? true)
}

/** The columns as the person has arranged them; those the arrangement does not know come last, in the table's order. */
export function arrangeColumns<Row>(columns: readonly DataColumn<Row>[], preferences: Preferences): DataColumn<Row>[] {
  const placeOf = ({ id }: DataColumn<Row>) => {
    const place = preferences.order.indexOf(id)
    return place < 0 ? columns.length : place
  }
  return columns.filter((column) => isShown(column, preferences)).sort((one, other) => placeOf(one) - placeOf(other))
}

/** The columns that fit into `room` pixels, in their order, with what is left shared out. */
export function fitColumns<Row>(columns: readonly DataColumn<Row>[], room: number): FittedColumn<Row>[] {
  let left = [...columns]
  const needed = () => left.reduce((sum, column) => sum + column.width, 0)
  while (needed() > room) {
    const least = Math.max(...left.map((column) => column.priority))
    if (least <= 0) break
    const goes = left.findLastIndex((column) => column.priority === least)
    left = left.filter((_, at) => at !== goes)
  }
  const spare = Math.max(0, room - needed())
  const shares = left.reduce((sum, column) => sum + (column.grow ?? 0), 0)
  return left.map((column) => ({ column, width: column.width + (shares === 0 ? 0 : Math.floor((spare * (column.grow ?? 0)) / shares)) }))
}

/** What a press on a header asks for: highest first (or lowest, where `lowFirst`), then the other way, then the list's own order again. */
export function nextSort(field: string, current: Sort | undefined, lowFirst = false): Sort | undefined {
  if (current?.field !== field) return { field, descending: !lowFirst }
  return current.descending === lowFirst ? undefined : { field, descending: lowFirst }
}
