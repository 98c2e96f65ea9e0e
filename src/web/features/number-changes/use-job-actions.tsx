import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { ApiError } from '#contract/client.ts'
import type { NumberChangeDetail } from '#contract/dashboard/number-changes.ts'
import { resumeNumberChangeMutation, undoNumberChangeMutation } from '#web/api/number-changes.ts'
import { paths } from '#web/app/paths.ts'
import { failureText } from '#web/ui/failure.tsx'
import { conflictsOf } from './change-words.ts'

/**
 * What can be done about a job that is not running: go on, overwrite what somebody else changed meanwhile, undo. `refused` says why it
 * could not be done.
 */
export function useJobActions(job: NumberChangeDetail): { buttons: ReactNode; refused: string | undefined } {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  /** What is shown may be what was wrong: it runs already, or somebody undid it. */
  const onError = () => client.invalidateQueries({ queryKey: ['number-changes', 'one', job.id] })
  const resume = useMutation({ ...resumeNumberChangeMutation(job.id), onError })
  const undo = useMutation({ ...undoNumberChangeMutation(job.id), onError })
  const conflicts = conflictsOf(job)
  const open = job.counts.waiting + job.counts.failed - conflicts
  const idle = job.state !== 'running' && job.undone_by === null
  const busy = resume.isPending || undo.isPending
  const error = resume.error ?? undo.error
  const goOn = (how: 'leave' | 'overwrite') => {
    undo.reset()
    resume.mutate(how)
  }
  const takeBack = () => {
    resume.reset()
    undo.mutate(undefined, { onSuccess: ({ data }) => navigate(paths.numberChange(data.id)) })
  }
  return {
    buttons: idle && (
      <>
        {open > 0 && (
          <button type="button" className="button" data-primary onClick={() => goOn('leave')} disabled={busy}>
            {t('numberChanges.one.resume', { count: open })}
          </button>
        )}
        {conflicts > 0 && (
          <button type="button" className="button" onClick={() => goOn('overwrite')} disabled={busy}>
            {t('numberChanges.one.overwrite', { count: conflicts })}
          </button>
        )}
        {job.counts.done > 0 && (
          <button type="button" className="button" onClick={takeBack} disabled={busy}>
            {t('numberChanges.one.undo', { count: job.counts.done })}
          </button>
        )}
      </>
    ),
    refused: error === null || busy ? undefined : isLate(error) ? t('numberChanges.one.late') : failureText(error, t),
  }
}

const isLate = (error: Error) => error instanceof ApiError && error.status === 409
