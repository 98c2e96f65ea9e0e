import { useTranslation } from 'react-i18next'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import type { Names } from '#web/entities/names.ts'
import { Card } from '#web/ui/list/card.tsx'
import { usersOf } from './number-users.ts'

/** One of our numbers on a phone. */
export function NumberCard({ number, names }: { number: PhoneNumber; names: Names }) {
  const { t } = useTranslation()
  const count = usersOf(names, number.id)?.length
  return (
    <Card
      title={number.name}
      below={names.phone(number.number)}
      end={count === undefined ? '…' : count > 0 && t('numbers.users', { count })}
    />
  )
}
