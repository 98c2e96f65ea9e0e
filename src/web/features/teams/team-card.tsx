import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/hipcall/teams.ts'
import { Card } from '#web/ui/list/card.tsx'
import { StateMark } from '#web/ui/state-mark.tsx'
import { stateName } from './team-words.ts'

/** A team on a phone. */
export function TeamCard({ team }: { team: Team }) {
  const { t } = useTranslation()
  return (
    <Card
      title={team.name}
      below={<StateMark on={team.state === 'active'} word={stateName(team.state, t)} />}
      end={t('teams.wrapUpShort', { seconds: team.wrap_up_time })}
    />
  )
}
