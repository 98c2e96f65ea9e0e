/** The columns of a table as a person has chosen them, fitted into the width there is. */
import { functionalUpdate, type ReactTable, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { type DataColumn, type FittedColumn, features, fitColumns } from './columns.ts'
import type { Preferences } from './preferences.ts'

export type ColumnTable = ReactTable<typeof features, never>

const NO_ROWS: never[] = []

export interface UsedColumns<Row> {
  columns: FittedColumn<Row>[]
  /** For the column chooser: what is shown, what may be, in which order. */
  table: ColumnTable
}

/** `room` is the width in pixels; without preferences (on a phone) all columns are taken as they stand. */
export function useColumns<Row>(
  columns: readonly DataColumn<Row>[],
  room: number,
  preferences: Preferences,
  change: (part: Partial<Preferences>) => void,
): UsedColumns<Row> {
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, header: column.header, enableHiding: column.priority > 0, meta: column })),
    [columns],
  )
  const columnVisibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map((column) => [column.id, column.priority === 0 || (preferences.shown[column.id] ?? column.shown ?? true)]),
      ),
    [columns, preferences.shown],
  )
  const table = useTable({
    features,
    data: NO_ROWS,
    columns: definitions,
    state: { columnVisibility, columnOrder: preferences.order },
    onColumnVisibilityChange: (updater) => change({ shown: functionalUpdate(updater, columnVisibility) }),
    onColumnOrderChange: (updater) => change({ order: functionalUpdate(updater, preferences.order) }),
  })
  const ids = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .join(' ')
  const fitted = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]))
    return fitColumns(
      ids.split(' ').flatMap((id) => byId.get(id) ?? []),
      room,
    )
  }, [columns, room, ids])
  return { columns: fitted, table }
}
