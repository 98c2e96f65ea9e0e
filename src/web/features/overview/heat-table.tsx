import { cellFigure, type HeatCell } from '#contract/dashboard/insights.ts'
import { FigureTable } from './figure-table.tsx'
import { useOverview } from './overview-context.ts'
import type { HeatFigure } from './overview-search.ts'
import { twoDigits as two, WEEKDAYS } from './weekdays.ts'

/** The same, the worst first. */
export function HeatTable({ shows }: { shows: HeatFigure }) {
  const { insights, names, formats } = useOverview()
  const { t } = names
  const worst = [...insights.heat].sort((one, other) => other[shows] - one[shows])
  const nameOf = ({ weekday, hour }: HeatCell) =>
    `${t(`calls.weekday.${WEEKDAYS[weekday - 1] ?? 'monday'}`)} ${two(hour)}:00–${two(hour + 1)}:00`
  const count = (name: HeatFigure) => (cell: HeatCell) => ({
    text: formats.number(cell[name]),
    figure: cellFigure(insights.tiles, cell, name),
    length: cell[name],
  })
  return (
    <FigureTable<HeatCell>
      label={t(`overview.heat.title.${shows}`)}
      head={t('overview.heat.when')}
      rows={worst}
      keyOf={nameOf}
      nameOf={nameOf}
      columns={[
        {
          key: 'offered',
          head: t('overview.metric.offered.name'),
          cell: count('offered'),
          group: 'internal',
        },
        {
          key: 'missed',
          head: t('overview.metric.missed.name'),
          cell: count('missed'),
          group: 'missed',
        },
        {
          key: 'share',
          head: t('overview.heat.share'),
          cell: ({ missed, offered }) => ({ text: offered === 0 ? '—' : formats.percent(missed / offered) }),
        },
      ]}
    />
  )
}
