import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { CallbackFigures } from '#contract/dashboard/callbacks.ts'
import { callbackFigures } from '#web/api/callbacks.ts'
import { paths } from '#web/app/paths.ts'
import { Failure } from '#web/ui/failure.tsx'
import { agoText, type CallbackWording } from './callback-words.ts'
import styles from './callbacks.module.css'

/** How the worklist stands, and how soon callers were called back in the last seven days. */
export function CallbackFiguresRow(wording: CallbackWording) {
  const { t } = wording.names
  const { data, error, refetch, isFetching } = useQuery(callbackFigures('7d'))
  if (data !== undefined) return <Told figures={data.data} {...wording} />
  if (error === null) return <div className={styles.figures} aria-busy="true" />
  return <Failure title={t('callbacks.figures.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
}

function Told({ figures, names, formats }: CallbackWording & { figures: CallbackFigures }) {
  const { t } = names
  const { open, longest, to_call, within_hour, reached_us, withheld, extensions } = figures
  const none = <span className={styles.noFigure}>{t('callbacks.figures.none')}</span>
  const share = within_hour.of === 0 ? undefined : within_hour.count / within_hour.of
  return (
    <>
      <dl className={styles.figures} aria-label={t('callbacks.figures.title')}>
        <Figure label={t('callbacks.figures.open')} value={formats.number(open)} />
        <Figure
          label={t('callbacks.figures.longest')}
          value={
            longest === null ? (
              <span className={styles.noFigure}>{t('callbacks.figures.nobody')}</span>
            ) : (
              <Link to={paths.callback(longest.id)}>{agoText(longest.first_at, { names, formats })}</Link>
            )
          }
        />
        <Figure
          label={t('callbacks.figures.median')}
          value={to_call.median === null ? none : formats.prose(to_call.median)}
          below={
            to_call.p90 === null
              ? undefined
              : `${t('callbacks.figures.p90', { time: formats.prose(to_call.p90) })} · n = ${formats.number(to_call.of)} · ${t('callbacks.figures.period')}`
          }
        />
        <Figure
          label={t('callbacks.figures.hour')}
          value={share === undefined ? none : formats.percent(share)}
          below={
            share === undefined
              ? undefined
              : `${t('callbacks.figures.of', { part: within_hour.count, count: within_hour.of })} · ${t('callbacks.figures.reachedUs', { count: reached_us })}`
          }
        />
      </dl>
      {withheld + extensions > 0 && (
        <p className={styles.apart}>
          {t('callbacks.figures.apart', {
            calls: [
              ...(withheld > 0 ? [t('callbacks.figures.withheld', { count: withheld })] : []),
              ...(extensions > 0 ? [t('callbacks.figures.extensions', { count: extensions })] : []),
            ].join(', '),
          })}
        </p>
      )}
    </>
  )
}

function Figure({ label, value, below }: { label: string; value: ReactNode; below?: string | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {below !== undefined && <dd className={styles.below}>{below}</dd>}
    </div>
  )
}
