import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { syncOptions } from '#web/api/sync.ts'
import { SyncIcon } from '#web/entities/sync-icon.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import type { Formats } from '#web/i18n/format.ts'
import { towards } from '#web/i18n/turkish.ts'
import { completeTo } from '#web/lib/coverage.ts'
import { paths } from '../paths.ts'
import styles from './shell.module.css'

/** Up to when what is shown is complete, and where that is not all there is to say, the word for it; nothing while it is not known. */
export function SyncMark() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data, dataUpdatedAt } = useQuery(syncOptions())
  if (data === undefined) return null
  const { state, covered } = data.data
  const end = completeTo(covered)
  const to = end === undefined ? undefined : t('sync.mark.to', { time: timeOf(end, dataUpdatedAt, formats) })
  const word = state === 'own' || state === 'current' ? undefined : t(`sync.mark.${state}`)
  const all = word === undefined ? to : to === undefined ? word : t('sync.mark.and', { to, state: word })
  return (
    <Link className={styles.mark} data-state={state} to={paths.account()} aria-label={all} title={all}>
      <SyncIcon state={state} size={16} />
      <span>{word ?? all}</span>
    </Link>
  )
}

/** The time alone where it is of today. */
function timeOf(instant: number, now: number, formats: Formats): string {
  const text = formats.dayKey(instant) === formats.dayKey(now) ? formats.shortTime(instant) : formats.shortMoment(instant, now)
  return formats.language === 'tr' ? towards(text) : text
}
