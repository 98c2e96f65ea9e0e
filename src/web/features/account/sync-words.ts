/** What is held of the account, in sentences. */
import type { TFunction } from 'i18next'
import type { Sync } from '#contract/dashboard/sync.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Formats } from '#web/i18n/format.ts'
import { towards } from '#web/i18n/turkish.ts'
import { stretchesOf } from '#web/lib/coverage.ts'

export interface SyncWording {
  t: TFunction
  formats: Formats
  /** Milliseconds since 1970. */
  now: number
}

/** `14:02`, with the day where that is not today. */
export function momentText(instant: number, { formats, now }: SyncWording): string {
  return formats.dayKey(instant) === formats.dayKey(now) ? formats.shortTime(instant) : formats.shortMoment(instant, now)
}

/** `12 seconds ago`, `just now`; of nothing, that it has not happened yet. */
export function agoText(timestamp: string | null, { t, formats, now }: SyncWording): string {
  if (timestamp === null) return t('account.never')
  const seconds = (now - parseTimestamp(timestamp)) / 1000
  return seconds < 5 ? t('account.justNow') : t('account.ago', { time: formats.distance(seconds) })
}

/** `Complete from 23 Aug 2026, 09:00 to 14:02; 312 call flows still to come, about 11 minutes.` */
export function heldSentence(sync: Sync, wording: SyncWording): string {
  const { t } = wording
  if (sync.state === 'own') return t('account.sentence.own')
  const stretches = stretchesOf(sync.covered)
  const newest = stretches.at(-1)
  const parts = [newest === undefined ? t('account.sentence.nothing') : completeText(newest, stretches.length === 1, wording)]
  if (stretches.length > 1) parts.push(t('account.sentence.gaps', { count: stretches.length - 1 }))
  if (newest !== undefined && stretches[0]?.from !== null) parts.push(historyText(sync, wording))
  if (sync.calls > sync.details.held) parts.push(flowsText(sync, wording))
  return `${parts.join('; ')}.`
}

/** Of a mirror that stands still nothing is on its way, and how long it takes cannot be said. */
const moves = ({ state }: Sync) => state === 'filling' || state === 'current'

function historyText(sync: Sync, { t, formats }: SyncWording): string {
  if (!moves(sync)) return t('account.sentence.historyMissing')
  const { history_in: seconds } = sync
  return seconds === null ? t('account.sentence.history') : t('account.sentence.historyIn', { time: formats.distance(seconds) })
}

function flowsText(sync: Sync, { t, formats }: SyncWording): string {
  const { details_in: seconds } = sync
  const count = sync.calls - sync.details.held
  if (!moves(sync)) return t('account.sentence.flowsMissing', { count })
  return seconds === null
    ? t('account.sentence.flows', { count })
    : t('account.sentence.flowsIn', { count, time: formats.distance(seconds) })
}

function completeText(newest: { from: number | null; to: number }, alone: boolean, wording: SyncWording): string {
  const { t, formats, now } = wording
  const text = momentText(newest.to, wording)
  const to = formats.dayKey(newest.to) === formats.dayKey(now) ? t('account.sentence.today', { time: text }) : text
  if (newest.from === null && alone) return t('account.sentence.whole', { to: formats.language === 'tr' ? towards(to) : to })
  return t('account.sentence.from', { from: newest.from === null ? '' : momentText(newest.from, wording), to })
}

/** What goes on, and what somebody can do about it; undefined where that is nothing. */
export function doingText(sync: Sync, wording: SyncWording): string | undefined {
  const { t } = wording
  if (sync.state === 'own' || sync.state === 'current') return undefined
  if (sync.state !== 'paused') return t(`account.doing.${sync.state}`)
  if (sync.paused === null) return undefined
  return t('account.doing.paused', { name: sync.paused.by, when: momentText(parseTimestamp(sync.paused.at), wording) })
}

/** Why the last request failed, and what is being done about it. */
export function errorText(sync: Sync, { t }: SyncWording): { what: string; doing: string | undefined } | undefined {
  const { last_error: error, last_contact_at: contact } = sync
  if (error === null) return undefined
  const { status } = error
  const kind =
    status === null ? 'none' : status === 401 || status === 403 ? 'refused' : status === 429 ? 'busy' : status >= 500 ? 'broke' : 'other'
  const over = contact !== null && parseTimestamp(contact) > parseTimestamp(error.at)
  const doing = over
    ? t('account.error.since')
    : sync.state === 'refused' || sync.state === 'paused'
      ? undefined
      : t(kind === 'busy' ? 'account.error.obeyed' : 'account.error.again')
  return { what: t(`account.error.${kind}`, { status: status ?? '' }), doing }
}
