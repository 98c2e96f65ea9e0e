import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/hipcall/teams.ts'
import { Card } from '#web/ui/list/card.tsx'
import { RecordState } from '#web/ui/state-mark.tsx'

/** A team on a phone. */
export function TeamCard({ team }: { team: Team }) {
  const { t } = useTranslation()
  return <Card title={team.name} below={<RecordState state={team.state} />} end={t('teams.wrapUpShort', { seconds: team.wrap_up_time })} />
}
