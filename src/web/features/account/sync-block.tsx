import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Sync, SyncState } from '#contract/dashboard/sync.ts'
import { watchedSync } from '#web/api/sync.ts'
import { SyncIcon } from '#web/entities/sync-icon.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { useMay } from '#web/entities/use-may.ts'
import { useNow } from '#web/lib/use-now.ts'
import { Failure } from '#web/ui/failure.tsx'
import styles from './account.module.css'
import { CoverageBand } from './coverage-band.tsx'
import { PauseButton } from './pause-button.tsx'
import { SetAsideBlock } from './set-aside-block.tsx'
import { SyncFacts } from './sync-facts.tsx'
import { agoText, doingText, errorText, heldSentence, type SyncWording } from './sync-words.ts'

/** What of the account is held here, how it is being completed, and the brakes of it. */
export function SyncBlock() {
  const { t } = useTranslation()
  const formats = useFormats()
  const query = useQuery(watchedSync())
  const { data, error, refetch, isFetching } = query
  const now = useNow(1_000)
  if (data === undefined) {
    if (error === null) return <SyncSkeleton />
    return <Failure title={t('account.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
  }
  return (
    <Told
      sync={data.data}
      wording={{ t, formats, now }}
      stale={query.isRefetchError ? t('list.stale', { time: formats.time(query.dataUpdatedAt) }) : undefined}
    />
  )
}

function Told({ sync, wording, stale }: { sync: Sync; wording: SyncWording; stale: string | undefined }) {
  const { t } = wording
  const admin = useMay('account.manage') === true
  const doing = doingText(sync, wording)
  return (
    <>
      <section className={styles.held} aria-label={t('account.held')}>
        <div className={styles.state}>
          <StateOf state={sync.state} />
          {stale !== undefined && <span className={styles.quiet}>{stale}</span>}
          {admin && <PauseButton sync={sync} />}
        </div>
        <p className={styles.sentence}>{heldSentence(sync, wording)}</p>
        {doing !== undefined && <p className={styles.quiet}>{doing}</p>}
        <LastError sync={sync} wording={wording} />
        {sync.state !== 'own' && sync.covered.length > 0 && <CoverageBand sync={sync} wording={wording} />}
        <SyncFacts sync={sync} wording={wording} />
      </section>
      {admin && sync.set_aside > 0 && <SetAsideBlock count={sync.set_aside} wording={wording} />}
    </>
  )
}

function StateOf({ state }: { state: SyncState }) {
  const { t } = useTranslation()
  return (
    <strong className={styles.mark} data-state={state} role="status">
      <SyncIcon state={state} size={18} />
      {t(`account.state.${state}`)}
    </strong>
  )
}

function LastError({ sync, wording }: { sync: Sync; wording: SyncWording }) {
  const { t } = wording
  const told = errorText(sync, wording)
  if (sync.last_error === null || told === undefined) return null
  const { at, message } = sync.last_error
  return (
    <div className={styles.error} data-over={(sync.state !== 'failing' && sync.state !== 'refused') || undefined}>
      <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
      <div>
        <p>
          <strong>{t('account.error.title')}</strong> <span className={styles.quiet}>{agoText(at, wording)}</span>
        </p>
        <p>
          {told.what}. {told.doing}
        </p>
        <code>{message}</code>
      </div>
    </div>
  )
}

function SyncSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('account.loading')}>
      <span data-bone="state" />
      <span data-bone="sentence" />
      <span data-bone="band" />
      <span data-bone="facts" />
    </div>
  )
}
