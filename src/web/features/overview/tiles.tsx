import type { ReactNode } from 'react'
import type { CallsQuery, Metric, Tiles as TileFigures } from '#contract/dashboard/insights.ts'
import { CallsLink } from '#web/entities/calls-link.tsx'
import { Causes } from './causes.tsx'
import { CountChange, SecondsChange, ShareChange } from './change.tsx'
import { Definition } from './definition.tsx'
import { useOverview } from './overview-context.ts'
import styles from './tiles.module.css'

interface TileProps {
  metric: Metric
  value: string
  figure: { calls: CallsQuery | null }
  children: ReactNode
}

/** A figure with its name, what it means, its change, and the calls behind it. */
function Tile({ metric, value, figure, children }: TileProps) {
  const { insights, names } = useOverview()
  const name = names.t(`overview.metric.${metric}.name`)
  return (
    <li className={styles.tile} data-metric={metric}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <Definition metric={metric} />
      </div>
      <CallsLink period={insights.period} figure={figure} label={names.t('overview.open', { name, value })} className={styles.value}>
        {value}
      </CallsLink>
      {children}
    </li>
  )
}

function CountTile({ metric, children }: { metric: 'offered' | 'answered' | 'missed' | 'voicemail' | 'tried'; children?: ReactNode }) {
  const { insights, gaps, formats } = useOverview()
  const figure = insights.tiles[metric]
  const least = gaps.length > 0 ? '≥ ' : ''
  return (
    <Tile metric={metric} value={`${least}${formats.number(figure.n)}`} figure={figure}>
      {children}
      <CountChange metric={metric} />
    </Tile>
  )
}

function ShareTile({ metric, children }: { metric: 'answer_rate' | 'service_level'; children?: ReactNode }) {
  const { insights, names, formats } = useOverview()
  const figure = insights.tiles[metric]
  return (
    <Tile metric={metric} value={figure.value === null ? '—' : formats.percent(figure.value)} figure={figure}>
      <p>{figure.n === 0 ? names.t('overview.noBasis') : names.t('overview.of', figure)}</p>
      {children}
      <ShareChange metric={metric} />
    </Tile>
  )
}

function SecondsTile({ metric }: { metric: 'speed_of_answer' | 'waited_lost' | 'talk' }) {
  const { insights, names, formats } = useOverview()
  const { t } = names
  const figure = insights.tiles[metric]
  const { mean, median, p90, n, total } = figure
  const parts = [
    t('overview.median', { value: formats.prose(median ?? 0) }),
    t('overview.p90', { value: formats.prose(p90 ?? 0) }),
    t('overview.over', { count: n }),
    ...(metric === 'talk' ? [t('overview.total', { value: formats.prose(total) })] : []),
  ]
  return (
    <Tile metric={metric} value={mean === null ? '—' : formats.prose(mean)} figure={figure}>
      {median === null || p90 === null ? (
        <p>{t('overview.noBasis')}</p>
      ) : (
        <p>
          {parts.map((part, at) => (
            <span key={part} className={styles.part}>
              {at < parts.length - 1 ? `${part} · ` : part}
            </span>
          ))}
        </p>
      )}
      <SecondsChange metric={metric} />
    </Tile>
  )
}

/** Outbound: tried, and of that reached. */
function Outbound() {
  const { insights, names, formats } = useOverview()
  const { reached, reach_rate }: TileFigures = insights.tiles
  const label = names.t('overview.open', { name: names.t('overview.metric.reached.name'), value: formats.number(reached.n) })
  return (
    <CountTile metric="tried">
      <p>
        <CallsLink period={insights.period} figure={reached} label={label}>
          {names.t('overview.reachedOf', { n: reached.n })}
        </CallsLink>
        {reach_rate.value !== null && ` · ${formats.percent(reach_rate.value)}`}
      </p>
    </CountTile>
  )
}

/** The figures themselves. */
export function Tiles() {
  const { insights, names } = useOverview()
  const { t } = names
  return (
    <section aria-labelledby="tiles">
      <h2 id="tiles" className="visually-hidden">
        {t('overview.tiles')}
      </h2>
      <ul className={styles.tiles}>
        <CountTile metric="offered" />
        <CountTile metric="answered" />
        <ShareTile metric="answer_rate" />
        <ShareTile metric="service_level">
          <p>{t('overview.within', { threshold: insights.threshold, formula: t(`overview.formula.${insights.formula}`) })}</p>
        </ShareTile>
        <CountTile metric="missed" />
        <Causes />
        <CountTile metric="voicemail" />
        <SecondsTile metric="speed_of_answer" />
        <SecondsTile metric="waited_lost" />
        <SecondsTile metric="talk" />
        <Outbound />
      </ul>
    </section>
  )
}
