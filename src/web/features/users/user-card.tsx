import type { User } from '#contract/hipcall/users.ts'
import { useNames } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import { Card } from '#web/ui/list/card.tsx'
import { stateName } from '#web/ui/state-mark.tsx'
import { UserName } from './user-name.tsx'
import { extensionsText } from './users-columns.tsx'

/** A user on a phone. */
export function UserCard({ user }: { user: User }) {
  const names = useNames()
  return (
    <Card
      title={<UserName user={user} />}
      aside={extensionsText(user.id, names)}
      below={user.default_number_id === null ? names.t('users.noDefaultNumber') : <NumberName id={user.default_number_id} names={names} />}
      end={user.status === 'active' ? undefined : stateName(user.status, names.t)}
    />
  )
}
