import { IconClockDown, IconClockPause, IconClockX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { paths } from '#web/app/paths.ts'
import styles from './completeness.module.css'
import { rememberGaps } from './expected-gaps.ts'
import { type Coverage, useCoverage } from './use-coverage.ts'

const ICONS = { filling: IconClockDown, waiting: IconClockDown, paused: IconClockPause, failing: IconClockX, refused: IconClockX } as const

interface NoticeProps {
  /** What is asked for; undefined while that is not known. */
  period: CoveredPeriod | undefined
  /** Something to say beyond that. */
  more?: string
  /** Said of what has no counts. */
  uncounted?: boolean
  /** Whether there is something to say is remembered, so that its room is held the next time. */
  remembered?: boolean
  /** What stands there until it is known. */
  waiting?: ReactNode
}

/** Says which calls of a period are not here yet, and what is being done about it; nothing where they all are. */
export function CompletenessNotice({ period, more, uncounted = false, remembered = false, waiting = null }: NoticeProps) {
  const { t } = useTranslation()
  const coverage = useCoverage(period)
  const whole = coverage === undefined ? undefined : coverage.missing === undefined
  useEffect(() => {
    if (remembered && whole !== undefined) rememberGaps(!whole)
  }, [remembered, whole])
  if (coverage === undefined) return waiting
  if (coverage.missing === undefined) return null
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

/** Below the last row of a list: that it was the last there is, or only the last that is here. */
export function EndOfCalls({ period, count, children }: { period: CoveredPeriod | undefined; count: number; children: string }): ReactNode {
  const { t } = useTranslation()
  const coverage = useCoverage(period)
  return coverage === undefined || coverage.gaps.length === 0 ? children : t('sync.end', { count })
}
