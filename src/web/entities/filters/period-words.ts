/** The period of a filter in words. */
import type { TFunction } from 'i18next'
import type { Period } from '#contract/hipcall/period.ts'
import type { Names } from '../names.ts'

/** A named period, or own first and last day, which beat it. */
export interface ChosenPeriod {
  period?: Period | undefined
  started_from?: string | undefined
  started_to?: string | undefined
}

/** What is chosen, as a button says it; `usual` holds where nothing is. */
export function periodFace({ period, started_from, started_to }: ChosenPeriod, names: Names, usual: Period = 'all'): string {
  return ownDays(started_from, started_to, names.day, names.t) ?? names.t(`calls.period.${period ?? usual}`)
}

/** Own first and last day in words; undefined where neither is set. */
export function ownDays(from: string | undefined, to: string | undefined, day: (text: string) => string, t: TFunction): string | undefined {
  if (from !== undefined && to !== undefined) return from === to ? day(from) : `${day(from)} – ${day(to)}`
  if (from !== undefined) return t('calls.since', { from: day(from) })
  return to === undefined ? undefined : t('calls.until', { to: day(to) })
}
