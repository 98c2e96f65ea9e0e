import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router-dom'
import { failureText } from '#web/ui/failure.tsx'
import styles from './plain-page.module.css'

/** A screen that broke, or whose code could not be fetched, most often because a newer version was put in its place. */
export function ErrorPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  const missing = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  return (
    <div className={styles.plain} role="alert">
      <h1>{t('app.failed.title')}</h1>
      <p>{missing ? t('app.failed.page') : failureText(error, t)}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('app.failed.reload')}
      </button>
    </div>
  )
}
