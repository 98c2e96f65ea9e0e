import type { NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import type { Names } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { nameOf } from './change-words.ts'
import { RowResult } from './row-result.tsx'

export function jobColumns(names: Names): DataColumn<NumberChangeRow>[] {
  const { t } = names
  return [
    { id: 'name', header: t('users.column.name'), width: 150, grow: 2, priority: 0, cell: (row) => nameOf(row, names) },
    {
      id: 'result',
      header: t('numberChanges.column.result'),
      width: 200,
      grow: 2,
      priority: 0,
      cell: (row) => <RowResult row={row} names={names} />,
    },
    {
      id: 'old',
      header: t('numberChanges.column.old'),
      width: 170,
      grow: 2,
      priority: 2,
      cell: (row) => <NumberName id={row.old_number_id} names={names} />,
    },
    {
      id: 'new',
      header: t('numberChanges.column.new'),
      width: 170,
      grow: 2,
      priority: 1,
      cell: (row) => <NumberName id={row.new_number_id} names={names} />,
    },
  ]
}
