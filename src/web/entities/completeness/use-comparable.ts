/** Figures of a period beside those of the one before, but not where some of either is not here: every figure would seem to have changed. */
import { useMemo } from 'react'
import type { Insights } from '#contract/dashboard/insights.ts'
import { type Coverage, useCoverage } from './use-coverage.ts'

export interface Comparable {
  /** Without the period before where it cannot be compared. */
  insights: Insights | undefined
  coverage: Coverage | undefined
  uncompared: boolean
}

export function useComparable(answer: Insights | undefined): Comparable {
  const coverage = useCoverage(answer?.period)
  const before = useCoverage(answer?.previous ?? undefined)
  const uncompared = answer?.previous != null && (coverage?.gaps.length ?? 0) + (before?.gaps.length ?? 0) > 0
  const insights = useMemo(
    () => (answer && uncompared ? { ...answer, previous: null, previous_tiles: null, previous_series: [] } : answer),
    [answer, uncompared],
  )
  return { insights, coverage, uncompared }
}
