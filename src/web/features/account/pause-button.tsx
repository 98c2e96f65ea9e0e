import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sync } from '#contract/dashboard/sync.ts'
import { pauseSyncMutation, resumeSyncMutation } from '#web/api/sync.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { failureText } from '#web/ui/failure.tsx'
import forms from '#web/ui/form/form.module.css'
import { say } from '#web/ui/toast/toasts.ts'
import styles from './account.module.css'

/** Stops the fetching after a question, and lets it go on without one. */
export function PauseButton({ sync: { state } }: { sync: Sync }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const onError = (error: Error) => say(t('account.pause.failed', { reason: failureText(error, t) }))
  const pause = useMutation({ ...pauseSyncMutation(), onError, onSuccess: () => say(t('account.pause.paused')) })
  const resume = useMutation({ ...resumeSyncMutation(), onError, onSuccess: () => say(t('account.pause.resumed')) })
  if (state === 'own' || state === 'refused') return null
  const close = () => setAsking(false)
  if (state === 'paused')
    return (
      <button type="button" className={`button ${styles.end}`} data-primary onClick={() => resume.mutate()} disabled={resume.isPending}>
        <IconPlayerPlay size={16} stroke={1.8} aria-hidden />
        {t('account.pause.resume')}
      </button>
    )
  return (
    <>
      <button type="button" className={`button ${styles.end}`} onClick={() => setAsking(true)} disabled={pause.isPending}>
        <IconPlayerPause size={16} stroke={1.8} aria-hidden />
        {t('account.pause.do')}
      </button>
      {asking && (
        <Dialog label={t('account.pause.title')} close={close}>
          <div className={forms.form}>
            <h2>{t('account.pause.title')}</h2>
            <p className={styles.quiet}>{t('account.pause.hint')}</p>
            <div className={forms.buttons}>
              <button
                type="button"
                className="button"
                data-primary
                onClick={() => {
                  pause.mutate()
                  close()
                }}
              >
                {t('account.pause.do')}
              </button>
              <button type="button" className="button" data-first onClick={close}>
                {t('form.cancel')}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
