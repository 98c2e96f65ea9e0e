import type { TFunction } from 'i18next'
import type { Greeting } from '#contract/hipcall/greetings.ts'
import type { Names } from '#web/entities/names.ts'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { RecordState } from '#web/ui/state-mark.tsx'

export function greetingColumns(t: TFunction, names: Names): DataColumn<Greeting>[] {
  return [
    { id: 'name', header: t('greetings.column.name'), width: 180, grow: 3, priority: 0, cell: ({ name }) => name },
    {
      id: 'extension',
      header: t('greetings.column.extension'),
      width: 100,
      priority: 2,
      cell: ({ id }) =>
        names
          .extensionsOf('greeting', id)
          .map(({ number }) => number)
          .join(', ') || '—',
    },
    {
      id: 'directDial',
      header: t('greetings.column.directDial'),
      width: 160,
      grow: 1,
      priority: 4,
      cell: (greeting) => (greeting.direct_dial_extension ? t('detail.yes') : t('detail.no')),
    },
    {
      id: 'timeout',
      header: t('greetings.column.timeout'),
      width: 160,
      align: 'end',
      priority: 3,
      cell: ({ timeout }) => names.seconds(timeout),
    },
    {
      id: 'tries',
      header: t('greetings.column.tries'),
      width: 120,
      align: 'end',
      priority: 5,
      cell: (greeting) => greeting.max_input_try_count,
    },
    { id: 'state', header: t('detail.status'), width: 120, priority: 1, cell: ({ state }) => <RecordState state={state} /> },
  ]
}
