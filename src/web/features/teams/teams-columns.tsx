import type { TFunction } from 'i18next'
import type { Team } from '#contract/hipcall/teams.ts'
import type { Names } from '#web/entities/names.ts'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import { RecordState } from '#web/ui/state-mark.tsx'
import { strategyName } from './team-words.ts'

export function teamColumns(t: TFunction, names: Names): DataColumn<Team>[] {
  return [
    { id: 'name', header: t('teams.column.name'), width: 180, grow: 3, priority: 0, cell: (team) => team.name },
    {
      id: 'extension',
      header: t('teams.column.extension'),
      width: 100,
      priority: 2,
      cell: ({ id }) =>
        names
          .extensionsOf('team', id)
          .map(({ number }) => number)
          .join(', ') || '—',
    },
    {
      id: 'strategy',
      header: t('teams.column.strategy'),
      width: 130,
      grow: 1,
      priority: 4,
      cell: (team) => strategyName(team.strategy, t),
    },
    {
      id: 'wrapUp',
      header: t('teams.column.wrapUp'),
      width: 130,
      align: 'end',
      priority: 3,
      cell: (team) => names.seconds(team.wrap_up_time),
    },
    {
      id: 'callback',
      header: t('teams.column.callback'),
      width: 150,
      priority: 5,
      cell: (team) => (team.callback ? t('teams.callbackOn', { key: team.callback_dtmf }) : '—'),
    },
    {
      id: 'state',
      header: t('detail.status'),
      width: 120,
      priority: 1,
      cell: (team) => <RecordState state={team.state} />,
    },
  ]
}
