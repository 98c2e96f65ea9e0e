import { IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { liveCalls, liveFigures, liveWaiting } from '#web/api/live.ts'
import { useLive } from '#web/api/live-state.ts'
import { CompletenessNotice } from '#web/entities/completeness/completeness-notice.tsx'
import { useComparable } from '#web/entities/completeness/use-comparable.ts'
import { useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { useNow } from '#web/lib/use-now.ts'
import { Failure } from '#web/ui/failure.tsx'
import styles from './live.module.css'
import { LiveCalls } from './live-calls.tsx'
import { LiveFigures } from './live-figures.tsx'
import { LiveHours } from './live-hours.tsx'
import { LiveWaiting } from './live-waiting.tsx'
import { useFullScreen } from './use-full-screen.ts'

/** Today at a glance, for a screen on the wall: legible from afar, never scrolled, kept up to date by itself. */
export function LivePage() {
  const names = useNames()
  const formats = useFormats()
  const { t } = names
  const now = useNow(1_000)
  const wall = useRef<HTMLElement>(null)
  const { full, possible, toggle } = useFullScreen(wall)
  const figures = useQuery(liveFigures())
  const calls = useQuery(liveCalls())
  const waiting = useQuery(liveWaiting())
  const { insights, coverage } = useComparable(figures.data?.data)
  useShortcut('f', toggle, { enabled: possible })
  const all = [figures, calls, waiting]
  const failed = all.find(({ data, error }) => data === undefined && error !== null)
  const Icon = full ? IconMinimize : IconMaximize
  return (
    <article ref={wall} className={styles.wall} data-full={full || undefined}>
      <title>{`${t('live.title')} · ${t('app.name')}`}</title>
      <header className={styles.header}>
        <h1>{t('live.title')}</h1>
        <p className={styles.when}>
          <time dateTime={new Date(now).toISOString()}>{formats.shortTime(now)}</time>
          <span>
            {formats.weekday(now)} · {names.zone}
          </span>
        </p>
        <Freshness broken={all.some(({ isError }) => isError)} since={Math.min(...all.map(({ dataUpdatedAt }) => dataUpdatedAt))} />
        {possible && (
          <button type="button" className="button" onClick={toggle} title={t('live.fullHint')}>
            <Icon size={18} stroke={1.7} aria-hidden />
            <span>{full ? t('live.small') : t('live.full')}</span>
          </button>
        )}
        <CompletenessNotice period={insights?.period} />
      </header>
      {failed !== undefined ? (
        <Failure
          title={t('live.failed')}
          error={failed.error}
          retry={() => void Promise.all(all.map(({ refetch }) => refetch()))}
          retrying={failed.isFetching}
        />
      ) : (
        <div className={styles.parts}>
          <LiveFigures insights={insights} partial={(coverage?.gaps.length ?? 0) > 0} names={names} formats={formats} />
          <LiveHours insights={figures.data?.data} names={names} formats={formats} />
          <LiveCalls calls={calls.data?.data} names={names} formats={formats} now={now} />
          <LiveWaiting cases={waiting.data?.data} total={waiting.data?.meta.total} names={names} formats={formats} now={now} />
        </div>
      )}
    </article>
  )
}

/** How what is shown is kept up to date: by the server's word, by looking, or not at all. */
function Freshness({ broken, since }: { broken: boolean; since: number }) {
  const names = useNames()
  const { t } = names
  const live = useLive()
  const state = broken && since > 0 ? 'broken' : live ? 'live' : 'looking'
  return (
    <p className={styles.freshness} data-state={state} role="status">
      {state === 'broken' ? t('live.broken', { time: names.time(since) }) : t(`live.${state}`)}
    </p>
  )
}
