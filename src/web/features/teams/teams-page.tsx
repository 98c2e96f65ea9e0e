import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { type Team, TeamListQuery } from '#contract/hipcall/teams.ts'
import { teamPages } from '#web/api/teams.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { STATES, stateName } from '#web/ui/state-mark.tsx'
import { TeamCard } from './team-card.tsx'
import { teamColumns } from './teams-columns.tsx'

const TeamsSearch = z.omit(TeamListQuery, { page: true, per_page: true })
const keyOf = ({ id }: Team) => String(id)
const hrefOf = ({ id }: Team) => paths.team(id)
const labelOf = ({ name }: Team) => name

/** The teams of the account. */
export function TeamsPage() {
  const { t } = useTranslation()
  const names = useNames()
  const search = useTableSearch(TeamsSearch)
  const { query, change } = search
  const list = useList(teamPages(query))
  const columns = useMemo(() => teamColumns(t, names), [t, names])
  return (
    <ListPage
      name="teams"
      words={listWords('teams', t)}
      search={search}
      list={list}
      find={{
        label: t('teams.find'),
        placeholder: t('teams.findPlaceholder'),
        value: query.q ?? '',
        commit: (q) => change({ q }, { replace: true }),
      }}
      filters={[
        {
          name: 'status',
          label: t('detail.status'),
          options: STATES.map((value) => ({ value, text: stateName(value, t) })),
          chosen: query.status ?? [],
          choose: (values) => change({ status: STATES.filter((state) => values.includes(state)) }),
        },
      ]}
      time={names.time}
      columns={columns}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={labelOf}
      card={(team) => <TeamCard team={team} />}
    />
  )
}
