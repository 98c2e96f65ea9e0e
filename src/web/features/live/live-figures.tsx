import type { Insights, Tiles } from '#contract/dashboard/insights.ts'
import { CallsLink } from '#web/entities/calls-link.tsx'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import styles from './live.module.css'

interface Wording {
  names: Names
  formats: Formats
}

interface FiguresProps extends Wording {
  insights: Insights | undefined
  /** Some of today is not here. */
  partial: boolean
}

const FIGURES = ['offered', 'answered', 'missed', 'answer_rate', 'service_level'] as const
type Figure = (typeof FIGURES)[number]

/** Today until now, each figure beside what it was yesterday until this time. */
export function LiveFigures({ insights, partial, names, formats }: FiguresProps) {
  const { t } = names
  return (
    <ul className={styles.figures} aria-label={t('live.figures')} aria-busy={insights === undefined}>
      {FIGURES.map((figure) => (
        <li key={figure} data-some={(figure === 'missed' && (insights?.tiles.missed.n ?? 0) > 0) || undefined}>
          <h2>{t(`overview.metric.${figure}.name`)}</h2>
          {insights === undefined ? (
            <span className={styles.waiting} />
          ) : (
            <>
              <CallsLink period={insights.period} figure={insights.tiles[figure]} className={styles.value}>
                {partial && !('value' in insights.tiles[figure]) && '≥ '}
                {textOf(insights.tiles, figure, formats)}
              </CallsLink>
              <p>
                {insights.previous_tiles === null ? ' ' : t('live.yesterday', { value: textOf(insights.previous_tiles, figure, formats) })}
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A share of nothing is no number. */
function textOf(tiles: Tiles, figure: Figure, formats: Formats): string {
  const told = tiles[figure]
  if (!('value' in told)) return formats.number(told.n)
  return told.value === null ? '—' : formats.percent(told.value)
}
