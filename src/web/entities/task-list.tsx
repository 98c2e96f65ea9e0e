import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { type Task, TaskListQuery } from '#contract/hipcall/tasks.ts'
import { openTasks, type TasksOf } from '#web/api/tasks.ts'
import { paths } from '#web/app/paths.ts'
import { writeSearch } from '#web/lib/table-search.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure } from '#web/ui/failure.tsx'
import { type Names, useNames } from './names.ts'
import { NewTaskLink } from './new-task-link.tsx'
import { assigneeName } from './task-assignee.ts'
import styles from './task-list.module.css'
import { DueMark, PriorityMark } from './task-marks.tsx'

/** The open tasks of a contact, a company or a person, those due first; the way to all of them, and a new one. */
export function TaskList({ filter }: { filter: TasksOf }) {
  const { t } = useTranslation()
  const names = useNames()
  const { data, error, refetch, isFetching } = useQuery(openTasks(filter))
  const prefill = { contact: filter.contact_id, company: filter.company_id, assignee: filter.assign_to?.[0] }
  return (
    <Block
      title={t('tasks.title')}
      count={data === undefined ? undefined : t('tasks.openCount', { count: data.meta.total })}
      action={
        <span className={styles.actions}>
          <NewTaskLink prefill={prefill} shortcut>
            <IconPlus size={15} stroke={2} aria-hidden="true" />
            {t('app.newTask')}
          </NewTaskLink>
          <Link to={`${paths.tasks()}${writeSearch(TaskListQuery, filter)}`}>{t('tasks.all')}</Link>
        </span>
      }
    >
      {error !== null && data === undefined ? (
        <Failure error={error} title={t('tasks.failed')} retry={() => void refetch()} retrying={isFetching} />
      ) : data === undefined ? (
        <div className={styles.waiting} role="status" aria-label={t('tasks.loading')} />
      ) : data.data.length === 0 ? (
        <p className={styles.none}>{t('tasks.noneOpen')}</p>
      ) : (
        <ol className={styles.tasks}>
          {data.data.map((task) => (
            <TaskRow key={task.id} task={task} names={names} own={filter.assign_to?.length === 1} />
          ))}
        </ol>
      )}
    </Block>
  )
}

/** `own`: it is said already whose tasks these are. */
function TaskRow({ task, names, own }: { task: Task; names: Names; own: boolean }) {
  return (
    <li>
      <Link className={styles.row} data-own={own || undefined} to={paths.task(task.id)}>
        <span className={styles.name} title={task.name}>
          {task.name}
        </span>
        <span className={styles.due}>
          <DueMark task={task} />
        </span>
        <span className={styles.priority}>
          <PriorityMark priority={task.priority} />
        </span>
        {!own && <span className={styles.assignee}>{assigneeName(task, names)}</span>}
      </Link>
    </li>
  )
}
