import { IconClockDown, IconClockPause, IconClockX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { paths } from '#web/app/paths.ts'
import styles from './completeness.module.css'
import { type Coverage, useCoverage } from './use-coverage.ts'

const ICONS = { filling: IconClockDown, waiting: IconClockDown, paused: IconClockPause, failing: IconClockX, refused: IconClockX } as const

interface NoticeProps {
  /** What is asked for; undefined while that is not known. */
  period: CoveredPeriod | undefined
  /** Something to say beyond that. */
  more?: string
  /** Said of what has no counts. */
  uncounted?: boolean
}

/** Says which calls of a period are not here yet, and what is being done about it; nothing where they all are. */
export function CompletenessNotice({ period, more, uncounted = false }: NoticeProps) {
  const { t } = useTranslation()
  const coverage = useCoverage(period)
  if (coverage?.missing === undefined) return null
  const { sync, missing, doing } = coverage
  const Icon = sync.state === 'own' || sync.state === 'current' ? IconClockDown : ICONS[sync.state]
  const sentences = [`${missing}.`, doing, more, uncounted ? undefined : t('sync.counts')].filter((one) => one !== undefined)
  return (
    <div className={styles.notice} data-still={sync.state === 'failing' || sync.state === 'refused' || undefined} role="note">
      <Icon size={17} stroke={1.7} aria-hidden />
      <span>
        {sentences.join(' ')} <Link to={paths.account()}>{t('sync.account')}</Link>
      </span>
    </div>
  )
}

/** A count of calls, which is at least that many where some of the period are not here. */
export function AtLeast({ period, children }: { period: CoveredPeriod | undefined; children: string }): ReactNode {
  const { t } = useTranslation()
  return atLeast(useCoverage(period), children, t)
}

/** The same for who has the coverage at hand. */
export function atLeast(coverage: Coverage | undefined, count: string, t: TFunction): string {
  return coverage === undefined || coverage.gaps.length === 0 ? count : t('sync.atLeast', { count })
}
