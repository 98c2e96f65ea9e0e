/** Which days a list or a figure covers, in words. */
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Names } from './names.ts'

/** Which days the list covers and by whose clock, as it follows the count; empty until that is known. */
export function coveredDays(period: CoveredPeriod | undefined, names: Names): string {
  return period === undefined ? '' : ` · ${daysOf(period, names)}, ${names.t('calls.inZone', { zone: names.zone })}`
}

/** The days of a period in words; its end is an instant after the last of them. */
export function daysOf({ from, to }: CoveredPeriod, names: Names): string {
  const { t } = names
  const first = from === null ? undefined : names.date(parseTimestamp(from))
  const last = to === null ? undefined : names.date(parseTimestamp(to) - 1000)
  if (first !== undefined && last !== undefined) return first === last ? first : `${first} – ${last}`
  if (first !== undefined) return t('calls.since', { from: first })
  return last === undefined ? t('calls.allDays') : t('calls.until', { to: last })
}
