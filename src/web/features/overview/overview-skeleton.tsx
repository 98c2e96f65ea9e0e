import { useTranslation } from 'react-i18next'
import styles from './overview-skeleton.module.css'

const TILES = ['offered', 'answered', 'rate', 'level', 'missed', 'causes', 'voicemail', 'speed', 'lost', 'talk', 'outbound']

/** The shape of what comes. */
export function TilesSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('overview.loading')} className={styles.waiting}>
      <div className={styles.tiles}>
        {TILES.map((tile) => (
          <span key={tile} data-wide={tile === 'causes' || undefined} />
        ))}
      </div>
      <ChartsSkeleton />
    </div>
  )
}

export function ChartsSkeleton() {
  return (
    <div className={styles.charts} aria-hidden="true">
      <span />
      <span />
    </div>
  )
}
