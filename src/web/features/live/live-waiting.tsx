import { Link } from 'react-router-dom'
import type { Callback } from '#contract/dashboard/callbacks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import styles from './live.module.css'

interface WaitingProps {
  cases: readonly Callback[] | undefined
  total: number | undefined
  names: Names
  formats: Formats
  now: number
}

/** Who waits to be called back, in the order of the worklist; as many as there is room for. */
export function LiveWaiting({ cases, total, names, formats, now }: WaitingProps) {
  const { t } = names
  const ago = (timestamp: string) => formats.distance(Math.max(0, (now - parseTimestamp(timestamp)) / 1000))
  return (
    <section className={styles.list} aria-labelledby="live-waiting" aria-busy={cases === undefined}>
      <h2 id="live-waiting">
        {t('live.callbacks')} {total !== undefined && <Link to={paths.callbacks()}>{formats.number(total)}</Link>}
      </h2>
      {cases?.length === 0 && <p className={styles.none}>{t('live.nobody')}</p>}
      <ol>
        {cases?.map((one) => (
          <li key={one.id}>
            <Link to={paths.callback(one.id)}>
              <time>{ago(one.first_at)}</time>
              <span className={styles.who}>
                {names.contactName(one.contact_name ?? one.number)}{' '}
                {one.assigned_to !== null && <span className={styles.quiet}>· {names.user(one.assigned_to)}</span>}
              </span>
              <span className={styles.attempts}>{t('live.attempts', { count: one.attempts })}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
