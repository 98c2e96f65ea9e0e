import { IconChecklist, IconCopy, IconListSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Call } from '#contract/dashboard/calls.ts'
import { paths } from '#web/app/paths.ts'
import { outsideNumber } from '#web/entities/call-parties.ts'
import { callTask } from '#web/entities/call-task.ts'
import type { Names } from '#web/entities/names.ts'
import { NewTaskLink } from '#web/entities/new-task-link.tsx'
import { writeSearch } from '#web/lib/table-search.ts'
import styles from './calls-page.module.css'
import { CallsSearch } from './calls-search.ts'

interface RowActionsProps {
  call: Call
  names: Names
  copy: (text: string, said: string) => void
}

/** What can be done with a row without opening it. */
export function CallRowActions({ call, names, copy }: RowActionsProps) {
  const { t } = useTranslation()
  return (
    <span className={styles.rowActions}>
      <NewTaskLink prefill={callTask(call, names)} label={t('calls.createTask')}>
        <IconChecklist size={16} stroke={1.7} aria-hidden />
      </NewTaskLink>
      <NumberActions call={call} names={names} copy={copy} />
    </span>
  )
}

function NumberActions({ call, names, copy }: RowActionsProps) {
  const { t } = useTranslation()
  const number = outsideNumber(call)
  if (number === null) return null
  const shown = names.phone(number)
  return (
    <>
      <button
        type="button"
        aria-label={t('calls.copyNumber', { number: shown })}
        title={t('calls.copyNumber', { number: shown })}
        onClick={() => copy(number, t('calls.numberCopied', { number: shown }))}
      >
        <IconCopy size={16} stroke={1.7} aria-hidden />
      </button>
      <Link
        to={`${paths.calls()}${writeSearch(CallsSearch, { q: number })}`}
        aria-label={t('calls.sameNumber', { number: shown })}
        title={t('calls.sameNumber', { number: shown })}
      >
        <IconListSearch size={16} stroke={1.7} aria-hidden />
      </Link>
    </>
  )
}
