import { IconAlarm, IconCheck, IconChecklist, IconUserCheck } from '@tabler/icons-react'
import type { Callback } from '#contract/dashboard/callbacks.ts'
import type { Names } from '#web/entities/names.ts'
import { NewTaskLink } from '#web/entities/new-task-link.tsx'
import type { Asked } from './callback-dialogs.tsx'
import { callbackTask } from './callback-words.ts'
import styles from './callbacks.module.css'
import type { CallbackActs } from './use-callback-acts.ts'

interface RowActionsProps {
  callback: Callback
  acts: CallbackActs
  ask: (asked: Asked) => void
  names: Names
}

/** What can be done with a case without opening it. */
export function CallbackRowActions({ callback, acts, ask, names }: RowActionsProps) {
  const { t } = names
  const task = (
    <NewTaskLink prefill={callbackTask(callback, names)} label={t('calls.createTask')}>
      <IconChecklist size={16} stroke={1.7} aria-hidden />
    </NewTaskLink>
  )
  if (callback.state === 'closed') return <span className={styles.rowActions}>{task}</span>
  return (
    <span className={styles.rowActions}>
      {callback.assigned_to !== acts.me && <IconButton label={t('callbacks.take')} Icon={IconUserCheck} act={() => acts.take(callback)} />}
      <IconButton label={t('callbacks.snooze')} Icon={IconAlarm} act={() => ask({ about: 'snooze', callback })} />
      <IconButton label={t('callbacks.done')} Icon={IconCheck} act={() => ask({ about: 'close', callback })} />
      {task}
    </span>
  )
}

function IconButton({ label, Icon, act }: { label: string; Icon: typeof IconCheck; act: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={act}>
      <Icon size={16} stroke={1.7} aria-hidden />
    </button>
  )
}
