/** The steps of the series in words. */
import type { SeriesPoint } from '#contract/dashboard/insights.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { OverviewData } from './overview-context.ts'

/** When a step is, in words; `short` for the axis. */
export function stepName({ insights, formats }: Pick<OverviewData, 'insights' | 'formats'>, { from }: SeriesPoint, short: boolean): string {
  const at = parseTimestamp(from)
  const hour = insights.series_step === 'hour'
  if (short) return hour ? formats.shortTime(at) : formats.shortDate(at, at)
  return hour ? `${formats.weekday(at)} ${formats.shortTime(at)}` : formats.weekday(at)
}
