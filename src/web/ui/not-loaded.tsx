import { useTranslation } from 'react-i18next'
import styles from './failure.module.css'

/** Stands for a part whose code could not be fetched: the server was away, or has a newer version. */
export function NotLoaded() {
  const { t } = useTranslation()
  return (
    <div className={styles.notLoaded} role="alert">
      <p>{t('app.failed.part')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('app.failed.reload')}
      </button>
    </div>
  )
}
