import type { TFunction } from 'i18next'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import { CellLink } from '#web/ui/data-table/cell-link.tsx'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { usersOf } from './number-users.ts'

export function numberColumns(t: TFunction, names: Names): DataColumn<PhoneNumber>[] {
  return [
    { id: 'name', header: t('numbers.column.name'), width: 200, grow: 2, priority: 0, cell: ({ name }) => name },
    { id: 'number', header: t('numbers.column.number'), width: 190, grow: 2, priority: 0, cell: ({ number }) => names.phone(number) },
    {
      id: 'users',
      header: t('numbers.column.users'),
      width: 190,
      grow: 1,
      align: 'end',
      priority: 1,
      cell: ({ id }) => {
        const count = usersOf(names, id)?.length
        if (count === undefined) return '…'
        return count === 0 ? '—' : <CellLink to={paths.users({ default_number: id })}>{t('numbers.users', { count })}</CellLink>
      },
    },
  ]
}
