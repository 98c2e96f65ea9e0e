import type { TFunction } from 'i18next'
import type { Extension } from '#contract/hipcall/extensions.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Names } from '#web/entities/names.ts'
import { CellLink } from '#web/ui/data-table/cell-link.tsx'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { targetOf } from './extension-target.ts'

export function extensionColumns(t: TFunction, names: Names, moment: (instant: number) => string): DataColumn<Extension>[] {
  return [
    {
      id: 'number',
      header: t('extensions.column.number'),
      width: 130,
      priority: 0,
      sort: 'number',
      lowFirst: true,
      cell: ({ number }) => number,
    },
    {
      id: 'kind',
      header: t('extensions.column.kind'),
      width: 150,
      priority: 1,
      sort: 'target_type',
      lowFirst: true,
      cell: (extension) => targetOf(extension, names)?.kind ?? '—',
    },
    {
      id: 'target',
      header: t('extensions.column.target'),
      width: 200,
      grow: 3,
      priority: 0,
      cell: (extension) => {
        const target = targetOf(extension, names)
        if (target === null) return t('extensions.nothingRung')
        return target.page === undefined ? target.name : <CellLink to={target.page.to}>{target.name}</CellLink>
      },
    },
    {
      id: 'created',
      header: t('extensions.column.created'),
      width: 160,
      priority: 2,
      sort: 'created_at',
      orders: { descending: t('calls.order.newest'), ascending: t('calls.order.oldest') },
      cell: ({ created_at }) => moment(parseTimestamp(created_at)),
    },
    {
      id: 'updated',
      header: t('extensions.column.updated'),
      width: 160,
      priority: 3,
      cell: ({ updated_at }) => moment(parseTimestamp(updated_at)),
    },
  ]
}
