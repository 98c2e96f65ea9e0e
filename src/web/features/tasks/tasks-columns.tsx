import type { TFunction } from 'i18next'
import type { Task } from '#contract/hipcall/tasks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import { assigneeId, assigneeName } from '#web/entities/task-assignee.ts'
import { DoneMark, DueMark, PriorityMark } from '#web/entities/task-marks.tsx'
import { CellLink } from '#web/ui/data-table/cell-link.tsx'
import type { DataColumn } from '#web/ui/data-table/columns.ts'

export function taskColumns(t: TFunction, names: Names): DataColumn<Task>[] {
  return [
    { id: 'name', header: t('tasks.column.name'), width: 220, grow: 4, priority: 0, cell: (task) => task.name },
    {
      id: 'priority',
      header: t('tasks.column.priority'),
      width: 100,
      priority: 3,
      cell: (task) => <PriorityMark priority={task.priority} />,
    },
    {
      id: 'assignee',
      header: t('tasks.column.assignee'),
      width: 150,
      grow: 1,
      priority: 2,
      cell: (task) => {
        const id = assigneeId(task)
        return id === undefined ? '—' : <CellLink to={paths.user(id)}>{assigneeName(task, names)}</CellLink>
      },
    },
    {
      id: 'due',
      header: t('tasks.column.due'),
      width: 248,
      priority: 0,
      sort: 'due_date',
      lowFirst: true,
      orders: { ascending: t('tasks.dueFirst'), descending: t('tasks.dueLast') },
      cell: (task) => <DueMark task={task} />,
    },
    { id: 'done', header: t('tasks.column.done'), width: 130, priority: 1, cell: (task) => <DoneMark done={task.done} /> },
    {
      id: 'created',
      header: t('tasks.column.created'),
      width: 110,
      priority: 4,
      cell: (task) => <time dateTime={task.created_at.replace('+0000', 'Z')}>{names.date(parseTimestamp(task.created_at))}</time>,
    },
  ]
}
