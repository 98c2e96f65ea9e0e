import { useTranslation } from 'react-i18next'
import type { NumberChangeDetail } from '#contract/dashboard/number-changes.ts'
import { conflictsOf, stateText } from './change-words.ts'
import styles from './number-changes.module.css'

/** How far a job is: a bar, and the same in words. What it came to is said aloud, each step on the way is not. */
export function JobProgress({ job, refused }: { job: NumberChangeDetail; refused: string | undefined }) {
  const { t } = useTranslation()
  const { total, waiting } = job.counts
  const tried = total - waiting
  const conflicts = conflictsOf(job)
  return (
    <div className={styles.progress}>
      <progress max={total} value={tried} aria-label={t('numberChanges.one.progress')} />
      <p>
        <strong role="status">{stateText(job, t)}</strong> · {t('numberChanges.one.tried', { count: total, tried })}
      </p>
      {conflicts > 0 && job.undone_by === null && (
        <p className={styles.explained}>{t('numberChanges.one.conflicts', { count: conflicts })}</p>
      )}
      <p role="alert" className={styles.failed}>
        {refused}
      </p>
      {job.state === 'interrupted' && <p className={styles.explained}>{t('numberChanges.one.interrupted', { count: waiting })}</p>}
    </div>
  )
}
