import type { ReactNode } from 'react'
import type { Sync, SyncRequests } from '#contract/dashboard/sync.ts'
import styles from './account.module.css'
import { agoText, type SyncWording } from './sync-words.ts'

/** The figures behind the sentence; of an account of one's own there is little to say. */
export function SyncFacts({ sync, wording }: { sync: Sync; wording: SyncWording }) {
  const { t, formats } = wording
  const { calls, details, set_aside, requests } = sync
  const share = (part: number, count: number) => ({ part, count, share: formats.percent(part / count) })
  const mirror = sync.state !== 'own'
  return (
    <dl className={styles.facts}>
      <Fact label={t('account.fact.calls')} value={formats.number(calls)} />
      {mirror && (
        <Fact
          label={t('account.fact.details')}
          value={calls === 0 ? '—' : t('account.fact.of', share(details.held, calls))}
          below={details.missed > 0 && t('account.fact.ofMissed', share(details.missed_held, details.missed))}
        />
      )}
      {mirror && (sync.state === 'filling' || sync.state === 'current') && <TimeLeft sync={sync} wording={wording} />}
      {requests !== null && <Requests requests={requests} wording={wording} />}
      {mirror && (
        <>
          <Fact
            label={t('account.fact.contact')}
            value={agoText(sync.last_contact_at, wording)}
            below={
              sync.directory_at !== null &&
              `${t('account.fact.directory')}: ${t('account.fact.directoryAt', { ago: agoText(sync.directory_at, wording) })}`
            }
          />
          <Fact
            label={t('account.fact.again')}
            value={agoText(sync.looked_through_at, wording)}
            below={sync.looked_through_at !== null && foundText(sync, wording)}
          />
          <Fact
            label={t('account.fact.setAside')}
            value={formats.number(set_aside)}
            below={set_aside === 0 ? t('account.fact.setAsideNone') : t('account.fact.setAside', { count: set_aside })}
          />
        </>
      )}
    </dl>
  )
}

function Fact({ label, value, below }: { label: string; value: ReactNode; below?: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {below !== undefined && below !== false && <dd className={styles.below}>{below}</dd>}
    </div>
  )
}

/** How many of the allowed requests the last minute took, as a meter, and how many wait. */
function Requests({ requests: { last_minute, limit, waiting }, wording }: { requests: SyncRequests; wording: SyncWording }) {
  const { t } = wording
  const words = t('account.fact.requestsOf', { count: last_minute, limit })
  return (
    <Fact
      label={t('account.fact.requests')}
      value={
        <span className={styles.requests}>
          {words}
          <meter className="visually-hidden" min={0} max={Math.max(1, limit)} value={last_minute} aria-label={t('account.fact.requests')} />
          <span className={styles.meter} aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(1, last_minute / Math.max(1, limit)) * 100}%` }} />
          </span>
        </span>
      }
      below={waiting === 0 ? t('account.fact.noneWaiting') : t('account.fact.waiting', { count: waiting })}
    />
  )
}

function TimeLeft({ sync: { history_in, details_in, covered, calls, details }, wording }: { sync: Sync; wording: SyncWording }) {
  const { t, formats } = wording
  const parts = [
    covered.at(-1)?.from === null
      ? undefined
      : history_in === null
        ? undefined
        : t('account.fact.leftHistory', { time: formats.distance(history_in) }),
    calls === details.held || details_in === null ? undefined : t('account.fact.leftDetails', { time: formats.distance(details_in) }),
  ].filter((part) => part !== undefined)
  const whole = covered.at(-1)?.from === null && calls === details.held
  if (whole) return null
  const [first = t('account.fact.leftUnknown'), second] = parts
  return <Fact label={t('account.fact.left')} value={first} below={second ?? false} />
}

function foundText({ found: { late, changed, removed } }: Sync, { t }: SyncWording): string {
  return late + changed + removed === 0 ? t('account.fact.foundNothing') : t('account.fact.found', { late, changed, removed })
}
