import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { say } from './toast/toasts.ts'

/** Copies a text and says so; says as well where the browser does not allow it. */
export function useCopy(): (text: string, said: string) => void {
  const { t } = useTranslation()
  return useCallback(
    (text, said) => {
      // Without a secure origin there is no clipboard at all.
      const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
      copied.then(
        () => say(said),
        () => say(t('app.notCopied')),
      )
    },
    [t],
  )
}
