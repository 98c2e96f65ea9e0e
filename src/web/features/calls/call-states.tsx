import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import styles from './call-page.module.css'

/** No call has this address: said in words, with the way back. */
export function CallMissing({ list }: { list: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.missing}>
      <title>{`${t('call.notFound')} · ${t('app.name')}`}</title>
      <h1>{t('call.notFound')}</h1>
      <p>{t('call.notFoundWhy')}</p>
      <p>
        <Link to={list}>{t('call.notFoundBack')}</Link>
      </p>
    </div>
  )
}

const LANES = ['greeting', 'team', 'first', 'second']
const STEPS = ['init', 'greeting', 'team', 'ring', 'bridge', 'hangup']

/** The shape of what comes: sentence, parts, lanes, player, steps. */
export function CallSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('call.loading')}>
      <span data-bone="sentence" />
      <span data-bone="parties" />
      <span data-bone="parts" />
      <span data-bone="legend" />
      {LANES.map((lane) => (
        <span key={lane} data-bone="lane" data-lane={lane} />
      ))}
      <span data-bone="player" />
      {STEPS.map((step) => (
        <span key={step} data-bone="step" />
      ))}
    </div>
  )
}
