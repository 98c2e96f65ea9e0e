import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Token } from '#contract/dashboard/tokens.ts'
import { revokeTokenMutation } from '#web/api/tokens.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { failureText } from '#web/ui/failure.tsx'
import forms from '#web/ui/form/form.module.css'
import { say } from '#web/ui/toast/toasts.ts'
import styles from './account.module.css'

/** Asks before a token is revoked: that cannot be taken back. */
export function RevokeDialog({ token: { id, name }, close }: { token: Token; close: () => void }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useMutation(revokeTokenMutation())
  const revoke = () =>
    mutate(id, {
      onSuccess: () => {
        say(t('account.tokens.saidRevoked', { name }))
        close()
      },
    })
  const title = t('account.tokens.revoking', { name })
  return (
    <Dialog label={title} close={close}>
      <div className={forms.form}>
        <h2>{title}</h2>
        <p className={styles.quiet}>{t('account.tokens.revokeHint')}</p>
        {error !== null && (
          <p className={forms.failed} role="alert">
            {t('account.tokens.notRevoked', { reason: failureText(error, t) })}
          </p>
        )}
        <div className={forms.buttons}>
          <button type="button" className="button" data-primary onClick={revoke} disabled={isPending}>
            {t('account.tokens.revoke')}
          </button>
          <button type="button" className="button" data-first onClick={close}>
            {t('form.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
