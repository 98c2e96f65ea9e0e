import { Link } from 'react-router-dom'
import type { CountFigure, NumberRow, PersonRow, TeamRow } from '#contract/dashboard/insights.ts'
import type { OutcomeGroup } from '#contract/hipcall/call-outcome.ts'
import { paths } from '#web/app/paths.ts'
import { shareBounds } from '#web/lib/coverage.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { type OverviewData, useOverview } from './overview-context.ts'

/** A column of counts. */
function counts<Row>(
  { names, formats }: OverviewData,
  key: 'offered' | 'answered' | 'voicemail' | 'missed' | 'tried' | 'reached',
  figureOf: (row: Row) => CountFigure,
  group: OutcomeGroup = 'internal',
): FigureColumn<Row> {
  return {
    key,
    head: names.t(`overview.metric.${key}.name`),
    cell: (row) => ({ text: formats.number(figureOf(row).n), figure: figureOf(row), length: figureOf(row).n }),
    group,
  }
}

function answerRate<Row extends Pick<TeamRow, 'answer_rate'>>({ names, formats }: OverviewData): FigureColumn<Row> {
  return {
    key: 'answer_rate',
    head: names.t('overview.metric.answer_rate.name'),
    cell: ({ answer_rate }) => ({ text: answer_rate.value === null ? '—' : formats.percent(answer_rate.value), figure: answer_rate }),
  }
}

/** Points a share may be off by before its bounds say nothing. */
const TOLD = 0.3

/** Of a team: a call whose steps are not known may have been one of its calls, answered or not. Between what the share then lies. */
function teamAnswerRate(shown: OverviewData): FigureColumn<TeamRow> {
  const plain = answerRate<TeamRow>(shown)
  const { hits, n } = shown.insights.complete.inbound
  return {
    ...plain,
    cell: (row) => {
      const cell = plain.cell(row)
      const bounds = hits < n ? shareBounds(row.answer_rate.hits, row.answer_rate.n, n - hits) : null
      if (bounds === null || bounds.most - bounds.least > TOLD) return cell
      const [least, most] = [bounds.least, bounds.most].map(shown.formats.percent)
      return { ...cell, text: `${cell.text} (${least}–${most})` }
    },
  }
}

/** Who answered, who let it ring, who talked how long. */
export function ByPerson() {
  const shown = useOverview()
  const { insights, names, formats } = shown
  const { t } = names
  const title = t('overview.people.title')
  const columns: FigureColumn<PersonRow>[] = [
    counts(shown, 'answered', (row) => row.answered, 'answered'),
    {
      key: 'rang',
      head: t('overview.people.rang'),
      cell: ({ rang }) => ({ text: formats.number(rang.n), figure: rang, length: rang.n }),
      group: 'missed',
    },
    counts(shown, 'tried', (row) => row.tried, 'outbound'),
    {
      key: 'talk',
      head: t('overview.people.talk'),
      cell: ({ talk }) => ({ text: formats.clock(talk.total), figure: talk, length: talk.total }),
      group: 'internal',
    },
  ]
  return (
    <ChartFrame metric="by_person" title={title} rule={t('overview.people.rule')} wide>
      <FigureTable
        label={title}
        head={t('overview.people.person')}
        rows={insights.people}
        keyOf={({ user_id }) => user_id}
        nameOf={({ user_id }) => <Link to={paths.user(user_id)}>{names.user(user_id)}</Link>}
        wordOf={({ user_id }) => names.user(user_id)}
        columns={columns}
      />
    </ChartFrame>
  )
}

export function ByTeam() {
  const shown = useOverview()
  const { insights, names } = shown
  const title = names.t('overview.teams.title')
  return (
    <ChartFrame metric="by_team" title={title} rule={names.t('overview.teams.rule')}>
      <FigureTable<TeamRow>
        label={title}
        head={names.t('overview.teams.team')}
        rows={insights.teams}
        keyOf={({ team_id }) => team_id}
        nameOf={({ team_id }) => <Link to={paths.team(team_id)}>{names.team(team_id)}</Link>}
        wordOf={({ team_id }) => names.team(team_id)}
        columns={[
          counts(shown, 'offered', (row) => row.offered),
          counts(shown, 'answered', (row) => row.answered, 'answered'),
          counts(shown, 'missed', (row) => row.missed, 'missed'),
          teamAnswerRate(shown),
        ]}
      />
    </ChartFrame>
  )
}

export function ByNumber() {
  const shown = useOverview()
  const { insights, names } = shown
  const title = names.t('overview.numbers.title')
  return (
    <ChartFrame metric="by_number" title={title} rule={names.t('overview.numbers.rule')}>
      <FigureTable<NumberRow>
        label={title}
        head={names.t('overview.numbers.number')}
        rows={insights.numbers}
        keyOf={({ number_id }) => number_id}
        nameOf={({ number_id }) => <Link to={paths.number(number_id)}>{names.number(number_id)}</Link>}
        wordOf={({ number_id }) => names.number(number_id)}
        columns={[
          counts(shown, 'offered', (row) => row.offered),
          counts(shown, 'missed', (row) => row.missed, 'missed'),
          answerRate(shown),
          counts(shown, 'tried', (row) => row.tried, 'outbound'),
        ]}
      />
    </ChartFrame>
  )
}
