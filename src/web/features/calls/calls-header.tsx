import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { CallNames } from './calls-names.ts'
import styles from './calls-page.module.css'

interface HeaderProps {
  /** Calls in all; undefined while they are being counted, null where that failed. */
  total: number | undefined | null
  period: CoveredPeriod | undefined
  names: CallNames
  /** Shown quietly after the period: refreshing, or not up to date. */
  note: string | undefined
  copyLink: () => void
}

/** What the screen is and what it covers: how many calls, of which days, in whose time. */
export function CallsHeader({ total, period, names, note, copyLink }: HeaderProps) {
  const { t } = useTranslation()
  return (
    <header className={styles.header}>
      <h1 tabIndex={-1} id="calls-title">
        {t('calls.title')}
      </h1>
      <p className={styles.covered} role="status">
        {total === undefined ? t('calls.counting') : total === null ? t('calls.countUnknown') : t('calls.count', { count: total })}
        {period !== undefined && ` · ${daysOf(period, names)}, ${t('calls.inZone', { zone: names.zone })}`}
        {note !== undefined && <span className={styles.note}> · {note}</span>}
      </p>
      <button type="button" className={styles.copyLink} onClick={copyLink}>
        <IconLink size={16} stroke={1.7} aria-hidden />
        <span>{t('calls.copyLink')}</span>
      </button>
    </header>
  )
}

/** The days of a period in words; its end is an instant after the last of them. */
function daysOf({ from, to }: CoveredPeriod, names: CallNames): string {
  const { t } = names
  const first = from === null ? undefined : names.date(parseTimestamp(from))
  const last = to === null ? undefined : names.date(parseTimestamp(to) - 1000)
  if (first !== undefined && last !== undefined) return first === last ? first : `${first} – ${last}`
  if (first !== undefined) return t('calls.since', { from: first })
  return last === undefined ? t('calls.allDays') : t('calls.until', { to: last })
}
