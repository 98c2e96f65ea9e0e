import { Link } from 'react-router-dom'
import { cellFigure, type HeatCell } from '#contract/dashboard/insights.ts'
import { callsPath } from '#web/entities/calls-link.tsx'
import { useMedia } from '#web/lib/use-media.ts'
import { type Roving, useRoving } from '#web/lib/use-roving.ts'
import { ChartFrame } from './chart-frame.tsx'
import charts from './charts.module.css'
import { HeatTable } from './heat-table.tsx'
import styles from './heatmap.module.css'
import { useOverview } from './overview-context.ts'
import { HEAT_FIGURES, type HeatFigure, type OverviewQuery } from './overview-search.ts'
import { twoDigits as two, WEEKDAYS } from './weekdays.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 7]
/** Shades that can be told apart; the darkest is framed as well. */
const SHADES = 5

interface HeatProps {
  shows: HeatFigure
  change: (change: OverviewQuery) => void
}

/** Which hours of the week go wrong. */
export function Heatmap({ shows, change }: HeatProps) {
  const { names } = useOverview()
  const { t } = names
  const switcher = (
    <fieldset className={charts.switch}>
      <legend className="visually-hidden">{t('overview.heat.show')}</legend>
      {HEAT_FIGURES.map((figure) => (
        <button
          key={figure}
          type="button"
          className={charts.action}
          aria-pressed={shows === figure}
          onClick={() => change({ heat: figure === 'missed' ? undefined : figure })}
        >
          {t(`overview.metric.${figure}.name`)}
        </button>
      ))}
    </fieldset>
  )
  return (
    <ChartFrame
      metric="heat"
      wide
      title={t(`overview.heat.title.${shows}`)}
      rule={t('overview.heat.rule')}
      actions={switcher}
      table={<HeatTable shows={shows} />}
    >
      <Grid shows={shows} />
    </ChartFrame>
  )
}

/** On a phone hours go down and days across, so that a cell is as large as a thumb. */
function Grid({ shows }: { shows: HeatFigure }) {
  const { insights, names } = useOverview()
  const { t } = names
  const phone = useMedia('(max-width: 639px)')
  const cells = new Map(insights.heat.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]))
  const hours = spanOf(insights.heat)
  const most = Math.max(1, ...insights.heat.map((cell) => cell[shows]))
  const [down, across] = phone ? [hours, DAYS] : [DAYS, hours]
  const at = (row: number, column: number) => cells.get(phone ? `${column} ${row}` : `${row} ${column}`)
  const cellAt = (index: number) => at(down[Math.floor(index / across.length)] ?? 0, across[index % across.length] ?? 0)
  const roving = useRoving<HTMLAnchorElement>(down.length * across.length, {
    columns: across.length,
    has: (index) => cellAt(index) !== undefined,
  })
  const keyOf = (weekday: number) => WEEKDAYS[weekday - 1] ?? 'monday'
  const day = (weekday: number) => t(`calls.weekday.${keyOf(weekday)}`)
  const head = (value: number, isHour: boolean) =>
    isHour ? two(value) : phone ? <abbr title={day(value)}>{t(`overview.heat.short.${keyOf(value)}`)}</abbr> : day(value)
  return (
    <table className={styles.heat} aria-label={t(`overview.heat.title.${shows}`)}>
      <thead>
        <tr>
          <td />
          {across.map((value) => (
            <th key={value} scope="col">
              {head(value, !phone)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map((row, y) => (
          <tr key={row}>
            <th scope="row">{head(row, phone)}</th>
            {across.map((column, x) => {
              const cell = at(row, column)
              return (
                <td key={column}>
                  {cell !== undefined && (
                    <Cell cell={cell} shows={shows} most={most} day={day(cell.weekday)} roving={roving(y * across.length + x)} />
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  cell: HeatCell
  shows: HeatFigure
  most: number
  day: string
  roving: ReturnType<Roving<HTMLAnchorElement>>
}

function Cell({ cell, shows, most, day, roving }: CellProps) {
  const { insights, names, formats } = useOverview()
  const n = cell[shows]
  const label = names.t('overview.heat.cell', {
    day,
    from: `${two(cell.hour)}:00`,
    to: `${two(cell.hour + 1)}:00`,
    missed: cell.missed,
    offered: cell.offered,
  })
  const shade = n === 0 ? 0 : Math.min(SHADES, Math.ceil((n / most) * SHADES))
  const to = callsPath(insights.period, cellFigure(insights.tiles, cell, shows))
  if (to === undefined) return null
  return (
    <Link {...roving} to={to} aria-label={label} title={label} data-shade={shade} data-shows={shows}>
      {formats.number(n)}
    </Link>
  )
}

/** The hours of the day that have calls, without gaps. */
function spanOf(heat: readonly HeatCell[]): number[] {
  const hours = heat.map(({ hour }) => hour)
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  return hours.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
