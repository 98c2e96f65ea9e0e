import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from './paths.ts'
import styles from './plain-page.module.css'

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <div className={styles.plain}>
      <title>{`${t('app.notFound.title')} · ${t('app.name')}`}</title>
      <h1>{t('app.notFound.title')}</h1>
      <p>{t('app.notFound.hint')}</p>
      <Link className="button" to={paths.calls()}>
        {t('app.notFound.home')}
      </Link>
    </div>
  )
}
