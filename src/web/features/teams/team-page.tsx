import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/hipcall/teams.ts'
import { teamOptions } from '#web/api/teams.ts'
import { paths } from '#web/app/paths.ts'
import { ExtensionLinks } from '#web/entities/extension-links.tsx'
import { useNames } from '#web/entities/names.ts'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { RecordMark } from '#web/entities/record-mark.tsx'
import { DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { strategyName } from './team-words.ts'

/** A team: how it rings its people, its extensions, its newest calls. */
export function TeamPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.teams(), text: t('teams.title') },
    words: {
      loading: t('teams.one.loading'),
      failed: t('teams.one.failed'),
      missing: t('teams.one.missing'),
      missingWhy: t('teams.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedTeam id={id} {...told} />}</Identified>
}

function IdentifiedTeam({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(teamOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedTeam team={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedTeam({ team, back }: { team: Team; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <DetailPage title={team.name} mark={<RecordMark names={names} kind="teams" id={team.id} state={team.state} />} back={back}>
      <Facts
        facts={[
          { label: t('teams.column.extension'), value: <ExtensionLinks extensions={names.extensionsOf('team', team.id)} /> },
          { label: t('teams.column.strategy'), value: strategyName(team.strategy, t) },
          { label: t('teams.column.wrapUp'), value: names.seconds(team.wrap_up_time) },
          {
            label: t('teams.announces'),
            value: team.say_line_number
              ? t('teams.announcesEvery', { length: names.seconds(team.say_line_number_in_second) })
              : t('detail.no'),
          },
          {
            label: t('teams.column.callback'),
            value: team.callback ? t('teams.callbackOn', { key: team.callback_dtmf }) : t('detail.no'),
          },
        ]}
      />
      <RecentCalls filter={{ teams: [team.id] }} />
    </DetailPage>
  )
}
