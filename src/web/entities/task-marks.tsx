import {
  IconAlertCircle,
  IconChevronDown,
  IconChevronsUp,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconEqual,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { PRIORITY } from '#contract/hipcall/enums.ts'
import type { Task } from '#contract/hipcall/tasks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import styles from './task-marks.module.css'
import { useFormats } from './use-formats.ts'

const PRIORITY_ICON = { high: IconChevronsUp, medium: IconEqual, low: IconChevronDown } as const

/** A priority in words; one this version does not know as it is. */
export function priorityName(priority: string, t: TFunction): string {
  const known = PRIORITY.find((one) => one === priority)
  return known === undefined ? priority : t(`tasks.priority.${known}`)
}

/** How pressing a task is, by icon and word; a dash where nobody has said. */
export function PriorityMark({ priority }: { priority: string | null }) {
  const { t } = useTranslation()
  if (priority === null || priority === '') return '—'
  const known = PRIORITY.find((one) => one === priority)
  const Icon = known === undefined ? undefined : PRIORITY_ICON[known]
  return (
    <span className={styles.mark} data-priority={known}>
      {Icon !== undefined && <Icon size={15} stroke={1.9} aria-hidden="true" />}
      {priorityName(priority, t)}
    </span>
  )
}

/** Whether a task is done, by icon and word. */
export function DoneMark({ done }: { done: boolean }) {
  const { t } = useTranslation()
  const Icon = done ? IconCircleCheck : IconCircleDashed
  return (
    <span className={styles.mark} data-done={done || undefined}>
      <Icon size={15} stroke={1.9} aria-hidden="true" />
      {done ? t('tasks.done') : t('tasks.open')}
    </span>
  )
}

/** When a task is due. Icon and word say that it should have been done already, or is due today; one that is done is neither. */
export function DueMark({ task }: { task: Pick<Task, 'due_date' | 'done'> }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (task.due_date === null) return '—'
  const due = parseTimestamp(task.due_date)
  const now = Date.now()
  const pressing = task.done ? undefined : due < now ? 'overdue' : formats.dayKey(due) === formats.dayKey(now) ? 'today' : undefined
  const Icon = pressing === 'overdue' ? IconAlertCircle : IconClock
  return (
    <span className={styles.due} data-due={pressing}>
      <time dateTime={task.due_date.replace('+0000', 'Z')}>{formats.shortMoment(due, now)}</time>
      {pressing !== undefined && (
        <span className={styles.mark}>
          <Icon size={15} stroke={1.9} aria-hidden="true" />
          {t(`tasks.due.${pressing}`)}
        </span>
      )}
    </span>
  )
}
