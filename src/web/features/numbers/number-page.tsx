import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import { numberOptions } from '#web/api/numbers.ts'
import { paths } from '#web/app/paths.ts'
import { useNames } from '#web/entities/names.ts'
import { CopiedPhone } from '#web/entities/phone-number.tsx'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { RecordMark } from '#web/entities/record-mark.tsx'
import { DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { usersOf } from './number-users.ts'
import { NumberUsers } from './number-users-block.tsx'

/** One of our numbers: who has it by default, and its newest calls. */
export function NumberPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.numbers(), text: t('numbers.title') },
    words: {
      loading: t('numbers.one.loading'),
      failed: t('numbers.one.failed'),
      missing: t('numbers.one.missing'),
      missingWhy: t('numbers.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedNumber id={id} {...told} />}</Identified>
}

function IdentifiedNumber({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(numberOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedNumber number={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedNumber({ number, back }: { number: PhoneNumber; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const names = useNames()
  const users = usersOf(names, number.id)
  const all = paths.users({ default_number: number.id })
  return (
    <DetailPage title={number.name} mark={<RecordMark names={names} kind="numbers" id={number.id} />} back={back}>
      <Facts
        facts={[
          { label: t('numbers.column.number'), value: <CopiedPhone number={number.number} /> },
          {
            label: t('numbers.column.users'),
            value:
              users === undefined ? (
                '…'
              ) : users.length === 0 ? (
                t('numbers.nobody')
              ) : (
                <Link to={all}>{t('numbers.users', { count: users.length })}</Link>
              ),
          },
        ]}
      />
      {users !== undefined && users.length > 0 && <NumberUsers users={users} all={all} />}
      <RecentCalls filter={{ numbers: [number.id] }} />
    </DetailPage>
  )
}
