import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { atLeast, CompletenessNotice } from './completeness-notice.tsx'
import { rememberGaps } from './expected-gaps.ts'
import { useCoverage } from './use-coverage.ts'

interface PartProps {
  part: 'notice' | 'count' | 'end'
  period: CoveredPeriod | undefined
  /** Rows of the list, for its end. */
  count?: number
  /** What stands there until it is known, and where nothing is missing: words, of the notice its room. */
  children: ReactNode
}

/** What a list of calls says where some of the period are not here: above it, with its count, and below its last row. */
export function CompletenessPart({ part, period, count = 0, children }: PartProps) {
  const { t } = useTranslation()
  const coverage = useCoverage(period)
  const whole = coverage === undefined ? undefined : coverage.gaps.length === 0
  useEffect(() => {
    if (part === 'notice' && whole !== undefined) rememberGaps(!whole)
  }, [part, whole])
  if (coverage === undefined) return children
  if (part === 'notice') return <CompletenessNotice period={period} />
  if (part === 'end') return whole ? children : t('sync.end', { count })
  return typeof children === 'string' ? atLeast(coverage, children, t) : children
}
