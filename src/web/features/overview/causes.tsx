import { MISSED_OUTCOMES, outcomeGroup } from '#contract/hipcall/call-outcome.ts'
import { CallOutcome } from '#web/entities/call-outcome.tsx'
import { CallsLink } from '#web/entities/calls-link.tsx'
import { useOverview } from './overview-context.ts'
import styles from './tiles.module.css'

/** Missed calls by their cause, the most frequent first. */
export function Causes() {
  const { insights, names, formats } = useOverview()
  const { missed_by } = insights.tiles
  const causes = MISSED_OUTCOMES.map((outcome) => ({ outcome, figure: missed_by[outcome] })).sort(
    (one, other) => other.figure.n - one.figure.n,
  )
  const most = Math.max(1, ...causes.map(({ figure }) => figure.n))
  return (
    <li className={styles.tile} data-wide>
      <div className={styles.head}>
        <h3>{names.t('overview.causes')}</h3>
      </div>
      <ul className={styles.causes}>
        {causes.map(({ outcome, figure }) => (
          <li key={outcome}>
            <CallsLink
              period={insights.period}
              figure={figure}
              label={names.t('overview.open', { name: names.outcome(outcome), value: formats.number(figure.n) })}
              className={styles.cause}
            >
              <CallOutcome outcome={outcome} />
              <span
                className={styles.bar}
                data-group={outcomeGroup(outcome)}
                style={{ inlineSize: figure.n === 0 ? 0 : `max(2px, ${(figure.n / most) * 100}%)` }}
              />
              <span className={styles.count}>{formats.number(figure.n)}</span>
            </CallsLink>
          </li>
        ))}
      </ul>
    </li>
  )
}
