import type { NumberChangePreviewRow } from '#contract/dashboard/number-changes.ts'
import type { Names } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { nameOf, verdictText } from './change-words.ts'

export function previewColumns(names: Names): DataColumn<NumberChangePreviewRow>[] {
  const { t } = names
  return [
    { id: 'name', header: t('users.column.name'), width: 150, grow: 2, priority: 0, cell: (row) => nameOf(row, names) },
    {
      id: 'old',
      header: t('numberChanges.column.old'),
      width: 170,
      grow: 2,
      priority: 2,
      cell: (row) => (row.verdict === 'gone' ? '—' : <NumberName id={row.old_number_id} names={names} />),
    },
    {
      id: 'new',
      header: t('numberChanges.column.new'),
      width: 170,
      grow: 2,
      priority: 1,
      cell: (row) => (row.verdict === 'change' ? <NumberName id={row.new_number_id} names={names} /> : '—'),
    },
    {
      id: 'verdict',
      header: t('numberChanges.column.verdict'),
      width: 170,
      grow: 1,
      priority: 0,
      cell: (row) => verdictText(row, t),
    },
  ]
}
