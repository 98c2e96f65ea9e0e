import type { TFunction } from 'i18next'
import type { Call } from '#contract/dashboard/calls.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { OutcomeMark } from '#web/entities/call-outcome.tsx'
import { calleeOf, callerOf, handledBy, partyText } from '#web/entities/call-parties.ts'
import { DirectionIcon } from '#web/entities/direction-icon.tsx'
import type { Names } from '#web/entities/names.ts'
import { Marks } from './calls-columns.tsx'
import styles from './calls-page.module.css'

/** A call on a phone: who with whom and when, below it how it went. */
export function CallCard({ call, names, t }: { call: Call; names: Names; t: TFunction }) {
  const handled = handledBy(call, names)
  return (
    <span className={styles.card}>
      <span className={styles.line}>
        <DirectionIcon call={call} names={names} />
        <span className={styles.parties}>
          {partyText(callerOf(call, names), names)}{' '}
          <span className={styles.quiet}>→ {partyText({ ...calleeOf(call, names), via: [] }, names)}</span>
        </span>
        <time>{names.time(parseTimestamp(call.started_at))}</time>
      </span>
      <span className={styles.line}>
        <OutcomeMark outcome={call.outcome} word={names.outcome(call.outcome)} rule={names.outcomeRule(call.outcome)} />
        {handled !== null && <span className={styles.handled}>{handled}</span>}
        <span className={styles.end}>
          <Marks call={call} t={t} />
          {call.talked !== null && names.duration(call.talked)}
        </span>
      </span>
    </span>
  )
}
