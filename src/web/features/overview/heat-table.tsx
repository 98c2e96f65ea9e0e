import type { HeatCell } from '#contract/dashboard/insights.ts'
import { FigureTable } from './figure-table.tsx'
import { useOverview } from './overview-context.ts'
import type { HeatFigure } from './overview-search.ts'
import { twoDigits as two, WEEKDAYS } from './weekdays.ts'

/** The same, the worst first. */
export function HeatTable({ shows }: { shows: HeatFigure }) {
  const { insights, names, formats } = useOverview()
  const { t } = names
  const worst = [...insights.heat].sort((one, other) => other[shows].n - one[shows].n)
  const nameOf = ({ weekday, hour }: HeatCell) =>
    `${t(`calls.weekday.${WEEKDAYS[weekday - 1] ?? 'monday'}`)} ${two(hour)}:00–${two(hour + 1)}:00`
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
          cell: ({ offered }) => ({ text: formats.number(offered.n), figure: offered, length: offered.n }),
          group: 'internal',
        },
        {
          key: 'missed',
          head: t('overview.metric.missed.name'),
          cell: ({ missed }) => ({ text: formats.number(missed.n), figure: missed, length: missed.n }),
          group: 'missed',
        },
        {
          key: 'share',
          head: t('overview.heat.share'),
          cell: ({ missed, offered }) => ({ text: offered.n === 0 ? '—' : formats.percent(missed.n / offered.n) }),
        },
      ]}
    />
  )
}
