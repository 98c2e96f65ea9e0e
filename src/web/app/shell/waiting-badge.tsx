import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callbackCounts } from '#web/api/callbacks.ts'
import styles from './shell.module.css'

/** The largest number a badge has room for. */
const MOST_TOLD = 999

/** How many callers wait to be called back; nothing where nobody does, or it is not known. */
export function WaitingBadge() {
  const { t } = useTranslation()
  const { data } = useQuery(callbackCounts())
  const open = data?.data.open ?? 0
  if (open === 0) return null
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{open > MOST_TOLD ? `${MOST_TOLD}+` : open}</span>
      <span className="visually-hidden">{t('app.waiting', { count: open })}</span>
    </span>
  )
}
