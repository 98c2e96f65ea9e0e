/** What is not here, and what is being done about it, in words. */
import type { TFunction } from 'i18next'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import type { Sync } from '#contract/dashboard/sync.ts'
import type { Formats } from '#web/i18n/format.ts'
import type { Gap } from '#web/lib/coverage.ts'

interface Wording {
  t: TFunction
  formats: Formats
  now: number
}

/** Stretches that are named; the others are counted. */
const NAMED = 3

/** `Calls before 12 Nov, 09:14 are not here yet`; undefined where there are no gaps. */
export function gapText(gaps: readonly Gap[], period: CoveredPeriod, wording: Wording): string | undefined {
  const { t, formats, now } = wording
  const [first] = gaps
  if (first === undefined) return undefined
  const moment = (at: number) => (formats.dayKey(at) === formats.dayKey(now) ? formats.shortTime(at) : formats.shortMoment(at, now))
  const edges = ({ from, to }: Gap) => ({ from: from === null ? '' : moment(from), to: moment(to) })
  if (gaps.length === 1) {
    if (first.at === 'all') return period.from === null && period.to === null ? t('sync.gap.none') : t('sync.gap.all')
    return t(`sync.gap.${first.at}`, edges(first))
  }
  const named = gaps.slice(0, NAMED).map((gap) => (gap.at === 'all' ? '' : t(`sync.stretch.${gap.at}`, edges(gap))))
  const rest = gaps.length - NAMED
  if (rest > 0) named.push(t('sync.stretch.more', { count: rest }))
  return t('sync.gap.several', { count: gaps.length, gaps: named.join('; ') })
}

/** What is being done about what is not here; undefined where there is nothing to do. */
export function doingText({ state, history_in }: Sync, { t, formats }: Wording): string | undefined {
  if (state === 'own' || state === 'current') return undefined
  if (state !== 'filling') return t(`sync.doing.${state}`)
  return history_in === null ? t('sync.doing.coming') : t('sync.doing.comingIn', { time: formats.distance(history_in) })
}
