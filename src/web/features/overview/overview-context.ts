/** What every figure of the overview is written with. */
import { createContext, use } from 'react'
import type { Insights, Tiles } from '#contract/dashboard/insights.ts'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import type { Gap } from '#web/lib/coverage.ts'

export interface OverviewData {
  insights: Insights
  /** What of the period is not here. */
  gaps: readonly Gap[]
  names: Names
  formats: Formats
  /** The days of the period, in words. */
  days: string
}

const Shown = createContext<OverviewData | undefined>(undefined)

export const OverviewProvider = Shown.Provider

export function useOverview(): OverviewData {
  const data = use(Shown)
  if (data === undefined) throw new Error('outside of the overview')
  return data
}

/** True where there is nothing to reckon with, or to compare with: not a call in any direction. */
export function hasNoCalls({ offered, tried, internal }: Tiles): boolean {
  return offered.n + tried.n + internal.n === 0
}
