import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/dashboard/session.ts'
import { sessionOptions } from '#web/api/session.ts'
import type { TaskPrefill } from '#web/app/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Failure } from '#web/ui/failure.tsx'
import styles from './new-task.module.css'
import { draftPlace, freshFields } from './task-draft.ts'
import { TaskForm } from './task-form.tsx'
import { readPrefill } from './task-prefill.ts'

/** The form of a new task, in a drawer over any screen. `params` are those of the address that say what it begins with. */
export function NewTask({ params, close }: { params: URLSearchParams; close: () => void }) {
  const { t } = useTranslation()
  const { data, error, refetch, isFetching } = useQuery(sessionOptions())
  const prefill = readPrefill(params)
  return (
    <Dialog label={t('app.newTask')} close={close} drawer>
      <div className={styles.header}>
        <h2>{t('app.newTask')}</h2>
        <button type="button" onClick={close} aria-label={t('form.close')} title={t('form.close')}>
          <IconX size={18} stroke={1.8} aria-hidden />
        </button>
      </div>
      {data !== undefined ? (
        <BegunTask key={JSON.stringify(prefill)} session={data.data} prefill={prefill} close={close} />
      ) : error !== null ? (
        <Failure error={error} retry={() => void refetch()} retrying={isFetching} />
      ) : null}
    </Dialog>
  )
}

function BegunTask({ session, prefill, close }: { session: Session; prefill: TaskPrefill; close: () => void }) {
  const { t } = useTranslation()
  const { user_id: me, name, account } = session
  return (
    <TaskForm
      place={draftPlace(me === null ? name : String(me), prefill)}
      fresh={freshFields(prefill, me, (address) => t('tasks.new.callLine', { address }))}
      me={me}
      zone={account.time_zone}
      close={close}
    />
  )
}
