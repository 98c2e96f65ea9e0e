import { type Insights, OFFERED_PARTS, type OfferedPart, type SeriesPoint, stepFigure } from '#contract/dashboard/insights.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { CallsLink } from '#web/entities/calls-link.tsx'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import styles from './live.module.css'

interface HoursProps {
  insights: Insights | undefined
  names: Names
  formats: Formats
}

/** The inbound calls of today, each of its hours in its place from midnight to midnight: nothing moves as the day goes on. */
export function LiveHours({ insights, names, formats }: HoursProps) {
  const { t } = names
  const hours = insights?.series ?? []
  const none = insights !== undefined && insights.tiles.offered.n === 0
  const most = Math.max(1, ...hours.map(({ offered }) => offered))
  return (
    <section className={styles.hours} aria-labelledby="live-hours">
      <h2 id="live-hours">{none ? t('live.noCalls') : t('live.hours')}</h2>
      <ol>
        {hours.map((hour) => (
          <li key={hour.from}>
            <span className={styles.bar}>
              {OFFERED_PARTS.toReversed().map((band) => (
                <Band key={band} hour={hour} band={band} most={most} insights={insights} names={names} formats={formats} />
              ))}
            </span>
            <span className={styles.hour}>{formats.shortTime(parseTimestamp(hour.from)).slice(0, 2)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.key}>
        {OFFERED_PARTS.map((band) => (
          <span key={band} data-band={band}>
            {t(`overview.metric.${band}.name`)}
          </span>
        ))}
      </p>
    </section>
  )
}

interface BandProps extends HoursProps {
  hour: SeriesPoint
  band: OfferedPart
  most: number
}

function Band({ hour, band, most, insights, names, formats }: BandProps) {
  const n = hour[band]
  if (insights === undefined || n === 0) return null
  const label = names.t('live.band', {
    hour: formats.shortTime(parseTimestamp(hour.from)),
    n: formats.number(n),
    what: names.t(`overview.metric.${band}.name`),
  })
  return (
    <span className={styles.band} data-band={band} style={{ blockSize: `${(n / most) * 100}%` }}>
      <CallsLink period={insights.period} figure={stepFigure(insights.tiles, hour, band)} label={label}>
        <span className="visually-hidden">{label}</span>
      </CallsLink>
    </span>
  )
}
