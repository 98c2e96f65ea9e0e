import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#contract/hipcall/tasks.ts'
import { taskPages } from '#web/api/tasks.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { NewTaskLink } from '#web/entities/new-task-link.tsx'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import type { Sort } from '#web/ui/data-table/columns.ts'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { TaskCard } from './task-card.tsx'
import { taskColumns } from './tasks-columns.tsx'
import { TasksSearch, useTaskFilters } from './tasks-filters.ts'

const keyOf = ({ id }: Task) => String(id)
const hrefOf = ({ id }: Task) => paths.task(id)
const labelOf = ({ name }: Task) => name

/** All tasks, or those of somebody or about something. */
export function TasksPage() {
  const { t } = useTranslation()
  const names = useNames()
  const search = useTableSearch(TasksSearch)
  const { query, change } = search
  const list = useList(taskPages(query))
  const columns = useMemo(() => taskColumns(t, names), [t, names])
  const { filters, quick } = useTaskFilters(search, names)
  const onSort = useCallback(
    (sort: Sort | undefined) => change({ sort: sort === undefined ? undefined : [{ field: 'due_date', descending: sort.descending }] }),
    [change],
  )
  return (
    <ListPage
      name="tasks"
      words={listWords('tasks', t)}
      search={search}
      list={list}
      find={{
        label: t('tasks.find'),
        placeholder: t('tasks.findPlaceholder'),
        value: query.q ?? '',
        commit: (q) => change({ q }, { replace: true }),
      }}
      filters={filters}
      quick={quick}
      actions={
        <NewTaskLink className="button" prefill={{ contact: query.contact_id, company: query.company_id }} primary shortcut>
          <IconPlus size={16} stroke={2} aria-hidden />
          {t('app.newTask')}
        </NewTaskLink>
      }
      time={names.time}
      columns={columns}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={labelOf}
      card={(task) => <TaskCard task={task} names={names} />}
      sort={query.sort?.[0]}
      onSort={onSort}
    />
  )
}
