import { IconPhoneIncoming } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { Call, CallerHistory } from '#contract/dashboard/calls.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import { CallOutcome } from '#web/entities/call-outcome.tsx'
import { handledBy } from '#web/entities/call-parties.ts'
import { CompletenessNotice } from '#web/entities/completeness/completeness-notice.tsx'
import { EVER, useCoverage } from '#web/entities/completeness/use-coverage.ts'
import { DirectionIcon } from '#web/entities/direction-icon.tsx'
import type { Names } from '#web/entities/names.ts'
import { writeSearch } from '#web/lib/table-search.ts'
import styles from './call-history.module.css'
import type { Wording } from './call-words.ts'
import { CallsSearch } from './calls-search.ts'

interface Props {
  /** The call that is open: marked in the list at its place. */
  call: Call
  /** The number all these calls were with, as the API gives it; null where it was withheld. */
  number: string | null
  callback: { id: number; assigned_to: number | null } | null
  history: CallerHistory
  wording: Wording
  names: Names
}

/** Everything else with this number: earlier and later calls, newest first, each a link. */
export function CallHistory({ call, number, callback, history, wording, names }: Props) {
  const { t } = wording
  const coverage = useCoverage(EVER)
  if (number === null) return <p className={styles.quiet}>{t('call.history.none')}</p>
  const waiting = callback !== null && (
    <p className={styles.waiting}>
      <IconPhoneIncoming size={16} stroke={1.7} aria-hidden />
      <span>
        <Link to={paths.callback(callback.id)}>{t('call.history.waits')}</Link>
        {callback.assigned_to === null ? null : ` · ${t('call.history.waitsWith', { name: names.user(callback.assigned_to) })}`}
      </span>
    </p>
  )
  if (history.total === 0) {
    return (
      <>
        {waiting}
        <p className={styles.quiet}>{coverage?.missing === undefined ? t('call.history.only') : t('sync.onlyHere')}</p>
        <CompletenessNotice period={EVER} uncounted />
      </>
    )
  }
  const facts = [
    t('call.history.count', { count: history.total }),
    history.missed > 0 ? t('call.history.missed', { count: history.missed }) : '',
    history.first_started_at === null ? '' : t('call.history.since', { date: wording.date(parseTimestamp(history.first_started_at)) }),
  ]
  const all = `${paths.calls()}${writeSearch(CallsSearch, { q: number })}`
  return (
    <>
      {waiting}
      <p className={styles.quiet}>{facts.filter((fact) => fact !== '').join(', ')}</p>
      <ol className={styles.calls}>
        {inPlace(call, history).map((one) => (
          <li key={one.uuid}>
            <HistoryRow call={one} current={one.uuid === call.uuid} wording={wording} names={names} />
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>
        {history.total > history.calls.length ? `${t('call.history.newest', { count: history.calls.length })} ` : null}
        <Link to={all}>{t('call.history.all')}</Link>
      </p>
      <CompletenessNotice period={EVER} />
    </>
  )
}

/** The other calls with the open one among them, newest first; without it where it is older than all that are listed. */
function inPlace(call: Call, { calls, total }: CallerHistory): Call[] {
  const next = calls.findIndex((other) => other.started_at <= call.started_at)
  if (next < 0) return calls.length < total ? calls : [...calls, call]
  return calls.toSpliced(next, 0, call)
}

interface RowProps {
  call: Call
  current: boolean
  wording: Wording
  names: Names
}

function HistoryRow({ call, current, wording, names }: RowProps): ReactNode {
  const who = handledBy(call, names)
  const row = (
    <>
      <DirectionIcon call={call} names={names} />
      <time dateTime={call.started_at.replace('+0000', 'Z')}>{wording.shortMoment(parseTimestamp(call.started_at))}</time>
      <CallOutcome outcome={call.outcome} />
      <span className={styles.who} title={who ?? undefined}>
        {current ? wording.t('call.history.this') : who}
      </span>
      <span className={styles.talked}>{call.talked === null ? '' : wording.clock(call.talked)}</span>
    </>
  )
  return current ? (
    <span className={styles.row} aria-current="page">
      {row}
    </span>
  ) : (
    <Link className={styles.row} to={paths.call(call)}>
      {row}
    </Link>
  )
}
