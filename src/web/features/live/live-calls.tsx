import { Link } from 'react-router-dom'
import type { Call } from '#contract/dashboard/calls.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import { CallOutcome } from '#web/entities/call-outcome.tsx'
import { callerOf, partyText, wentTo } from '#web/entities/call-parties.ts'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import styles from './live.module.css'

interface CallsProps {
  calls: readonly Call[] | undefined
  names: Names
  formats: Formats
  now: number
}

/** The newest calls; as many as there is room for. */
export function LiveCalls({ calls, names, formats, now }: CallsProps) {
  const { t } = names
  const today = formats.dayKey(now)
  const when = (instant: number) => (formats.dayKey(instant) === today ? formats.shortTime(instant) : formats.shortDate(instant, now))
  return (
    <section className={styles.list} aria-labelledby="live-calls" aria-busy={calls === undefined}>
      <h2 id="live-calls">{t('live.calls')}</h2>
      {calls?.length === 0 && <p className={styles.none}>{t('calls.empty.nothing')}</p>}
      <ol>
        {calls?.map((call) => (
          <li key={call.uuid}>
            <Link to={paths.call(call)}>
              <time title={formats.moment(parseTimestamp(call.started_at))}>{when(parseTimestamp(call.started_at))}</time>
              <span className={styles.who}>
                {partyText(callerOf(call, names), names)} <span className={styles.quiet}>→ {wentTo(call, names)}</span>
              </span>
              <CallOutcome outcome={call.outcome} />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
