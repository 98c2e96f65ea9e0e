import { IconChecklist, IconChevronDown, IconChevronLeft, IconChevronUp, IconCopy, IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router-dom'
import { paths } from '#web/app/paths.ts'
import { callTask } from '#web/entities/call-task.ts'
import { useNames } from '#web/entities/names.ts'
import { NewTaskLink } from '#web/entities/new-task-link.tsx'
import { formatPhone } from '#web/lib/phone.ts'
import { useWayBack } from '#web/lib/way-back.ts'
import { useCopy } from '#web/ui/use-copy.ts'
import { useCallKeys } from './call-keys.ts'
import styles from './call-page.module.css'
import type { CallState } from './use-call.ts'

/** The way back to the list as it was, to the calls before and after within its filters, and what can be taken along. */
export function CallToolbar({ state }: { state: CallState }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const names = useNames()
  useCallKeys(state)
  const { told, number } = state
  const back = useWayBack(state.list)
  return (
    <nav className={styles.toolbar} aria-label={t('call.toolbar')}>
      <Link {...back} className={styles.back}>
        <IconChevronLeft size={16} aria-hidden="true" />
        {t('call.back')}
      </Link>
      <span className={styles.refreshing} role="status">
        {state.refreshing ? t('call.refreshing') : null}
      </span>
      {told === null ? null : (
        <NewTaskLink className={styles.create} prefill={callTask(told.call, names)} shortcut>
          <IconChecklist size={16} stroke={1.7} aria-hidden="true" />
          <span>{t('calls.createTask')}</span>
        </NewTaskLink>
      )}
      {told === null ? null : (
        <button type="button" onClick={() => copy(`${location.origin}${paths.call(told.call)}`, t('call.linkCopied'))}>
          <IconLink size={16} stroke={1.7} aria-hidden="true" />
          <span>{t('call.copyLink')}</span>
        </button>
      )}
      {number === null ? null : (
        <button type="button" onClick={() => copy(number, t('call.numberCopied', { number: formatPhone(number) }))}>
          <IconCopy size={16} stroke={1.7} aria-hidden="true" />
          <span>{t('call.copyNumber')}</span>
        </button>
      )}
      <span className={styles.steps}>
        <Neighbour to={state.newer} label={t('call.newer')} shortcut="[">
          <IconChevronUp size={18} aria-hidden="true" />
        </Neighbour>
        <Neighbour to={state.older} label={t('call.older')} shortcut="]">
          <IconChevronDown size={18} aria-hidden="true" />
        </Neighbour>
      </span>
    </nav>
  )
}

interface NeighbourProps {
  to: string | null
  label: string
  shortcut: string
  children: ReactNode
}

function Neighbour({ to, label, shortcut, children }: NeighbourProps) {
  const title = `${label}  ${shortcut}`
  const { state } = useLocation()
  return to === null ? (
    <span className={styles.neighbour} aria-hidden="true">
      {children}
    </span>
  ) : (
    <Link to={to} state={state} className={styles.neighbour} aria-label={label} title={title} aria-keyshortcuts={shortcut}>
      {children}
    </Link>
  )
}
