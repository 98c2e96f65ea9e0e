/** The one drawing of recharts, and the only file that needs it. */
import { Link } from 'react-router-dom'
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { OFFERED_PARTS, type OfferedPart, stepFigure } from '#contract/dashboard/insights.ts'
import { callsPath } from '#web/entities/calls-link.tsx'
import { isInGap } from '#web/lib/coverage.ts'
import { type Roving, useRoving } from '#web/lib/use-roving.ts'
import { useOverview } from './overview-context.ts'
import styles from './series.module.css'
import { stepName } from './series-words.ts'

/** Pixels. */
const HEIGHT = 260

export function SeriesChart({ title }: { title: string }) {
  const shown = useOverview()
  const { insights, gaps, formats } = shown
  const { series, previous_series } = insights
  const missing = runsOf(series.map((point) => isInGap(gaps, point)))
  const points = series.map((point, at) => ({
    at,
    name: stepName(shown, point, true),
    answered: point.answered,
    voicemail: point.voicemail,
    missed: point.missed,
    before: previous_series[at]?.offered,
  }))
  // Point after point, in each the bands from below: one stop for Tab.
  const at = (index: number) => ({
    point: series[Math.floor(index / OFFERED_PARTS.length)],
    band: OFFERED_PARTS[index % OFFERED_PARTS.length] ?? 'answered',
  })
  const roving = useRoving<HTMLAnchorElement>(series.length * OFFERED_PARTS.length, {
    has: (index) => {
      const { point, band } = at(index)
      return point !== undefined && point[band] > 0
    },
  })

  return (
    <fieldset className={styles.group} aria-label={title}>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 800, height: HEIGHT }}>
        <ComposedChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false} barCategoryGap="18%">
          <defs>
            <pattern id="missed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="1.4" height="5" className={styles.hatch} />
            </pattern>
            <pattern id="not-here" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
              <rect width="1.5" height="7" className={styles.notHere} />
            </pattern>
          </defs>
          {missing.map(([from, to]) => (
            <ReferenceArea key={from} x1={from} x2={to} fill="url(#not-here)" fillOpacity={1} strokeOpacity={0} />
          ))}
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="at" tickFormatter={(index: number) => points[index]?.name ?? ''} tickLine={false} minTickGap={24} />
          <YAxis
            width={44}
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => formats.number(value)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ className: styles.cursor }}
            content={({ active, label }) => (active === true ? <Hint index={Number(label)} /> : null)}
          />
          {OFFERED_PARTS.map((band, bandAt) => (
            <Bar
              key={band}
              dataKey={band}
              stackId="calls"
              isAnimationActive={false}
              maxBarSize={56}
              shape={(props: BarShapeProps) => (
                <BandBar {...props} band={band} roving={roving(props.index * OFFERED_PARTS.length + bandAt)} />
              )}
            />
          ))}
          <Line
            dataKey="before"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            className={styles.before ?? ''}
            strokeDasharray="4 3"
          />
        </ComposedChart>
      </ResponsiveContainer>
    </fieldset>
  )
}

/** The stretches of true, each by its first and last place. */
function runsOf(marks: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  marks.forEach((marked, at) => {
    const last = runs.at(-1)
    if (marked && last !== undefined && last[1] === at - 1) last[1] = at
    else if (marked) runs.push([at, at])
  })
  return runs
}

interface BandProps extends BarShapeProps {
  band: OfferedPart
  roving: ReturnType<Roving<HTMLAnchorElement>>
}

/** The calls of one step that ended one way; missed ones are hatched as well as red. */
function BandBar({ x, y, width, height, index, band, roving }: BandProps) {
  const shown = useOverview()
  const { insights, names } = shown
  const point = insights.series[index]
  const to = point === undefined || height <= 0 ? undefined : callsPath(insights.period, stepFigure(insights.tiles, point, band))
  if (point === undefined || to === undefined) return <g />
  const what = names.t(`overview.metric.${band}.name`)
  const label = names.t('overview.series.band', { when: stepName(shown, point, false), n: point[band], what })
  return (
    <Link {...roving} to={to} aria-label={label}>
      <rect x={x} y={y} width={width} height={height} className={styles.band} data-band={band} />
      {band === 'missed' && <rect x={x} y={y} width={width} height={height} fill="url(#missed)" />}
    </Link>
  )
}

/** What a step says while the pointer is over it. */
function Hint({ index }: { index: number }) {
  const shown = useOverview()
  const { insights, names, formats } = shown
  const { t } = names
  const point = insights.series[index]
  const before = insights.previous_series[index]
  if (point === undefined) return null
  return (
    <div className={styles.hint}>
      <strong>{stepName(shown, point, false)}</strong>
      <dl>
        <dt>{t('overview.metric.offered.name')}</dt>
        <dd>{formats.number(point.offered)}</dd>
        {OFFERED_PARTS.map((band) => (
          <div key={band}>
            <dt data-band={band}>{t(`overview.metric.${band}.name`)}</dt>
            <dd>{formats.number(point[band])}</dd>
          </div>
        ))}
        {before !== undefined && (
          <>
            <dt>{t('overview.series.before')}</dt>
            <dd>{formats.number(before.offered)}</dd>
          </>
        )}
      </dl>
    </div>
  )
}
