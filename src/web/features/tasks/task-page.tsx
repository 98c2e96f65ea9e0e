import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Task } from '#contract/hipcall/tasks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { taskOptions } from '#web/api/tasks.ts'
import { paths } from '#web/app/paths.ts'
import { Comments } from '#web/entities/comments/comments.tsx'
import { useNames } from '#web/entities/names.ts'
import { assigneeId, assigneeName } from '#web/entities/task-assignee.ts'
import { DoneMark, DueMark, PriorityMark } from '#web/entities/task-marks.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { Block, DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { useLinkFacts } from './task-link-facts.tsx'
import styles from './task-page.module.css'
import { TaskText } from './task-text.tsx'

/** A task: what is to be done, by whom and when, what it is about, and what was said of it. */
export function TaskPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.tasks(), text: t('tasks.title') },
    words: {
      loading: t('tasks.one.loading'),
      failed: t('tasks.one.failed'),
      missing: t('tasks.one.missing'),
      missingWhy: t('tasks.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedTask id={id} {...told} />}</Identified>
}

function IdentifiedTask({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(taskOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedTask task={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedTask({ task, back }: { task: Task; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const linked = useLinkFacts(task.id)
  const moment = (timestamp: string) => (
    <time dateTime={timestamp.replace('+0000', 'Z')}>{formats.shortMoment(parseTimestamp(timestamp), Date.now())}</time>
  )
  const assignee = assigneeId(task)
  return (
    <DetailPage title={task.name} mark={<DoneMark done={task.done} />} back={back}>
      <Facts
        facts={[
          { label: t('tasks.column.due'), value: <DueMark task={task} /> },
          { label: t('tasks.column.priority'), value: <PriorityMark priority={task.priority} /> },
          {
            label: t('tasks.column.assignee'),
            value: assignee === undefined ? '—' : <Link to={paths.user(assignee)}>{assigneeName(task, names)}</Link>,
          },
          { label: t('tasks.column.created'), value: moment(task.created_at) },
          ...(task.done_at === null ? [] : [{ label: t('tasks.one.doneAt'), value: moment(task.done_at) }]),
          ...linked.facts,
        ]}
      />
      {linked.failure}
      <Block title={t('tasks.one.description')}>
        {task.description === null || task.description === '' ? (
          <p className={styles.none}>{t('tasks.one.noDescription')}</p>
        ) : (
          <TaskText text={task.description} />
        )}
      </Block>
      <Comments type="task" id={task.id} />
    </DetailPage>
  )
}
