import { Link } from 'react-router-dom'
import type { Insights, RingsFigure } from '#contract/dashboard/insights.ts'
import { paths } from '#web/app/paths.ts'
import { ChartFrame } from './chart-frame.tsx'
import styles from './charts.module.css'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { useOverview } from './overview-context.ts'

type Ledger = Insights['rings']
type Rings = Ledger['total']

/** How long callers waited on rings that nobody took, by who was rung. */
export function FailedRings() {
  const { insights, names, formats } = useOverview()
  const { t } = names
  const { total, people, teams } = insights.rings
  const cell = (figure: RingsFigure) => ({ text: formats.prose(figure.seconds), figure, length: figure.seconds })
  const ringsOf = (figure: RingsFigure) => ({ text: t('overview.rings.cell', { count: figure.rings }), figure, length: figure.rings })
  const columns: FigureColumn<Rings>[] = [
    { key: 'unanswered', head: t('overview.rings.unanswered'), cell: ({ unanswered }) => cell(unanswered), group: 'missed' },
    { key: 'rings', head: t('overview.rings.rings'), cell: ({ unanswered }) => ({ text: formats.number(unanswered.rings) }) },
    {
      key: 'calls',
      head: t('overview.rings.calls'),
      cell: ({ unanswered }) => ({ text: formats.number(unanswered.n), figure: unanswered }),
    },
    { key: 'rejected', head: t('overview.rings.rejected'), cell: ({ rejected }) => ringsOf(rejected), group: 'short_or_closed' },
  ]
  const title = t('overview.rings.title')
  const inAll = `${t('overview.total', { value: formats.prose(total.unanswered.seconds) })}, ${t('overview.rings.cell', { count: total.unanswered.rings })}`
  return (
    <ChartFrame metric="rings" title={title} rule={`${t('overview.rings.rule')} · ${inAll}`} wide>
      {people.length + teams.length === 0 ? (
        <p className={styles.none}>{t('overview.rings.none')}</p>
      ) : (
        <div className={styles.pair}>
          <FigureTable<Ledger['people'][number]>
            label={`${title}, ${t('overview.rings.people')}`}
            head={t('overview.rings.people')}
            rows={people}
            keyOf={({ user_id }) => user_id}
            nameOf={({ user_id }) => <Link to={paths.user(user_id)}>{names.user(user_id)}</Link>}
            wordOf={({ user_id }) => names.user(user_id)}
            columns={columns}
          />
          <FigureTable<Ledger['teams'][number]>
            label={`${title}, ${t('overview.rings.teams')}`}
            head={t('overview.rings.teams')}
            rows={teams}
            keyOf={({ team_id }) => team_id}
            nameOf={({ team_id }) => <Link to={paths.team(team_id)}>{names.team(team_id)}</Link>}
            wordOf={({ team_id }) => names.team(team_id)}
            columns={columns}
          />
        </div>
      )}
    </ChartFrame>
  )
}
