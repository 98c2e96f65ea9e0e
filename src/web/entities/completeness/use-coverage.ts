/** What of a period is held here, as every screen that counts calls has to say it. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import type { Sync } from '#contract/dashboard/sync.ts'
import { syncOptions } from '#web/api/sync.ts'
import { completeTo, type Gap, gapsIn } from '#web/lib/coverage.ts'
import { useFormats } from '../use-formats.ts'
import { doingText, gapText } from './completeness-words.ts'

export interface Coverage {
  sync: Sync
  gaps: readonly Gap[]
  /** What is not here; undefined where everything is. */
  missing: string | undefined
  /** What is being done about it. */
  doing: string | undefined
}

/** All calls there are. */
export const EVER: CoveredPeriod = { from: null, to: null }

/** Milliseconds. */
const QUARTER = 15 * 60_000

/**
 * Up to when something is to be held: of a mirror that moves, up to where it is, for the clocks of browser and server may differ; of
 * one that stands still, up to now.
 */
function endOf({ state, covered }: Sync, read: number): number {
  const to = completeTo(covered)
  const moves = state === 'filling' || state === 'current'
  return moves && to !== undefined && Math.abs(read - to) < QUARTER ? to : read
}

/** Undefined while it is not known what is held, and while the period is not. */
export function useCoverage(period: CoveredPeriod | undefined): Coverage | undefined {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data, dataUpdatedAt } = useQuery(syncOptions())
  const sync = data?.data
  return useMemo(() => {
    if (sync === undefined || period === undefined) return undefined
    const gaps = sync.state === 'own' ? [] : gapsIn(sync.covered, period, endOf(sync, dataUpdatedAt))
    const wording = { t, formats, now: dataUpdatedAt }
    return { sync, gaps, missing: gapText(gaps, period, wording), doing: gaps.length === 0 ? undefined : doingText(sync, wording) }
  }, [sync, dataUpdatedAt, period, t, formats])
}
