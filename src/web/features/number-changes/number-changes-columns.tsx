import type { NumberChange } from '#contract/dashboard/number-changes.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Names } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import type { Formats } from '#web/i18n/format.ts'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { stateText } from './change-words.ts'

export function changeColumns(names: Names, formats: Formats): DataColumn<NumberChange>[] {
  const { t } = names
  return [
    { id: 'when', header: t('numberChanges.column.when'), width: 150, priority: 0, cell: (job) => momentOf(job, formats) },
    { id: 'number', header: t('numberChanges.column.number'), width: 220, grow: 3, priority: 0, cell: (job) => numberOfJob(job, names) },
    { id: 'by', header: t('numberChanges.column.by'), width: 140, grow: 1, priority: 3, cell: (job) => job.by.name },
    {
      id: 'users',
      header: t('numberChanges.column.users'),
      width: 90,
      align: 'end',
      priority: 2,
      cell: ({ counts }) => formats.number(counts.total),
    },
    {
      id: 'done',
      header: t('numberChanges.column.done'),
      width: 100,
      align: 'end',
      priority: 4,
      cell: ({ counts }) => formats.number(counts.done),
    },
    { id: 'state', header: t('detail.status'), width: 170, grow: 1, priority: 1, cell: (job) => stateText(job, t) },
  ]
}

export const momentOf = ({ created_at }: NumberChange, formats: Formats) => formats.shortMoment(parseTimestamp(created_at), Date.now())

/** The number a job gives; an undo gives back each user's own. */
export const numberOfJob = ({ undo_of, default_number_id }: NumberChange, names: Names) =>
  undo_of === null ? <NumberName id={default_number_id} names={names} /> : names.t('numberChanges.undoOf', { id: undo_of })
