import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { say } from '#web/ui/toast/toasts.ts'

/** In place of a dialog whose code could not be fetched: says so, and is gone. */
export function NotFetched({ close }: { close: () => void }) {
  const { t } = useTranslation()
  useEffect(() => {
    say(t('app.failed.part'))
    close()
  }, [t, close])
  return null
}
