import { useTranslation } from 'react-i18next'
import type { Sync } from '#contract/dashboard/sync.ts'
import styles from './account.module.css'
import { bandOf, type Piece } from './band-layout.ts'
import { momentText, type SyncWording } from './sync-words.ts'

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

/** The account along time: what is held solid, what is not hatched, each with its bounds. */
export function CoverageBand({ sync, wording }: { sync: Sync; wording: SyncWording }) {
  const { t } = useTranslation()
  const { formats, now } = wording
  const { pieces, ticks, whole } = bandOf(sync.covered, now, formats.zone)
  const gaps = pieces.filter(({ held }) => !held)
  return (
    <figure className={styles.band}>
      <div className={styles.strip} role="img" aria-label={t('account.band.label')}>
        {pieces.map((piece) => (
          <span
            key={`${piece.from} ${piece.to}`}
            data-held={piece.held || undefined}
            data-open={piece.from === null || undefined}
            style={{ left: percent(piece.left), width: percent(piece.width) }}
            title={piece.held ? t('account.band.held') : t('account.band.missing', { gaps: missingText(piece, wording) })}
          />
        ))}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        <span data-edge="start">{whole ? t('account.band.first') : t('account.band.earlier')}</span>
        {ticks.map(({ at, left }) => (
          <span key={at} data-near={left < 0.12 || left > 0.93 || undefined} style={{ left: percent(left) }}>
            {formats.shortDate(at, now)}
          </span>
        ))}
        <span data-edge="end">{t('account.band.now')}</span>
      </div>
      <figcaption className={styles.caption}>
        <span data-held>{t('account.band.held')}</span>
        {gaps.length > 0 && <span>{t('account.band.missing', { gaps: gaps.map((gap) => missingText(gap, wording)).join('; ') })}</span>}
      </figcaption>
    </figure>
  )
}

function missingText({ from, to }: Piece, wording: SyncWording): string {
  const { t, now } = wording
  if (from === null) return t('account.band.before', { to: momentText(to, wording) })
  if (to >= now) return t('account.band.after', { from: momentText(from, wording) })
  return t('account.band.gap', { from: momentText(from, wording), to: momentText(to, wording) })
}
